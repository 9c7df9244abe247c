"""The page of coverage: a table of what is reported and what never was, each cell with its proof."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from polgraph.errors import QueryParameterError
from polgraph.iris import compact
from polgraph.namespaces import PREFIXES
from polgraph.pipeline.serving.fields import number_of
from polgraph.web.pages.coverage.matrix import STATES, matrix
from polgraph.web.pages.coverage.narrowing import Narrowed
from polgraph.web.pages.making import Maker
from polgraph.web.pages.model import Page, Value
from polgraph.web.pages.questions.inputs import Input

if TYPE_CHECKING:
    from collections.abc import Callable

    from polgraph.pipeline.serving.origin import Origin
    from polgraph.web.pages.coverage.narrowing import Column
    from polgraph.workers.kept.jobs import Answer, Asked

_MOST_ROWS, _MOST_PAGES = 100, 10**6
_REFUSED = 400


@dataclass(frozen=True, slots=True)
class Cell:
    """How an indicator is reported under a column: states with the words that prove them; none in a gap."""

    column: Column
    states: tuple[tuple[str, Value], ...]


@dataclass(frozen=True, slots=True)
class Head:
    """A region over its columns; *is_far* if a narrow screen has no room for it."""

    name: str
    width: int
    is_far: bool


@dataclass(frozen=True, slots=True)
class Count:
    """How many indicators are reported for a region."""

    slug: str
    name: str
    count: int
    is_chosen: bool


def coverage(asked: Asked, origin: Origin) -> Answer:
    """Show which indicators are reported, narrowed by the `fields` of the request, in `language`."""
    maker = Maker(asked, origin)
    whole = Narrowed(matrix(maker.dataset), {}, _naming(maker))
    try:
        return _answer(maker, _narrowed(maker, whole), number_of(maker.fields, "page", 1, _MOST_PAGES) or 1)
    except QueryParameterError as exc:
        return replace(_answer(maker, whole, 1, str(exc)), status=_REFUSED)


def _narrowed(maker: Maker, whole: Narrowed) -> Narrowed:
    """Narrow the matrix to what the fields name; QueryParameterError for what it does not have."""
    chosen = {}
    for kind, iris in _axes(whole).items():
        if wanted := maker.fields.get(kind):
            chosen[kind] = next((iri for iri in iris if iri and _slug(kind, iri) == wanted), "")
            if not chosen[kind]:
                raise QueryParameterError(f"{kind} is {wanted[:80]!r}; expected one that the form offers")
    return Narrowed(whole.matrix, chosen, _naming(maker), is_gaps=maker.fields.get("gaps") == "true")


def _answer(maker: Maker, shown: Narrowed, number: int, wrong: str = "") -> Answer:
    first = (number - 1) * _MOST_ROWS
    return maker.answer(
        "coverage",
        Page(maker.words["nav.coverage"]),
        shown=shown,
        wrong=wrong,
        inputs=_inputs(maker, shown),
        counts=_counts(maker, shown),
        heads=_heads(maker, shown),
        rows=[
            (maker.linked(one), [_cell(maker, shown, one, column) for column in shown.columns])
            for one in shown.indicators[first : first + _MOST_ROWS]
        ],
        number=number,
        first=first + 1,
        signs=STATES,
        name=_naming(maker),
    )


def _naming(maker: Maker) -> Callable[[str], str]:
    return lambda iri: maker.name(iri) if iri else maker.words["coverage.undated"]


def _inputs(maker: Maker, shown: Narrowed) -> tuple[Input, ...]:
    selects = (
        Input(
            kind,
            maker.words[f"coverage.{kind}"],
            "select",
            maker.fields.get(kind, ""),
            tuple((_slug(kind, iri), maker.name(iri)) for iri in iris if iri),
        )
        for kind, iris in _axes(shown).items()
    )
    gaps = Input("gaps", maker.words["coverage.gaps"], "checkbox", "true" if shown.is_gaps else "")
    return (*selects, gaps)


def _counts(maker: Maker, shown: Narrowed) -> list[Count]:
    there = {column.region for column in shown.columns}
    return [
        Count(_slug("region", one), maker.name(one), len(shown.reported(one)), there == {one}) for one in shown.regions
    ]


def _heads(maker: Maker, shown: Narrowed) -> list[Head]:
    regions = [column.region for column in shown.columns]
    far = {column.region: column.is_far for column in shown.columns}
    return [Head(maker.name(region), regions.count(region), is_far) for region, is_far in far.items()]


def _cell(maker: Maker, shown: Narrowed, indicator: str, column: Column) -> Cell:
    """Show each state of a cell once, the surest first."""
    stated = shown.matrix.cells.get((indicator, column.region, column.period), ())
    of_state = {one.state: one for one in reversed(stated)}
    proofs = ((state, maker.proof(one.span, one.claim)) for state, one in reversed(of_state.items()))
    return Cell(column, tuple(proofs))


def _axes(whole: Narrowed) -> dict[str, list[str]]:
    """Return what the table may be narrowed to; fields of the address take their ids."""
    return {"measure": whole.measures, "region": whole.regions, "period": whole.periods}


def _slug(kind: str, iri: str) -> str:
    """Return the id of a thing, with its kind where that is another: a place among regions."""
    prefix = PREFIXES[kind]
    return iri.removeprefix(prefix) if iri.startswith(prefix) else compact(iri)
