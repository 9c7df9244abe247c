"""Tables of texts, with columns that fit the window."""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_GAP = "  "
_NARROWEST = 4


def draw(columns: Sequence[str], rows: Iterable[Sequence[str]], to_the_right: Sequence[bool] = ()) -> str:
    """Draw a table; long cells are wrapped so that the rows fit the window."""
    sides = list(to_the_right) or [False] * len(columns)
    cells_of = [list(row) for row in rows]
    widths = _widths([list(columns), *cells_of], _window())
    lines = [_GAP.join("─" * width for width in widths)]
    for number, row in enumerate([list(columns), *cells_of]):
        cells = [_wrapped(cell, width) for cell, width in zip(row, widths, strict=True)]
        height = max((len(cell) for cell in cells), default=1)
        drawn = [_line([cell[n] if n < len(cell) else "" for cell in cells], widths, sides) for n in range(height)]
        lines = [*drawn, *lines] if number == 0 else [*lines, *drawn]
    return "\n".join(line.rstrip() for line in lines)


def _window() -> int:
    """Return how many letters fit on a line: COLUMNS, the terminal, else enough for a page."""
    if os.environ.get("COLUMNS", "").isdigit():
        return int(os.environ["COLUMNS"])
    try:
        return os.get_terminal_size(1).columns
    except OSError:
        return 140


def _widths(rows: list[list[str]], window: int) -> list[int]:
    """Give each column what it needs, then take from the widest until the rows fit; words are broken last."""
    columns = list(zip(*rows, strict=True))
    widths = [max((len(cell) for cell in column), default=0) for column in columns]
    least = [max((len(word) for cell in column for word in cell.split()), default=0) for column in columns]
    for floor in (least, [_NARROWEST] * len(widths)):
        while sum(widths) + len(_GAP) * (len(widths) - 1) > window:
            shrinkable = [n for n, width in enumerate(widths) if width > floor[n]]
            if not shrinkable:
                break
            widths[max(shrinkable, key=lambda n: widths[n])] -= 1
    return widths


def _wrapped(cell: str, width: int) -> list[str]:
    """Break *cell* between words into lines of at most *width* letters, words too long for it in pieces."""
    lines = [""]
    for word in (piece for whole in cell.split(" ") for piece in _pieces(whole, width)):
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}" if lines[-1] else word
    return lines


def _pieces(word: str, width: int) -> list[str]:
    return [word[at : at + width] for at in range(0, len(word), width)] or [""]


def _line(cells: Sequence[str], widths: Sequence[int], sides: Sequence[bool]) -> str:
    columns = zip(cells, widths, sides, strict=True)
    return _GAP.join(cell.rjust(width) if side else cell.ljust(width) for cell, width, side in columns)
