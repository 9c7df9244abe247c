"""What a place is: its codes, its other names, its centre, and what it lies in."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from polgraph.engine import Literal, NamedNode
from polgraph.namespaces import PG, SCHEMA, SKOS
from polgraph.web.pages.model import Row, Value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from polgraph.engine import Term, Triple
    from polgraph.pipeline.serving.describing import Described
    from polgraph.web.pages.making import Maker

_TOLD = {
    PG.centre: "places.centre",
    PG.separatedFrom: "places.separated",
    PG.validFrom: "places.since",
    SCHEMA.containedInPlace: "places.within",
    SKOS.altLabel: "places.names",
    SKOS.notation: "",
    SKOS.prefLabel: "places.names",
}
"""What is told of a place, and the words for it; a code is called by its kind."""
_ORDER = ("places.within", "places.centre", "places.since", "places.separated", "places.iso3166-2", "places.kato")
_LAST = ("places.iso3166-2-retired", "places.names")


def known(found: Described, maker: Maker) -> tuple[Row, ...]:
    """Return what is known of a place, in the words of the reader."""
    told: dict[str, list[Value]] = defaultdict(list)
    for triple in found.said:
        key = _key(triple) if getattr(triple.subject, "value", "") == found.iri else ""
        if key and not _is_title(triple.object, maker.name(found.iri)):
            told[key].append(_value(maker, triple.object))
    return tuple(
        Row(Value(maker.words[key]), tuple(dict.fromkeys(told[key]))) for key in (*_ORDER, *_LAST) if key in told
    )


def parts(found: Described, maker: Maker) -> Iterator[str]:
    """Yield the towns and districts that lie in a place."""
    for triple in maker.dataset.matching(None, SCHEMA.containedInPlace, found.iri):
        if isinstance(triple.subject, NamedNode):
            yield triple.subject.value


def _key(triple: Triple) -> str:
    key = _TOLD.get(triple.predicate.value, "")
    if triple.predicate.value == SKOS.notation and isinstance(triple.object, Literal):
        return f"places.{triple.object.datatype.value.removeprefix(PG.iri)}"
    return key


def _is_title(term: Term, title: str) -> bool:
    return isinstance(term, Literal) and term.value == title


def _value(maker: Maker, term: Term) -> Value:
    return maker.linked(term.value) if isinstance(term, NamedNode) else Value(str(getattr(term, "value", "")))
