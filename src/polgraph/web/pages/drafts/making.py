"""What the page of a draft is made with: names out of what it states itself, and of the shipped vocabularies."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from polgraph.engine import Dataset
from polgraph.pipeline.releases import shipped_lexicon
from polgraph.web.pages.making import Maker
from polgraph.web.pages.names import Names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from polgraph.engine import Triple
    from polgraph.pipeline.serving.origin import Origin
    from polgraph.workers.kept.jobs import Asked


class Stated:
    """What *own* states, with the labels of the vocabularies that it is stated in."""

    def __init__(self, own: Dataset) -> None:
        self._own = own

    def labels(self, iris: Iterable[str], languages: Iterable[str]) -> dict[str, str]:
        """Return the label of each thing, in the first of *languages* that it has one in."""
        order, wanted = tuple(languages), set(iris)
        known = {iri: shipped_lexicon().labels(iri) for iri in wanted}
        found = {iri: next((by[one] for one in order if one in by), "") for iri, by in known.items()}
        own = self._own.labels((iri for iri in wanted if not found[iri]), order)
        return {**{iri: label for iri, label in found.items() if label}, **own}

    def matching(
        self, subject: str | None, predicate: str | None, value: str | None = None, *, graph: str | None = ""
    ) -> Iterator[Triple]:
        """Yield triples of its own."""
        return self._own.matching(subject, predicate, value, graph=graph)


class DraftMaker(Maker):
    """Makes the page of what *triples* state, of which the data that are served know nothing."""

    def __init__(self, asked: Asked, origin: Origin, triples: Iterable[Triple] = (), graph: str = "") -> None:
        super().__init__(asked, origin)
        self._triples, self._graph = triples, graph

    @cached_property
    def dataset(self) -> Dataset:
        """What is stated, and nothing else."""
        own = Dataset()
        if self._graph:
            own.add(self._triples, self._graph)
            own.merge()
        return own

    @cached_property
    def names(self) -> Names:
        """The names of things in the language of the reader."""
        return Names(Stated(self.dataset), self.language)
