"""The table for people in Markdown, as GitHub reads it, and in HTML, as notebooks do; no cell is read as markup."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from polgraph.results.view import View

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", **{sign: f"\\{sign}" for sign in "\\|[*`~"}, "\n": " ", "\r": " "})


def markdown(view: View, most: int | None = None) -> str:
    """Write the table, figures to the right; with *most*, only so many rows of it."""
    rules = ["---:" if of_figures else "---" for of_figures in view.of_figures]
    rows = [row for _, row in zip(range(len(view) if most is None else most), view.rows(), strict=False)]
    lines = [_line(map(_escaped, view.columns)), f"|{'|'.join(rules)}|", *(_line(map(_escaped, row)) for row in rows)]
    return "".join(f"{line}\n" for line in lines)


def html(view: View, most: int) -> str:
    """Write the first rows, *most* of them, and say how many there are."""
    from html import escape

    def row(tag: str, cells: Iterable[str]) -> str:
        sides = ["right" if of_figures else "left" for of_figures in view.of_figures]
        drawn = (f'<{tag} style="text-align: {s}">{escape(c)}</{tag}>' for s, c in zip(sides, cells, strict=True))
        return f"<tr>{''.join(drawn)}</tr>"

    shown = [row("td", cells) for _, cells in zip(range(most), view.rows(), strict=False)]
    body = "\n".join(["<thead>", row("th", view.columns), "</thead>", "<tbody>", *shown, "</tbody>"])
    return f'<table lang="{view.language}">\n{body}\n</table>\n<p>{counted(len(view), len(shown))}</p>'


def counted(rows: int, shown: int) -> str:
    """Say how many rows there are, and how many of them are shown if that is fewer."""
    return f"{rows} row{'' if rows == 1 else 's'}" + (f", of which the first {shown} are shown" if shown < rows else "")


def _escaped(text: str) -> str:
    return text.translate(_ESCAPES).replace("\\~ ", "~ ")  # before a blank it strikes nothing through


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
