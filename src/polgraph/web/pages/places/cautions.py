"""In what figures that a map shows side by side are not alike: in periods, in units, as bounds instead of numbers."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from polgraph.namespaces import ID, PG, PREFIXES
from polgraph.web.pages.places.notes import noted
from polgraph.web.pages.rows import told
from polgraph.web.pages.said import Said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from polgraph.web.pages.making import Maker
    from polgraph.web.pages.rows import Told

_DIFFERING = ("period", "unit")
"""Columns in which such figures should be the same."""
_KINDS = {("lower-bound", "upper-bound"): "bound", ("approximate", "interval"): "rough"}
"""Kinds of figures to what is said of comparing them."""
_NOTED = {f"{ID}reason/definition-not-stated": "definition", f"{ID}reason/series-break": "break"}
"""Reasons of notes to what is said of them."""


def alike(rows: Sequence[Told]) -> set[str]:
    """Return the regions of the levels whose period and unit are those of most; none if no two are alike."""
    of = {row["region"]: tuple(row.get(name, "") for name in _DIFFERING) for row in rows if "unit" in row}
    if len(of) < 2:
        return set(of)
    most, count = Counter(of.values()).most_common(1)[0]
    return {region for region, one in of.items() if one == most and count > 1}


def warning(maker: Maker, indicator: str, rows: Sequence[Told], several: Sequence[str] = ()) -> str:
    """Say why the levels among *rows* are to be compared with care, or not at all; nothing if they are alike.

    Of the regions *several* there are other figures for the same time, which a map does not show.
    """
    levels = [row for row in rows if "unit" in row]
    reasons = [*_reasons(maker, levels), *_noted(maker, indicator)] if len(levels) > 1 else []
    if several:
        reasons.append(maker.words["places.care.several"].format(", ".join(map(maker.name, several))))
    return f"{maker.words['places.care']} {'; '.join(reasons)}." if reasons else ""


def _reasons(maker: Maker, levels: Sequence[Told]) -> Iterator[str]:
    for column in _DIFFERING:
        different = sorted({row.get(column, "") for row in levels})
        if len(different) > 1:
            named = ", ".join(maker.name(one) for one in different if one)
            yield f"{maker.words[f'places.care.{column}']} ({named})"
    for kinds, reason in _KINDS.items():
        if any(row["kind"].removeprefix(PREFIXES["value-kind"]) in kinds for row in levels):
            yield maker.words[f"places.care.{reason}"]


def _noted(maker: Maker, indicator: str) -> Iterator[str]:
    """Yield what notes say of the measure and the subject: nobody defines it, or a law changed it."""
    notes = told(noted(maker, Said(maker.dataset).all(indicator, PG.measure, PG.subject)))
    for reason in sorted({note["reason"] for note in notes} & _NOTED.keys()):
        yield maker.words[f"places.care.{_NOTED[reason]}"]
