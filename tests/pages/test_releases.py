"""The pages of releases: the whole text with every fact marked, each leading to the other; the list of releases."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import httpx
import pytest

from tests.cases import SHARED
from tests.pages.stores import ADDRESS, HOSTILE, Read, made
from tests.service.served import serving

BETTER = HOSTILE.replace("4 120", "4 210").replace("71,2", "72,3").replace("с 310 до 254", "с 310 до 245")
SHIPPED = ("61c886dfe42e", "c736a843b8cc")
STATED = """
SELECT DISTINCT ?fact ?span {{
  ?text pg:sha256 ?hash . FILTER (STRSTARTS(?hash, "{0}"))
  ?run prov:used ?text . ?fact prov:wasGeneratedBy ?run ; pg:evidence ?span
}}"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("stores") / "own"


@pytest.fixture(scope="module")
def hashes(folder: Path) -> list[str]:
    return [one[:12] for one in made(folder, [HOSTILE, BETTER])]


@pytest.fixture(scope="module")
def store(folder: Path, hashes: list[str]) -> Iterator[httpx.Client]:
    with (
        serving("--store", str(folder)) as served,
        httpx.Client(base_url=served.address, trust_env=False, timeout=60) as opened,
    ):
        yield opened


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """The two real releases, with their texts."""
    paths = sorted(SHARED.glob("releases/*.txt"))
    if not paths:
        pytest.skip(f"{SHARED} is not here, and with it the two real releases")
    folder = tmp_path_factory.mktemp("stores") / "real"
    made(folder, [])
    for path in paths:
        made_in(folder, path)
    with (
        serving("--store", str(folder)) as served,
        httpx.Client(base_url=served.address, trust_env=False, timeout=60) as opened,
    ):
        yield opened
