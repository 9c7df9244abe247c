"""Tell how long it takes from the paste of a release to its marked facts: `python -m tests.browser.pasting FILE`."""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.chromium import View, browsing, context
from tests.service.served import serving

TIMES = 10
_PASTE = """async text => {
    const area = document.getElementById("text"), result = document.getElementById("result");
    area.value = "";
    result.replaceChildren();
    const began = performance.now();
    const marked = new Promise(resolve => new MutationObserver((_, observer) => {
        if (!result.querySelector(".text .said")) return;
        observer.disconnect();
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began)));
    }).observe(result, { childList: true }));
    area.value = text;
    area.dispatchEvent(new InputEvent("input", { inputType: "insertFromPaste", bubbles: true }));
    return await marked;
}"""


def seconds(page: Page, text: str) -> float:
    """Return the time from a paste to the first picture with marked words."""
    return float(page.evaluate(_PASTE, text)) / 1000


def main(path: str) -> None:
    """Print the times of several pastes, the first of which meets a service that has read nothing."""
    text = Path(path).read_text(encoding="utf-8")
    with serving() as served, browsing() as browser:
        page = context(browser, View("ru", 1400, "light")).new_page()
        page.goto(f"{served.address}check")
        found = [seconds(page, text) for _ in range(TIMES)]
    rest = sorted(found[1:])
    print(f"{len(text)} characters: first {found[0]:.2f} s, then {rest[0]:.2f} to {rest[-1]:.2f} s")


if __name__ == "__main__":
    main(sys.argv[1])
