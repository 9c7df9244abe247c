"""Write every page that is made of code and data."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from manual import (
    commands,
    facts,
    http,
    modules,
    ontology,
    patterns,
    python,
    questions,
    schemes,
    settings,
    shapes,
    sketches,
    tables,
)

DOCS = Path(__file__).parents[1] / "docs"
MAKERS = (
    commands,
    facts,
    http,
    modules,
    ontology,
    patterns,
    python,
    questions,
    schemes,
    settings,
    shapes,
    sketches,
    tables,
)
"""Each has `pages()`: names under docs/, each with its text."""


def pages() -> Iterator[tuple[str, str]]:
    """Yield all pages: the name under docs/, and the text."""
    for maker in MAKERS:
        yield from maker.pages()


def write() -> None:
    """Write all pages."""
    for name, text in pages():
        path = DOCS / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write()
