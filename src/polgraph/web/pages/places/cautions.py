"""In what figures that a map shows side by side are not alike: in periods, in units, as bounds instead of numbers."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from polgraph.engine import NamedNode
from polgraph.namespaces import ID, PG, PREFIXES
from polgraph.web.pages.places.notes import notes_about
from polgraph.web.pages.places.reported import COUNTRY

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from polgraph.engine import Solutions, Term
    from polgraph.web.pages.making import Maker

    Row = Sequence[Term | None]

_DIFFERING = ("period", "unit")
"""Columns in which such figures should be the same."""
_BOUNDS = tuple(f"{PREFIXES['value-kind']}{kind}" for kind in ("lower-bound", "upper-bound"))
_UNDEFINED = f"{ID}reason/definition-not-stated"


def alike(columns: Sequence[str], rows: Mapping[str, Row]) -> set[str]:
    """Return the keys of the *rows* whose period and unit are those of most; none if no two are alike."""
    told = {key: tuple(_iri(row[columns.index(name)]) for name in _DIFFERING) for key, row in rows.items()}
    if len(told) < 2:
        return set(told)
    most, count = Counter(told.values()).most_common(1)[0]
    return {key for key, one in told.items() if one == most and count > 1}


def warning(maker: Maker, indicator: str, found: Solutions) -> str:
    """Say why the levels of regions in *found* are not to be compared, if so."""
    levels = [dict(zip(found.columns, row, strict=True)) for row in found.rows]
    levels = [one for one in levels if _iri(one["unit"]) and _iri(one["region"]) != COUNTRY]
    reasons = [*_reasons(maker, levels), *_undefined(maker, indicator)] if len(levels) > 1 else []
    return f"{maker.words['places.care']} {'; '.join(reasons)}." if reasons else ""


def _reasons(maker: Maker, levels: Sequence[Mapping[str, Term | None]]) -> Iterator[str]:
    for column in _DIFFERING:
        different = sorted({_iri(one[column]) for one in levels})
        if len(different) > 1:
            named = ", ".join(maker.name(one) for one in different if one)
            yield f"{maker.words[f'places.care.{column}']} ({named})"
    if any(_iri(one["kind"]) in _BOUNDS for one in levels):
        yield maker.words["places.care.bound"]


def _undefined(maker: Maker, indicator: str) -> Iterator[str]:
    """Yield the note that nobody defines what is measured."""
    measures = {_iri(one.object) for one in maker.dataset.matching(indicator, PG.measure)}
    found = notes_about(maker, measures).view.found
    for row in found.rows:
        if _iri(row[found.columns.index("reason")]) == _UNDEFINED:
            yield maker.words["places.care.definition"]


def _iri(term: Term | None) -> str:
    return term.value if isinstance(term, NamedNode) else ""
