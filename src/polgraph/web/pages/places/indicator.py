"""The page of an indicator: what it counts and by which law, its figures everywhere, and what may be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.engine import Solutions
from polgraph.iris import kind_and_slug
from polgraph.namespaces import PG, SKOS
from polgraph.web.pages.model import Sheet
from polgraph.web.pages.places.answers import answer, drawn, of_rows, tidy
from polgraph.web.pages.places.defined import definition
from polgraph.web.pages.places.mapped import mapped
from polgraph.web.pages.places.notes import notes_about
from polgraph.web.pages.places.pairs import pairs
from polgraph.web.pages.places.reported import is_unit
from polgraph.web.pages.rows import told
from polgraph.web.pages.said import Said
from polgraph.web.pages.tables import Table, table, where
from polgraph.web.pages.things import Pages

if TYPE_CHECKING:
    from polgraph.pipeline.serving.describing import Described
    from polgraph.web.pages.making import Maker

_FIGURES = ("region", "period", "value", "unit", "change", "previous", "intensity", "evidence")
_CHART = {"rows": "region", "across": "period", "panels": "unit"}
_DERIVED = ("region", "period", "value", "unit", "point", "change", "rule", "evidence")


def indicator(found: Described, maker: Maker) -> Sheet:
    """Show an indicator."""
    iri, facts = found.iri, Said(maker.dataset)
    figures, part = answer(maker, "figures-of-a-region", _FIGURES, region="KZ", indicator=kind_and_slug(iri)[1])
    parts = {name: facts.one(iri, term) for name, term in (("measure", PG.measure), ("subject", PG.subject))}
    asked = {name: kind_and_slug(part)[1] for name, part in parts.items() if part}
    implied = derived(maker, iri)
    more = {
        "chart": drawn(_of_regions(maker, figures), _CHART, maker.name(iri), implied),
        "compared": asked,
        "defined": definition(maker, iri),
        "derived": implied,
        "figures": figures,
        "here": "indicators",
        "is_special": True,
        "map": mapped(maker, iri),
        "notes": notes_about(maker, _concerned(facts, iri)),
        "pairs": pairs(maker, iri, asked),
        "part": part,
    }
    return Sheet("indicator", Pages(maker).head(found), more)


def derived(maker: Maker, iri: str) -> Table:
    """Return the earlier levels of an indicator that follow from stated changes."""
    own = where(lambda row: row["indicator"] == iri)
    return tidy(table(maker, "derived-previous-values", {}, _DERIVED, part=own))


def _of_regions(maker: Maker, figures: Table) -> Table:
    """Keep the figures of regions, beside which those of the country are too great to be drawn; if there are any."""
    found = figures.view.found
    rows = (row for row, said in zip(found.rows, told(found), strict=True) if is_unit(said["region"]))
    own = Solutions(found.columns, tuple(rows))
    return of_rows(maker, own, _FIGURES) if own.rows else figures


def _concerned(facts: Said, iri: str) -> set[str]:
    """Return what notes may be about: the parts of an indicator, and what they are kinds of."""
    own = facts.all(iri, PG.measure, PG.subject, PG.countingUnit)
    return {*own, *(wider for part in own for wider in facts.all(part, SKOS.broaderTransitive))}
