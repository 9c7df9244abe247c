"""Describe the places and agencies that a release names and the reference data lack, marked as unconfirmed.

An extractor names them by rule: an agency by its kind and its region or place, a place by its line of the gazetteer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from polgraph import iris
from polgraph.engine import NamedNode, Object, Triple, literal, triple
from polgraph.namespaces import ID, ORG, PG, RDF, SCHEMA, SKOS

Labels = Mapping[str, str]
"""Labels by language."""
Rows = Iterable[Sequence[str]]
LANGUAGES = ("en", "ru", "kk")
TYPES = {"district": PG.District, "city-district": PG.District, "town": PG.Settlement, "village": PG.Settlement}
_REGION = re.compile(r"kz(-\d\d)?\Z")


class Reference(Protocol):
    """What has to be known of the reference data."""

    def labels(self, iri: str) -> Mapping[str, str]:
        """Return the preferred labels of a thing, by language."""

    def knows(self, iri: str) -> bool:
        """Tell whether a reference thing has that IRI."""


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """What the extractor knows beyond the reference data, as rows of its tables."""

    places: Rows
    """Id, kind, region or city, Russian and Kazakh name."""
    kinds: Rows
    """Kind of agency, its type, English, Russian and Kazakh label."""
    newsrooms: Rows
    """Id and name."""


@dataclass(frozen=True, slots=True)
class _Describer:
    """Collects descriptions; what a description leads to is described too."""

    reference: Reference
    places: Mapping[str, Sequence[str]]
    kinds: Mapping[str, Sequence[str]]
    newsrooms: Mapping[str, str]
    found: dict[str, list[Triple]] = field(default_factory=dict)

    def agency(self, iri: str, slug: str) -> None:
        """Describe an agency by the kind and the place in its id."""
        kind = max((k for k in self.kinds if slug == k or slug.startswith(f"{k}-")), key=len, default="")
        where = self._place_of(slug.removeprefix(kind).removeprefix("-")) if kind else None
        _, type_, *labels = self.kinds[kind] if kind else ("", "media" if slug in self.newsrooms else "other")
        named = dict(zip(LANGUAGES, labels, strict=False)) or dict.fromkeys(
            LANGUAGES, self.newsrooms.get(slug) or _in_words(slug)
        )
        if where:
            near = self._labels(where)
            named = {language: f"{label} ({near[language]})" for language, label in named.items()}
        classes = [(ORG.classification, NamedNode(iris.thing("agency-type", type_)))]
        self._describe(iri, PG.Agency, named, [*classes, *([(PG.jurisdiction, NamedNode(where))] if where else [])])

    def place(self, iri: str, slug: str) -> None:
        """Describe a place by its line of the gazetteer; what has none stays unknown."""
        if slug in self.places:
            _, kind, within, *_ = self.places[slug]
            container = iris.place(within)
            self._describe(iri, TYPES[kind], self._labels(iri), [(SCHEMA.containedInPlace, NamedNode(container))])
            self.look_at(container)

    def look_at(self, iri: str) -> None:
        """Describe what *iri* names, unless it is known, described, or no place and no agency."""
        kind, _, slug = iri.removeprefix(ID).partition("/")
        describe = {"agency": self.agency, "place": self.place}.get(kind) if iri.startswith(ID) else None
        if describe and iri not in self.found and not self.reference.knows(iri):
            describe(iri, slug)

    def _place_of(self, rest: str) -> str | None:
        """Return the place that the end of an agency's id stands for, described if need be; None if it is none."""
        if _REGION.match(rest):
            return iris.place(rest.upper())
        for slug in (rest, f"{rest}-district"):
            if slug in self.places or self.reference.knows(iris.place(slug)):
                self.look_at(iris.place(slug))
                return iris.place(slug)
        return None

    def _labels(self, place: str) -> Labels:
        if known := self.reference.labels(place):
            return known
        slug, _, _, russian, kazakh, *_ = self.places[iris.kind_and_slug(place)[1]]
        return {"en": _in_words(slug), "ru": russian, "kk": kazakh or russian}

    def _describe(self, iri: str, type_: str, labels: Labels, more: Iterable[tuple[str, Object]]) -> None:
        names = [literal(labels[language], language=language) for language in LANGUAGES]
        self.found[iri] = [
            triple(iri, RDF.type, NamedNode(type_)),
            triple(iri, PG.sourceStatus, NamedNode(PG.Unconfirmed)),
            *(triple(iri, predicate, name) for name in names for predicate in (SKOS.prefLabel, PG.unreviewedLabel)),
            *(triple(iri, predicate, value) for predicate, value in more),
        ]


def descriptions(triples: Iterable[Triple], reference: Reference, gazetteer: Gazetteer) -> Iterator[Triple]:
    """Yield what is known of the places and agencies that *triples* lead to and *reference* lacks."""
    describer = _Describer(
        reference,
        {row[0]: row for row in gazetteer.places},
        {row[0]: row for row in gazetteer.kinds},
        {row[0]: row[1] for row in reversed(list(gazetteer.newsrooms))},
    )
    for each in triples:
        if isinstance(each.object, NamedNode):
            describer.look_at(each.object.value)
    for found in describer.found.values():
        yield from found


def _in_words(slug: str) -> str:
    return slug.replace("-", " ").title()
