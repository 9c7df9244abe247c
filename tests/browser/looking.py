"""Look at an open page as a reader does, and complain of what no reader should see."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from polgraph.web.pages.words import words
from tests.browser.pages import Row

_LOOK = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
_NEVER = {
    # But for the one row whose value is an IRI: that of the ontology's version.
    "an IRI where a label should stand": re.compile(r"https?://w3id\.org/polgraph/(?!def/[0-9.]+$)"),
    "a value that is not there": re.compile(r"\bundefined\b|\bNaN\b|\[object |\bInvalid Date\b"),
    "a place that nothing was put in": re.compile(r"\{\w*\}"),
}
_AXE = "axe.run(document, {resultTypes: ['violations'], preload: false}).then(found => found.violations)"
_HEAVY = ("critical", "serious")
_KNOWN = {"scrollable-region-focusable": [[".CodeMirror-scroll"]]}
"""What is no barrier: the cursor, in a field beside it, leads through all of a text that is edited."""


def unfit(page: Page, language: str) -> Iterator[str]:
    """Complain of the layout, the language and the texts."""
    yield from misshapen(page, language)
    for text in page.evaluate(_LOOK)["texts"]:
        if text in _keys():
            yield f"shows the key of a word: {text}"
        yield from (f"shows {name}: {text[:100]}" for name, never in _NEVER.items() if never.search(text))


def misshapen(page: Page, language: str) -> Iterator[str]:
    """Complain of the layout and the language alone."""
    seen = page.evaluate(_LOOK)
    if seen["wide"]:
        yield f"scrolls sideways: {', '.join(seen['sticking'])}"
    if seen["language"] != language:
        yield f"says it is in {seen['language']!r}"


def lacking(page: Page, row: Row, language: str) -> Iterator[str]:
    """Complain if the page does not show what its row says."""
    shown = " ".join(page.locator(row.selector).first.inner_text().split())
    if row.words[language] not in shown:
        yield f"does not show {row.words[language]!r} in {row.selector}: {shown[:100]!r}"


def barriers(page: Page) -> Iterator[str]:
    """Complain of what axe-core finds serious or critical for people with disabilities."""
    page.evaluate(AXE_SCRIPT)
    for found in page.evaluate(_AXE):
        where = [node["target"] for node in found["nodes"]]
        if found["impact"] in _HEAVY and where != _KNOWN.get(found["id"]):
            yield f"{found['impact']}, {found['id']} ({len(where)}): {where[0]}"


@cache
def _keys() -> frozenset[str]:
    """Return the keys of words that are no words themselves."""
    return frozenset(key for key in words("en") if "." in key or ":" in key)
