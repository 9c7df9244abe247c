"""From a view and the chart that a header names to the bytes of a picture."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from xml.sax.saxutils import escape

from polgraph.errors import QueryError, lacking
from polgraph.results.charts.bars import bars
from polgraph.results.charts.matrix import matrix
from polgraph.results.charts.spec import Spec, lines
from polgraph.results.figures import SIGNS
from polgraph.results.view import View

ENDINGS = ("png", "svg")
KINDS: Mapping[str, Callable[[View, Mapping[str, object]], Spec]] = {"bar": bars, "matrix": matrix}
MOST_ROWS = {"bar": 200, "matrix": 2000}

_VEGA_LITE = "5.20"
_FONT = "Liberation Sans, Arial, sans-serif"  # has the Kazakh letters; vl-convert brings it, so all machines draw alike
_CONFIG = {
    "font": _FONT,
    "view": {"stroke": None},
    "axis": {
        "labelFontSize": 12,
        "domain": False,
        "ticks": False,
        "gridColor": "#e4e4e4",
        "aria": False,
    },
    "title": {"anchor": "start", "frame": "bounds", "fontSize": 15, "subtitleColor": "#555555", "aria": False},
}


def ending_of(file: str) -> str:
    """Return the kind of picture that the name of *file* ends in; QueryError if it is none of ours."""
    ending = file.rpartition(".")[2].lower()
    if ending not in ENDINGS:
        raise QueryError(f"{file}: a chart cannot be drawn there; expected a name that ends in .svg or .png")
    return ending


def refuse_table(name: str, chart: Mapping[str, object]) -> None:
    """Raise QueryError if the header of the query *name* names no chart."""
    if str(chart.get("type")) not in KINDS:
        named = f"names a {chart['type']}" if "type" in chart else "names none"
        raise QueryError(
            f"{name} has no chart: its header {named}; expected `#+ chart:` with type {' or '.join(KINDS)}"
        )


def picture(view: View, chart: Mapping[str, object], titles: tuple[str, str], ending: str) -> bytes:
    """Draw *view* as *chart* says, under a title and a smaller one: the same bytes for the same rows."""
    try:
        import vl_convert
    except ImportError as exc:
        raise lacking("a chart needs vl-convert", "charts") from exc
    kind = str(chart["type"])
    if not 0 < len(view) <= MOST_ROWS[kind]:
        raise QueryError(f"there are {len(view)} rows to draw; expected 1 to {MOST_ROWS[kind]}; ask with parameters")
    thousands, point = SIGNS[view.language]
    signs = {"thousands": thousands, "decimal": point, "grouping": [3], "currency": ["", ""]}
    spec = {
        "title": {"text": lines(titles[0], 72), "subtitle": lines(titles[1], 96), "offset": 16},
        "background": "white",
        "padding": 16,
        "config": _CONFIG,
        **KINDS[kind](view, chart),
    }
    try:
        svg = vl_convert.vegalite_to_svg(json.dumps(spec), vl_version=_VEGA_LITE, format_locale=signs)
        told = _with_words(svg, titles[0], _description(view, titles[1]), view.language)
        return told.encode() if ending == "svg" else bytes(vl_convert.svg_to_png(told, scale=2))
    except ValueError as exc:
        raise QueryError(f"the chart cannot be drawn: {' '.join(str(exc).split())[:160]}") from exc


def _description(view: View, asked: str) -> str:
    """Write the rows as lines of text, for those who cannot see them."""
    rows = ("; ".join(cell for cell in row if cell) for row in view.rows())
    return "\n".join([line for line in (asked, *rows) if line])


def _with_words(svg: str, title: str, description: str, language: str) -> str:
    """Put a title and a description into the picture, where screen readers look for them."""
    head, rest = svg.split(">", 1)
    words = f'<title id="title">{escape(title)}</title><desc id="desc">{escape(description)}</desc>'
    return f'{head} role="img" aria-labelledby="title desc" xml:lang="{language}">{words}{rest}\n'
