"""A graph of what is served, to be downloaded."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from polgraph.engine.answers import GRAPHS, Chosen
from polgraph.errors import QueryError, UnknownThingError
from polgraph.negotiation import accepted
from polgraph.workers.kept.jobs import Answer

if TYPE_CHECKING:
    from polgraph.engine import Dataset
    from polgraph.pipeline.serving.origin import Origin
    from polgraph.workers.kept.jobs import Asked

_ALL = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"


def graph(asked: Asked, origin: Origin) -> Answer:
    """Return the graph `graph`, the default graph if it has no name; UnknownThingError if it is not there."""
    name, dataset = asked.text("graph"), origin.dataset()
    if name and not _holds(dataset, name):
        raise UnknownThingError(f"there is no graph {name[:200]!r}; expected one that is here")
    media = accepted(asked.text("accept"), tuple(GRAPHS))
    found = dataset.evaluate(_ALL, Chosen((name,) if name else ()))

    def write(out: IO[bytes]) -> None:
        found.write(out, media)

    return Answer(media, write, headers={"revision": origin.opened})


def _holds(dataset: Dataset, name: str) -> bool:
    try:
        return dataset.holds(name)
    except ValueError as exc:
        raise QueryError(f"{name[:100]!r} is no IRI of a graph; expected one") from exc
