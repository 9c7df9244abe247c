"""The pages of the manual that are looked at: some of each kind, chosen by what is hard to lay out."""

from __future__ import annotations

import re
from collections.abc import Callable
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
    """Choose of each folder under docs/ the hardest pages, by their names in the site."""
    folders = sorted({path.parent for path in DOCS.glob("*/**/*.md")})
    return sorted({_name(path) for folder in folders for path in _hardest(folder)})


def _hardest(folder: Path) -> set[Path]:
    texts = {path: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.md"))}
    texts = {path: text for path, text in texts.items() if len(text) < _LONG}
    best = ((hard, max(texts, key=lambda path: hard(texts[path]))) for hard in HARD if texts)
    return {path for hard, path in best if hard(texts[path])}


def _name(path: Path) -> str:
    return path.relative_to(DOCS).with_suffix(".html").as_posix().removeprefix("en/")
