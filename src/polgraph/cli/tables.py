"""Tables for people: labels instead of IRIs, short evidence, columns that fit the window."""

from __future__ import annotations

import os
import re

from polgraph.engine import NamedNode, Solutions, Term
from polgraph.namespaces import PREFIXES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_TEXT_IRI = re.compile(re.escape(PREFIXES["text"]) + r"([0-9a-f]{12})[0-9a-f]*")
_GAP = "  "
_NARROWEST = 4


def answer_table(solutions: Solutions, labels: Mapping[str, str], shown: Sequence[str]) -> str:
    """Draw the *shown* columns of *solutions*, with a last line that counts the rows."""
    columns = [name for name in shown if name in solutions.columns] or list(solutions.columns)
    places = [solutions.columns.index(name) for name in columns]
    rows = [[cell_text(row[place], labels) for place in places] for row in solutions.rows]
    count = f"{len(rows)} row" + ("" if len(rows) == 1 else "s")
    return f"{draw(columns, rows)}\n{count}"


def draw(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Draw a table; long cells are wrapped so that the rows fit the window."""
    cells_of = [list(row) for row in rows]
    widths = _widths([list(columns), *cells_of], _window())
    lines = [_GAP.join("─" * width for width in widths)]
    for number, row in enumerate([list(columns), *cells_of]):
        cells = [_wrapped(cell, width) for cell, width in zip(row, widths, strict=True)]
        height = max((len(cell) for cell in cells), default=1)
        drawn = [_line([cell[n] if n < len(cell) else "" for cell in cells], widths) for n in range(height)]
        lines = [*drawn, *lines] if number == 0 else [*lines, *drawn]
    return "\n".join(line.rstrip() for line in lines)


def cell_text(term: Term | None, labels: Mapping[str, str]) -> str:
    """Write one value for people: a label instead of an IRI, short evidence, nothing for nothing."""
    if term is None:
        return ""
    if isinstance(term, NamedNode):
        return _printable(labels.get(term.value) or _unlabelled(term.value))
    return _printable(_short_evidence(getattr(term, "value", None) or str(term)))


def _unlabelled(iri: str) -> str:
    """Write an IRI that has no label: a period by its days, a span by its text and positions."""
    if iri.startswith(PREFIXES["period"]):
        return iri[len(PREFIXES["period"]) :].replace("_", " – ")
    return short_iri(iri).removeprefix("text:")


def _short_evidence(text: str) -> str:
    """Shorten the spans of an evidence column and put them in the order of the text."""
    if PREFIXES["text"] not in text:
        return text
    return " ".join(sorted(_TEXT_IRI.sub(r"\1", text).split(), key=lambda span: (len(span), span)))


def short_iri(iri: str) -> str:
    """Write an IRI as people read it: prefix:name, a text by the start of its hash."""
    if iri.startswith(PREFIXES["text"]):
        return _TEXT_IRI.sub(r"text:\1", iri)
    found = max(
        (item for item in PREFIXES.items() if iri.startswith(item[1])), key=lambda item: len(item[1]), default=None
    )
    return f"{found[0]}:{iri[len(found[1]) :]}" if found else iri


def _printable(text: str) -> str:
    """Replace control characters, which could drive a terminal."""
    return text if text.isprintable() else "".join(letter if letter.isprintable() else " " for letter in text)


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


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return _GAP.join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
