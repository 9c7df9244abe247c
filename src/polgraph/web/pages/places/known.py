"""What a place is: its codes, its other names, its centre, and what it lies in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.engine import Literal
from polgraph.iris import kind_and_slug
from polgraph.namespaces import ID, PG, SCHEMA, SKOS
from polgraph.web.pages.model import Row, Value
from polgraph.web.pages.said import Said

if TYPE_CHECKING:
    from polgraph.web.pages.making import Maker

_TOLD = {
    "places.within": SCHEMA.containedInPlace,
    "places.centre": PG.centre,
    "places.since": PG.validFrom,
    "places.separated": PG.separatedFrom,
}
_CODES = ("iso3166-2", "kato", "iso3166-2-retired")


def known(maker: Maker, place: str) -> tuple[Row, ...]:
    """Return what is known of a place, in the words of the reader."""
    facts = Said(maker.dataset)
    told = {key: [_value(maker, one) for one in facts.all(place, term)] for key, term in _TOLD.items()}
    codes = [one.object for one in maker.dataset.matching(place, SKOS.notation)]
    for kind in _CODES:
        own = (one.value for one in codes if isinstance(one, Literal) and one.datatype.value == f"{PG.iri}{kind}")
        told[f"places.{kind}"] = [Value(code) for code in sorted(own)]
    names = (name for term in (SKOS.prefLabel, SKOS.altLabel) for name, _ in facts.texts(place, term))
    told["places.names"] = [Value(name) for name in dict.fromkeys(names) if name != maker.name(place)]
    return tuple(Row(Value(maker.words[key]), tuple(values)) for key, values in told.items() if values)


def parts(maker: Maker, place: str) -> list[str]:
    """Return the towns and districts that lie in a place."""
    found = Said(maker.dataset).of(place, SCHEMA.containedInPlace)
    return [one for one in found if kind_and_slug(one)[0] == "place"]


def _value(maker: Maker, text: str) -> Value:
    return maker.linked(text) if text.startswith(ID) else Value(text)
