"""Links of the pages that stand outside the site lead to files and headings that are there; the site checks its own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cases import ROOT
from tests.docs.blocks import PAGES

OUTSIDE = [path for path in [*PAGES, ROOT / "CHANGELOG.md"] if not path.is_relative_to(ROOT / "docs")]


@pytest.mark.parametrize("path", OUTSIDE, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_leads_somewhere(path: Path) -> None:
    assert [link for link in links(path.read_text(encoding="utf-8")) if not leads(link, path)] == []


def test_dead_links_are_seen() -> None:
    readme = ROOT / "README.md"
    dead = ["docs/nothing.md", "docs/en/guides/extraction.md#nothing", "http://example.org/"]
    assert [leads(link, readme) for link in dead] == [False, False, False]
    assert leads("docs/en/guides/extraction.md#how-well", readme)


def links(text: str) -> list[str]:
    prose = re.sub(r"^```.*?^```|`[^`\n]*`", "", text, flags=re.MULTILINE | re.DOTALL)
    return re.findall(r"\]\(([^)\s]+)\)", prose)


def leads(link: str, page: Path) -> bool:
    """Tell whether *link* on *page* is an address outside, by TLS, or leads to what is there."""
    if re.match(r"\w+:", link):
        return link.startswith("https://")
    name, _, anchor = link.partition("#")
    target = page.parent / name if name else page
    return target.exists() and (not anchor or anchor in headings(target))


def headings(page: Path) -> set[str]:
    found = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in found}
