"""The pages of the manual that are looked at: some of each kind, chosen by what is hard to lay out."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

from tests.cases import ROOT

DOCS = ROOT / "docs"
_LONG = 30_000
"""Letters beyond which a page is more of the same: it takes minutes to look at each cell."""
HARD: tuple[Callable[[str], int], ...] = (
    len,
    lambda text: max((line.count("|") for line in text.splitlines() if line.startswith("|")), default=0),
    lambda text: len(re.findall(r"!\[|<img|<svg", text)),
)
"""Long pages, wide tables, pictures."""


def sample() -> list[str]:
    """Choose the page of each folder under docs/ that has the most of one of HARD in turn, by its name in the site."""
    folders = sorted({path.parent for path in DOCS.glob("*/**/*.md")})
    return [_name(page) for folder, hard in zip(folders, cycle(HARD), strict=False) if (page := _hardest(folder, hard))]


def _hardest(folder: Path, hard: Callable[[str], int]) -> Path | None:
    texts = {path: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.md"))}
    texts = {path: text for path, text in texts.items() if len(text) < _LONG}
    return max(texts, key=lambda path: hard(texts[path]), default=None)


def _name(path: Path) -> str:
    return path.relative_to(DOCS).with_suffix(".html").as_posix().removeprefix("en/")
