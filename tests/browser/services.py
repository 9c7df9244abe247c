"""The two services that the pages are looked at on: the shipped data, and a store with the two releases archived."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.browser.pages import Row
from tests.cases import SHARED
from tests.service.served import Served, serving

RELEASES = sorted(SHARED.glob("releases/*.txt"))


@contextmanager
def archived(folder: Path) -> Iterator[Served]:
    """Serve a store in *folder*, made by the commands that people use, with the releases' texts."""
    store = str(folder / "archive")
    for command in (["store", "create", store], ["ingest", "--store", store, *map(str, RELEASES)]):
        subprocess.run([sys.executable, "-m", "polgraph", *command], check=True, capture_output=True)
    with serving("--store", store) as served:
        yield served


@contextmanager
def homes(wanted: Iterable[Row]) -> Iterator[dict[str, str]]:
    """Serve what the *wanted* pages need; without the releases' texts, no store."""
    services = {row.service for row in wanted}
    with ExitStack() as opened:
        found = {}
        if "shipped" in services:
            found["shipped"] = opened.enter_context(serving()).address
        if "store" in services and RELEASES:
            folder = opened.enter_context(tempfile.TemporaryDirectory())
            found["store"] = opened.enter_context(archived(Path(folder))).address
        yield found
