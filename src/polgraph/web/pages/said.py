"""What is said of a thing, looked up one property at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.engine import Literal, NamedNode
from polgraph.namespaces import DCT, PG, PROV

if TYPE_CHECKING:
    from collections.abc import Iterable

    from polgraph.engine import Dataset, Term


class Said:
    """Looks up what a dataset says, IRIs and texts alike; in its default graph, or in *graph*."""

    def __init__(self, dataset: Dataset, graph: str = "") -> None:
        self._dataset, self._graph = dataset, graph

    def all(self, thing: str, *properties: str) -> list[str]:
        """Return the values of *properties*, each once."""
        return _texts(self._objects(thing, properties))

    def one(self, thing: str, *properties: str) -> str:
        """Return the first value that there is, nothing if there is none."""
        return next(iter(self.all(thing, *properties)), "")

    def of(self, thing: str, *properties: str) -> list[str]:
        """Return what has *thing* as one of *properties*, in order."""
        found = (one.subject for p in properties for one in self._dataset.matching(None, p, thing, graph=self._graph))
        return sorted(_texts(found))

    def texts(self, thing: str, *properties: str) -> list[tuple[str, str]]:
        """Return texts with their languages, by these."""
        found = self._objects(thing, properties)
        texts = {(one.value, one.language or "") for one in found if isinstance(one, Literal)}
        return sorted(texts, key=lambda text: (text[1], text[0]))

    def identity(self, person: str) -> str:
        """Return whom a person of a release is taken to be; anything else is itself."""
        return self.one(person, PG.identifiedAs) or person

    def release(self, claim: str) -> str:
        """Return the release that states *claim*."""
        runs = self.all(claim, PROV.wasGeneratedBy)
        return next((one for run in runs for text in self.all(run, PROV.used) for one in self.of(text, PG.text)), "")

    def day(self, release: str) -> str:
        """Return the last day that a release may tell of: when it was published, or the end of what it reviews."""
        periods = self.all(release, PG.reviewsPeriod)
        return max((self.one(release, DCT.issued), *(self.one(period, PG.lastDay) for period in periods)), default="")

    def _objects(self, thing: str, properties: Iterable[str]) -> list[Term]:
        wanted = properties if thing else ()
        return [one.object for name in wanted for one in self._dataset.matching(thing, name, graph=self._graph)]


def _texts(terms: Iterable[Term]) -> list[str]:
    return list(dict.fromkeys(one.value for one in terms if isinstance(one, NamedNode | Literal)))
