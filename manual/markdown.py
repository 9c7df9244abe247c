"""Pieces of Markdown that the made pages share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a table and an empty one; nothing at all if there are no rows."""
    lines = [_row(row) for row in rows]
    if lines:
        yield from (_row(heads), f"|{'---|' * len(heads)}", *lines, "")


def code(text: str) -> str:
    """Write *text* as code on one line, or nothing if it is empty; a bar so that every reader's tables bear it."""
    if "|" in text:
        return (
            "<code>" + "".join(one if one.isalnum() or one in " .," else f"&#{ord(one)};" for one in text) + "</code>"
        )
    return f"`{text}`" if text else ""


def words(text: str) -> str:
    """Write *text* so that none of it is read as HTML; what stands in backquotes is code and stays."""
    parts = text.split("`")
    return "`".join(part if number % 2 else part.replace("<", "&lt;") for number, part in enumerate(parts))


def block(text: str, language: str = "text") -> Iterator[str]:
    """Yield a block of code and an empty line."""
    yield from (f"```{language}", text.strip("\n"), "```", "")


def folded(title: str, lines: Iterable[str]) -> Iterator[str]:
    """Yield what is shown when a reader opens *title*."""
    yield from ('<details markdown="1">', f"<summary>{title}</summary>", "", *lines, "</details>", "")


def _row(cells: Sequence[str]) -> str:
    line = " | ".join(" ".join(cell.split()).replace("|", r"\|") for cell in cells)
    return f"| {line} |".replace("|  |", "| |").replace("|  |", "| |")
