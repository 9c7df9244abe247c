"""The page of an indicator: what it counts and by which law, its figures everywhere, and what may be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.engine import NamedNode, Solutions
from polgraph.iris import kind_and_slug
from polgraph.namespaces import PG, SKOS
from polgraph.web.pages.model import Sheet
from polgraph.web.pages.places.answers import answer, blank, saved, tidy
from polgraph.web.pages.places.defined import definition
from polgraph.web.pages.places.mapped import mapped
from polgraph.web.pages.places.notes import notes_about
from polgraph.web.pages.places.pairs import pairs
from polgraph.web.pages.tables import Table, table_of
from polgraph.web.pages.things import Pages

if TYPE_CHECKING:
    from polgraph.pipeline.serving.describing import Described
    from polgraph.web.pages.making import Maker

_FIGURES = ("region", "period", "value", "unit", "change", "previous", "intensity", "evidence")
_DERIVED = ("region", "period", "value", "unit", "point", "change", "rule", "evidence")


def indicator(found: Described, maker: Maker) -> Sheet:
    """Show an indicator."""
    iri, slug = found.iri, kind_and_slug(found.iri)[1]
    figures, part = answer(maker, "figures-of-a-region", {"region": "KZ", "indicator": slug}, _FIGURES)
    parts = {name: _one(maker, iri, term) for name, term in (("measure", PG.measure), ("subject", PG.subject))}
    asked = {name: kind_and_slug(part)[1] for name, part in parts.items() if part}
    return Sheet(
        "indicator",
        Pages(maker).head(found),
        {
            "compared": asked,
            "defined": definition(maker, iri),
            "derived": _derived(maker, iri, asked),
            "figures": figures,
            "here": "indicators",
            "is_special": True,
            "map": mapped(maker, iri),
            "notes": notes_about(maker, _concerned(maker, iri)),
            "pairs": pairs(maker, iri, asked),
            "part": part,
        },
    )


def _concerned(maker: Maker, iri: str) -> set[str]:
    """Return what notes may be about: the parts of an indicator, and what its subject is a kind of."""
    own = {_one(maker, iri, term) for term in (PG.measure, PG.subject, PG.countingUnit)} - {""}
    wider = (one.object for part in own for one in maker.dataset.matching(part, SKOS.broaderTransitive))
    return own | {one.value for one in wider if isinstance(one, NamedNode)}


def _derived(maker: Maker, iri: str, asked: dict[str, str]) -> Table:
    """Return the earlier levels that follow from stated changes."""
    found = saved(maker, "derived-previous-values", {"subject": asked["subject"]} if "subject" in asked else {})
    place = found.columns.index("indicator")
    kept = Solutions(found.columns, tuple(row for row in found.rows if getattr(row[place], "value", "") == iri))
    return tidy(table_of(maker, kept, _DERIVED, blank(maker, kept)))


def _one(maker: Maker, thing: str, predicate: str) -> str:
    found = (one.object for one in maker.dataset.matching(thing, predicate))
    return next((one.value for one in found if isinstance(one, NamedNode)), "")
