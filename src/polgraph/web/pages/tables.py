"""The answer of a saved query as a table of a page: labels that lead on, figures, and the words that prove each row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from polgraph.engine import NamedNode, Solutions
from polgraph.namespaces import ID, PG, PREFIXES
from polgraph.pipeline.presenting import view
from polgraph.pipeline.questions import FALLBACK, labels_in, saved_queries
from polgraph.pipeline.values import bound
from polgraph.results.figures import figures_of
from polgraph.web.pages.linking import href
from polgraph.web.pages.model import Value
from polgraph.web.pages.rows import told

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from polgraph.engine import Term
    from polgraph.results.figures import Figure
    from polgraph.results.view import View
    from polgraph.web.pages.making import Maker
    from polgraph.web.pages.rows import Told

MOST_PROOFS = 3
"""Words that a row shows; the page of its claim has all."""
Part = Callable[[Solutions], Solutions]
"""Keeps some of the rows of an answer."""
_CLAIMS = ("claim", "participation", "other", "movement")
"""The columns that name what a row states."""
_OTHERS = {"valueB": "other"}
"""Figures of another claim than the first, to the columns that name it."""
_REASONS = "reasons"
"""The column of ids of reasons."""
_BEARERS = {"name": ("person", "who")}
"""A column of texts to those that have the things they belong to."""


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column; *is_figure* if it holds figures."""

    name: str
    text: str
    is_figure: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a row under a head."""

    head: Head
    values: tuple[Value, ...]
    more: int = 0
    """How many values are not shown."""


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of an answer; *csv* is where all of them are as CSV."""

    name: str
    heads: tuple[Head, ...]
    rows: tuple[tuple[Cell, ...], ...]
    csv: str
    view: View
    """What the rows are made of, for charts."""
    total: int = 0
    """How many rows there are, shown or not."""


def table(
    maker: Maker, name: str, values: Mapping[str, str], shown: Sequence[str] = (), *, part: Part = lambda found: found
) -> Table:
    """Answer the saved query *name*; its *shown* columns, or those that its header names; all rows, or a *part*."""
    query = saved_queries()[name]
    found = maker.dataset.select(bound(maker.dataset, query, values))
    csv = f"/api/queries/{name}?{urlencode({**values, 'format': 'csv'})}"
    kept = part(found)
    blank = Table(name, (), (), csv, view=_view(maker, kept, query.shown), total=len(found.rows))
    return table_of(maker, kept, shown or query.shown, blank)


def between(rows: slice) -> Part:
    """Keep the rows of a page."""
    return lambda found: Solutions(found.columns, found.rows[rows])


def where(kept: Callable[[Told], bool]) -> Part:
    """Keep the rows of which *kept* is true."""
    return lambda found: Solutions(
        found.columns, tuple(row for row, said in zip(found.rows, told(found), strict=True) if kept(said))
    )


def table_of(maker: Maker, found: Solutions, shown: Sequence[str], blank: Table) -> Table:
    """Fill a *blank* table with *found* rows."""
    seen = _view(maker, found, [one for one in shown if one != "claim" or "evidence" not in shown])
    heads = tuple(
        Head(name, seen.words.get(name, name), is_figure=place is None) for name, place in seen.places.items()
    )
    writer = _Rows(maker, seen, heads)
    return Table(blank.name, heads, tuple(writer.rows()), blank.csv, seen, blank.total)


def _view(maker: Maker, found: Solutions, shown: Sequence[str]) -> View:
    labels = labels_in(maker.dataset, found, FALLBACK[maker.language])
    things = {term.value for row in found.rows for term in row if isinstance(term, NamedNode)}
    periods = {iri: maker.name(iri) for iri in things if iri.startswith(PREFIXES["period"])}
    return view(found, shown, maker.language, {**labels, **periods})


class _Rows:
    """Writes the rows of a view as cells."""

    def __init__(self, maker: Maker, seen: View, heads: tuple[Head, ...]) -> None:
        self._maker, self._view, self._heads = maker, seen, heads

    def rows(self) -> Iterator[tuple[Cell, ...]]:
        for row in self._view.found.rows:
            figures = figures_of(row, self._view.families)
            yield tuple(
                Cell(head, self._figure(figures[head.name], self._claim(row, head)))
                if head.is_figure
                else self._cell(head, row)
                for head in self._heads
            )

    def _cell(self, head: Head, row: Sequence[Term | None]) -> Cell:
        place = self._view.places[head.name]
        term = None if place is None else row[place]
        if head.name == "evidence":
            spans = str(getattr(term, "value", "")).split()
            proofs = tuple(self._maker.proof(span, self._stated_by(span, row)) for span in spans[:MOST_PROOFS])
            return Cell(head, proofs, max(0, len(spans) - MOST_PROOFS))
        if isinstance(term, NamedNode) and term.value not in self._view.labels:
            return Cell(head, (self._unlabelled(term),))
        text = self._view.cell(head.name, term)
        if head.name == _REASONS:
            text = ", ".join(self._maker.name(f"{PREFIXES['reason']}{slug}") for slug in text.split())
        led = term if isinstance(term, NamedNode) else self._of(row, _BEARERS.get(head.name, ()))
        return Cell(head, (Value(text, href(led.value)[0] if isinstance(led, NamedNode) else ""),))

    def _of(self, row: Sequence[Term | None], names: Sequence[str]) -> Term | None:
        """Return what a row has in the first of the columns *names* that there is."""
        columns = self._view.found.columns
        return next((row[columns.index(name)] for name in names if name in columns), None)

    def _figure(self, figure: Figure, claim: str) -> tuple[Value, ...]:
        """Show a figure, if there is one, as a link to what states it."""
        text = figure.text(self._maker.language)
        return (Value(text, href(claim)[0]),) if text else ()

    def _unlabelled(self, term: NamedNode) -> Value:
        """Show what has no name: a period by its days, anything else by what it is about."""
        return self._maker.linked(term.value)

    def _claim(self, row: Sequence[Term | None], head: Head) -> str:
        """Return the claim that a figure is of."""
        term = self._of(row, (_OTHERS[head.name],) if head.name in _OTHERS else _CLAIMS)
        return term.value if isinstance(term, NamedNode) and term.value.startswith(ID) else ""

    def _stated_by(self, span: str, row: Sequence[Term | None]) -> str:
        """Return the claim of a row that *span* is evidence of; nothing if it is that of none."""
        claims = (self._of(row, (name,)) for name in _CLAIMS)
        named = (one.value for one in claims if isinstance(one, NamedNode) and one.value.startswith(ID))
        return next((one for one in named if any(self._maker.dataset.matching(one, PG.evidence, span))), "")
