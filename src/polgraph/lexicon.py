"""The vocabularies and reference data as Python values: ids of schemes, labels, links between concepts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from polgraph.engine import Literal, NamedNode, Quad, Triple
from polgraph.facts import Vocabulary
from polgraph.iris import kind_and_slug
from polgraph.namespaces import ID, RDFS, SKOS

MATCHED = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
LANGUAGES = ("ru", "kk")
"""The languages of releases."""


class Lexicon:
    """Concepts and reference things, looked up by IRI."""

    def __init__(self, quads: Iterable[Quad | Triple]) -> None:
        self._labels: dict[str, dict[str, str]] = defaultdict(dict)
        self._values: dict[str, dict[str, str]] = defaultdict(dict)
        self._schemes: dict[str, set[str]] = defaultdict(set)
        self._names: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for quad in quads:
            if not isinstance(quad.subject, NamedNode):
                continue
            subject, predicate, value = quad.subject.value, quad.predicate.value, quad.object
            former = predicate == SKOS.hiddenLabel and subject.startswith(f"{ID}place/")  # a town's older names
            named = predicate in MATCHED and subject.startswith(ID) and not former
            if named and isinstance(value, Literal) and value.language in LANGUAGES:
                self._names[subject].add((value.language, value.value))
            if predicate in (SKOS.prefLabel, RDFS.label) and isinstance(value, Literal) and value.language:
                self._labels[subject][value.language] = value.value
            elif isinstance(value, NamedNode):
                self._values[subject][predicate] = value.value
                if predicate == SKOS.inScheme:
                    self._schemes[kind_and_slug(value.value)[1]].add(kind_and_slug(subject)[1])

    def labels(self, iri: str) -> Mapping[str, str]:
        """Return the preferred labels of a thing, by language; none if it is not known."""
        return self._labels.get(iri, {})

    def value(self, iri: str, predicate: str) -> str | None:
        """Return one IRI that a thing has for *predicate*."""
        return self._values.get(iri, {}).get(predicate)

    def knows(self, iri: str) -> bool:
        """Tell whether a concept or a reference thing has that IRI."""
        return iri in self._values

    def names(self, kind: str) -> Iterator[tuple[str, str, str]]:
        """Yield id, language and name of every way that a release may name a thing of *kind* (subject, region)."""
        for iri, found in self._names.items():
            if iri.startswith(f"{ID}{kind}/"):
                slug = kind_and_slug(iri)[1]
                yield from ((slug, language, name) for language, name in sorted(found))

    def links(self, kind: str, predicate: str) -> dict[str, str]:
        """Return, for the things of *kind* that have *predicate*, the id of the thing that it leads to."""
        return {
            kind_and_slug(iri)[1]: kind_and_slug(values[predicate])[1]
            for iri, values in self._values.items()
            if predicate in values and iri.startswith(f"{ID}{kind}/")
        }

    def vocabulary(self) -> Vocabulary:
        """Return the ids of each concept scheme, by its name."""
        return {scheme: frozenset(ids) for scheme, ids in self._schemes.items()}
