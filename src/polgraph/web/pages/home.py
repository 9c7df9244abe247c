"""The home page: what this is, a search box, questions to begin with, what is newest, and what is in here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from polgraph.engine import Literal, NamedNode, literal
from polgraph.iris import short_iri
from polgraph.namespaces import PG, PREFIXES
from polgraph.results.figures import written_number
from polgraph.web.pages.drawn.maps import MapValue
from polgraph.web.pages.drawn.pictures import region_map
from polgraph.web.pages.linking import linked
from polgraph.web.pages.making import Maker
from polgraph.web.pages.model import Page, Row, Value
from polgraph.web.pages.queries import saved, supporting
from polgraph.web.pages.questions.catalogue import links

if TYPE_CHECKING:
    from polgraph.engine import Term
    from polgraph.pipeline.serving.origin import Origin
    from polgraph.web.pages.drawn.maps import Map
    from polgraph.workers.kept.jobs import Answer, Asked

_EXAMPLES = (
    "deputy-ministers-at-regional-meetings",
    "figures-of-a-region",
    "compare-regions",
    "instruction-ledger",
)
_NEWEST = 5
_COUNTED = {
    PG.Release: "/releases",
    PG.Event: "/events",
    PG.Person: "/people",
    PG.Observation: "/indicators",
    PG.Change: "/questions/trend-ledger",
    PG.Statement: "/questions/statements",
    PG.Agency: "/agencies",
    PG.Region: "/regions",
}
"""Kinds that people ask for, and where they lead."""


@dataclass(frozen=True, slots=True)
class Newest:
    """A release, and what there is to tell of it: when and by whom it was published, and what period it is on."""

    title: Value
    issued: str
    told: tuple[str, ...]


def home(asked: Asked, origin: Origin) -> Answer:
    """Show what is here, and where to go, in `language`."""
    maker = Maker(asked, origin)
    page = Page(maker.words["tagline"], rows=_counts(maker))
    return maker.answer("home", page, examples=links(maker, _EXAMPLES), newest=_newest(maker), map=_regions(maker))


def _counts(maker: Maker) -> tuple[Row, ...]:
    """Count the things of the kinds that people ask for."""
    found = supporting(maker.dataset, "things-by-kind")
    counted = {kind.value: count for kind, count in found.rows if isinstance(kind, NamedNode)}
    events = {one.subject for one in maker.dataset.matching(None, PG.eventType)}
    people = {one.object for one in maker.dataset.matching(None, PG.identifiedAs)}  # whoever is named more than once
    counted |= {PG.Event: literal(len(events)), PG.Person: literal(len(people))}
    return tuple(
        Row(Value(maker.words[f"home.count.{short_iri(kind).partition(':')[2]}"], href), (maker.shown(counted[kind]),))
        for kind, href in _COUNTED.items()
        if kind in counted
    )


def _newest(maker: Maker) -> tuple[Newest, ...]:
    """Return the releases that were published last, or else are on the latest period."""
    found = saved(maker.dataset, "releases")
    rows = [dict(zip(found.columns, row, strict=True)) for row in found.rows]
    rows.sort(
        key=lambda row: (_text(row["issued"]) or _last_day(_text(row["period"])), _text(row["release"])), reverse=True
    )
    return tuple(_one(maker, row) for row in rows[:_NEWEST])


def _one(maker: Maker, row: dict[str, Term | None]) -> Newest:
    release, period = _text(row["release"]), _text(row["period"])
    title = linked(release, _text(row["title"]) or maker.words["home.untitled"])
    reviews = maker.words["home.reviews"].format(period=maker.name(period)) if period else ""
    return Newest(
        title, _text(row["issued"]), tuple(one for one in (maker.shown(row["publisher"]).text, reviews) if one)
    )


def _regions(maker: Maker) -> Map:
    """Lay out how many figures each region has."""
    found = supporting(maker.dataset, "figures-by-region").rows
    counts = {_text(region).removeprefix(PREFIXES["region"]): _text(count) for region, count in found}
    told = {code: MapValue(written_number(count, maker.language), count) for code, count in counts.items()}
    return region_map(maker, told, maker.words["home.coverage"])


def _last_day(period: str) -> str:
    """Return the last day that a period has in its IRI."""
    return period.removeprefix(PREFIXES["period"]).rpartition("_")[2]


def _text(term: Term | None) -> str:
    return term.value if isinstance(term, NamedNode | Literal) else ""
