"""In what figures that a map shows side by side are not alike: in periods, in units, as bounds instead of numbers."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from polgraph.namespaces import ID, PG, PREFIXES
from polgraph.web.pages.places.notes import noted
from polgraph.web.pages.rows import told
from polgraph.web.pages.who.facts import Facts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from polgraph.web.pages.making import Maker
    from polgraph.web.pages.rows import Told

_DIFFERING = ("period", "unit")
"""Columns in which such figures should be the same."""
_BOUNDS = tuple(f"{PREFIXES['value-kind']}{kind}" for kind in ("lower-bound", "upper-bound"))
_UNDEFINED = f"{ID}reason/definition-not-stated"


def alike(rows: Sequence[Told]) -> set[str]:
    """Return the regions of the levels whose period and unit are those of most; none if no two are alike."""
    of = {row["region"]: tuple(row.get(name, "") for name in _DIFFERING) for row in rows if "unit" in row}
    if len(of) < 2:
        return set(of)
    most, count = Counter(of.values()).most_common(1)[0]
    return {region for region, one in of.items() if one == most and count > 1}


def warning(maker: Maker, indicator: str, rows: Sequence[Told]) -> str:
    """Say why the levels among *rows* are to be compared with care, or not at all; nothing if they are alike."""
    levels = [row for row in rows if "unit" in row]
    reasons = [*_reasons(maker, levels), *_undefined(maker, indicator)] if len(levels) > 1 else []
    return f"{maker.words['places.care']} {'; '.join(reasons)}." if reasons else ""


def _reasons(maker: Maker, levels: Sequence[Told]) -> Iterator[str]:
    for column in _DIFFERING:
        different = sorted({row.get(column, "") for row in levels})
        if len(different) > 1:
            named = ", ".join(maker.name(one) for one in different if one)
            yield f"{maker.words[f'places.care.{column}']} ({named})"
    if any(row["kind"] in _BOUNDS for row in levels):
        yield maker.words["places.care.bound"]


def _undefined(maker: Maker, indicator: str) -> Iterator[str]:
    """Yield that nobody defines what is measured, if a note says so."""
    notes = told(noted(maker, Facts(maker.dataset).all(indicator, PG.measure)))
    if any(note["reason"] == _UNDEFINED for note in notes):
        yield maker.words["places.care.definition"]
