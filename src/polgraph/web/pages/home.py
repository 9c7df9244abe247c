"""The home page: what this is, a search box, questions to begin with, what is newest, and what is in here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from polgraph.engine import Literal, NamedNode
from polgraph.namespaces import PG, PREFIXES
from polgraph.pipeline.questions import saved_queries
from polgraph.resources import read_bytes, resource_dir
from polgraph.web.pages.making import Maker
from polgraph.web.pages.model import Page, Row, Value
from polgraph.web.pages.questions import links

if TYPE_CHECKING:
    from polgraph.engine import Solutions, Term
    from polgraph.pipeline.serving.origin import Origin
    from polgraph.workers.kept.jobs import Answer, Asked

_EXAMPLES = (
    "deputy-ministers-at-regional-meetings",
    "figures-of-a-region",
    "compare-regions",
    "instruction-ledger",
)
_NEWEST = 5
_COUNTED = (PG.Release, PG.Meeting, PG.Person, PG.Observation, PG.Change, PG.Statement, PG.Agency, PG.Region)
_WHOLE = f"{PREFIXES['region']}KZ"


@dataclass(frozen=True, slots=True)
class Newest:
    """A release, who published it and when, and what period it is on."""

    title: Value
    publisher: Value
    issued: str
    period: str


def home(asked: Asked, origin: Origin) -> Answer:
    """Show what is here, and where to go, in `language`."""
    maker = Maker(asked, origin)
    page = Page(maker.words["tagline"], rows=_counts(maker))
    return maker.answer("home", page, examples=links(maker, _EXAMPLES), newest=_newest(maker), regions=_regions(maker))


def _counts(maker: Maker) -> tuple[Row, ...]:
    """Count the things of the kinds that people ask for."""
    found = _answered(maker, "things-by-kind")
    counted = {kind.value: count for kind, count in found.rows if isinstance(kind, NamedNode)}
    return tuple(Row(maker.linked(kind), (maker.shown(counted[kind]),)) for kind in _COUNTED if kind in counted)


def _newest(maker: Maker) -> tuple[Newest, ...]:
    """Return the releases that were published last, or else are on the latest period."""
    found = maker.dataset.select(saved_queries()["releases"].bind({}))
    rows = [dict(zip(found.columns, row, strict=True)) for row in found.rows]
    rows.sort(key=lambda row: (_text(row["issued"]) or _last_day(_text(row["period"])), _text(row["release"])), reverse=True)
    return tuple(_one(maker, row) for row in rows[:_NEWEST])


def _one(maker: Maker, row: dict[str, Term | None]) -> Newest:
    period = _text(row["period"])
    return Newest(
        maker.linked(_text(row["release"])),
        maker.shown(row["publisher"]),
        _text(row["issued"]),
        maker.name(period) if period else "",
    )


def _regions(maker: Maker) -> tuple[tuple[str, Value, int], ...]:
    """Return each region of the country with how many figures it has, in the order of their names."""
    found = _answered(maker, "figures-by-region")
    counted = {_text(region): int(_text(count)) for region, count in found.rows}
    regions = [f"{PREFIXES['region']}{slug}" for slug in maker.dataset.slugs(PREFIXES["region"])]
    units = [(iri.removeprefix(PREFIXES["region"]), maker.linked(iri), counted.get(iri, 0)) for iri in regions if iri != _WHOLE]
    return tuple(sorted(units, key=lambda unit: unit[1].text))


def _answered(maker: Maker, name: str) -> Solutions:
    return maker.dataset.select(read_bytes(f"{resource_dir('queries')}/support/{name}.rq").decode())


def _last_day(period: str) -> str:
    """Return the last day that a period has in its IRI."""
    return period.removeprefix(PREFIXES["period"]).rpartition("_")[2]


def _text(term: Term | None) -> str:
    return term.value if isinstance(term, NamedNode | Literal) else ""
