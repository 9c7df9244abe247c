"""Pages with one fault each, as files: what looks at our pages sees each of them, and none in the page without."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.chromium import View
from tests.browser.conftest import Opening
from tests.browser.folders import served
from tests.browser.keyboard import hurdles
from tests.browser.looking import barriers, unfit
from tests.browser.watching import watched

FAULTY = sorted(Path(__file__).parent.glob("faulty/*.html"))


@pytest.fixture(scope="module")
def folder() -> Iterator[str]:
    with served(FAULTY[0].parent) as home:
        yield home


@pytest.mark.parametrize("case", FAULTY, ids=lambda case: case.stem)
def test_a_fault_is_seen(case: Path, folder: str, opening: Opening) -> None:
    (expected,) = re.findall(r'<meta name="complaint" content="(.*)">', case.read_text(encoding="utf-8"))
    with watched(opening(View("en", 390, "light")), folder) as seen:
        seen.open(f"/{case.name}")
        found = [*unfit(seen.page, "en"), *barriers(seen.page), *hurdles(seen.page), *seen.complaints]
    assert any(one.startswith(expected) for one in found) if expected else found == [], found
