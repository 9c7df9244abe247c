"""Rows as a workbook for spreadsheets: labels for people, numbers as numbers, the same bytes for the same rows.

Texts stay texts: one that looks like a formula or an address is neither.
"""

from __future__ import annotations

import io
from datetime import UTC, datetime

from polgraph.errors import QueryError
from polgraph.results.values import python_value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from polgraph.engine import Term
    from polgraph.results.values import Value
    from polgraph.results.view import View

_MOST_ROWS, _LONGEST = 1_048_575, 32_767
"""Beside the heads, and letters of a cell: more the format does not hold."""
_EXACT = 2**53
"""From here on a spreadsheet would round."""
_WIDEST = 60
_LITERAL = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False, "in_memory": True}


def spreadsheet(view: View) -> bytes:
    """Write the table that people see and, right of it as `data: …`, other columns of the query and parts of figures.

    QueryError for what a workbook does not hold.
    """
    import xlsxwriter

    if len(view) > _MOST_ROWS:
        raise QueryError(f"the answer has {len(view)} rows; expected at most {_MOST_ROWS} for a spreadsheet")
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, _LITERAL)
    book.set_properties({"created": datetime(2000, 1, 1, tzinfo=UTC)})
    sheet = book.add_worksheet("polgraph")
    behind = [name for place, name in enumerate(view.found.columns) if place not in view.places.values()]
    heads = [*view.columns, *(f"data: {name}" for name in behind)]
    sheet.write_row(0, 0, heads, book.add_format({"bold": True}))
    widths = [len(head) for head in heads]
    for number, cells in enumerate(_rows(view, behind), start=1):
        for place, cell in enumerate(cells):
            if isinstance(cell, str) and len(cell) > _LONGEST:
                told = f"row {number}, {heads[place]}: {len(cell)} letters"
                raise QueryError(f"{told}; expected at most {_LONGEST} in a cell")
            sheet.write(number, place, cell)
            widths[place] = max(widths[place], len(str(cell or "")))
    for place, width in enumerate(widths):
        sheet.set_column(place, place, min(width, _WIDEST) + 2)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(view), max(len(heads) - 1, 0))
    book.close()
    return file.getvalue()


def _rows(view: View, behind: list[str]) -> Iterator[list[Value]]:
    """Yield the cells of each row; *behind* are the columns that people do not see."""
    places = [(name, view.found.columns.index(name)) for name in behind]
    for row, shown in zip(view.found.rows, view.rows(), strict=True):
        seen = zip(view.places.items(), shown, strict=True)
        table = [text if place is None else _value(view, name, row[place]) for (name, place), text in seen]
        yield [*table, *(_value(view, name, row[place]) for name, place in places)]


def _value(view: View, name: str, term: Term | None) -> Value:
    """Return a number or a truth as such, and all else as people read it."""
    value = python_value(term)
    rounded = isinstance(value, int) and abs(value) >= _EXACT
    return view.cell(name, term) if rounded or isinstance(value, str) else value
