"""Go through a page by Tab alone, and complain of what is not reached, not seen to be reached, or not left again."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

_JUDGE = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
_FIRST, _LAST = 60, 20
"""How many things of a long page are gone through at its begin and at its end."""
_SKIP = "a.skip, a.md-skip"
_EDITOR = ".cm-editor, .CodeMirror"
_INSIDE = "selector => Boolean(document.activeElement.closest(selector))"


def hurdles(page: Page) -> list[str]:
    """Tab through a page that was just opened: over its head, then from its top and to its end."""
    count = page.evaluate(_JUDGE)
    first, last = min(count, _FIRST), min(max(count - _FIRST, 0), _LAST)
    found = [*_skipping(page)]
    for start, length in ((0, first), (count - last, last)):
        page.evaluate("place => tabbed.from(place)", start)
        _tab(page, length - 1)
    return found + page.evaluate("parts => tabbed.missed(parts)", [first, last])


def _skipping(page: Page) -> list[str]:
    """Complain if the first Tab from the top does not come to a link that leads past the head."""
    page.keyboard.press("Tab")
    if not page.evaluate(_INSIDE, _SKIP):
        return ["the first Tab does not come to the skip link"]
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    return [] if page.evaluate(_INSIDE, "main") else ["the skip link does not lead to the content"]


def _tab(page: Page, times: int) -> None:
    for _ in range(times):
        if page.evaluate(_INSIDE, _EDITOR):  # where Tab indents, Escape lets go
            page.keyboard.press("Escape")
        page.keyboard.press("Tab")
