"""What people call the things of a page, in their language: by name, by words of a text, or by what they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from polgraph.engine import Literal, NamedNode
from polgraph.iris import short_iri
from polgraph.namespaces import NIF, ORG, PG, PREFIXES, RDF

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from polgraph.engine import Triple

LANGUAGES = {"en": ("en", "ru", "kk"), "kk": ("kk", "ru", "en"), "ru": ("ru", "kk", "en")}
"""The language of a reader to those that names are taken from, the best first."""
_ABOUT = (PG.indicator, PG.participant, ORG.member, PG.refersTo, PG.post, PG.visited, PG.compares)


class Known(Protocol):
    """What names are taken from."""

    def labels(self, iris: Iterable[str], languages: Iterable[str]) -> Mapping[str, str]:
        """Return the label of each thing, in the first of *languages* that it has one in."""

    def matching(
        self, subject: str | None, predicate: str | None, value: str | None = None, *, graph: str | None = ""
    ) -> Iterator[Triple]:
        """Yield triples."""


class Naming:
    """Names of things for a reader of *languages*; the shortened IRI of what has none."""

    def __init__(self, dataset: Known, languages: Sequence[str]) -> None:
        self._dataset, self._languages = dataset, tuple(languages)
        self._known: dict[str, str] = {}

    def __getitem__(self, iri: str) -> str:
        """Name a thing; what has no name of its own is called as what it is about."""
        if iri not in self._known:
            self._known[iri] = self._own(iri) or self._of_what_it_is_about(iri) or _short(iri)
        return self._known[iri]

    def kind(self, iri: str) -> str:
        """Return the kind of what has no name of its own, for others may be called the same; else nothing."""
        if self._own(iri):
            return ""
        found = self._first(self._dataset.matching(iri, RDF.type, graph=None))
        return self._own(found.object.value) if found and isinstance(found.object, NamedNode) else ""

    def words(self, iri: str) -> str:
        """Return the words of a span, as far as they are kept."""
        found = self._first(self._dataset.matching(iri, NIF.anchorOf, graph=None))
        return found.object.value if found and isinstance(found.object, Literal) else ""

    def _own(self, iri: str) -> str:
        return self._dataset.labels([iri], self._languages).get(iri, "") or self.words(iri)

    def _of_what_it_is_about(self, iri: str) -> str:
        about = [self._first(self._dataset.matching(iri, predicate, graph=None)) for predicate in _ABOUT]
        text = self._first(self._dataset.matching(None, PG.text, iri, graph=None))
        things = [*(found.object for found in about if found), *([text.subject] if text else [])]
        names = (self._own(thing.value) for thing in things if isinstance(thing, NamedNode))
        return next((name for name in names if name), "")

    @staticmethod
    def _first(triples: Iterable[Triple]) -> Triple | None:
        return next(iter(triples), None)


def _short(iri: str) -> str:
    """Shorten an IRI; a period is known by its days."""
    days = iri.removeprefix(PREFIXES["period"])
    return days.replace("_", " \N{EN DASH} ") if days != iri else short_iri(iri)
