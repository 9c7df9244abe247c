"""A graph of what is served, or all graphs, to be downloaded."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from polgraph.engine import NamedNode, Quad, stream
from polgraph.engine.answers import GRAPHS, Chosen
from polgraph.errors import QueryError, UnknownThingError
from polgraph.namespaces import PREFIXES
from polgraph.negotiation import accepted
from polgraph.workers.kept.jobs import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from polgraph.engine import Dataset
    from polgraph.pipeline.serving.origin import Origin
    from polgraph.workers.kept.jobs import Asked

FORMS = {
    "jsonld": "application/ld+json",
    "nq": "application/n-quads",
    "nt": "application/n-triples",
    "trig": "application/trig",
    "ttl": "text/turtle",
}
"""The syntaxes of the whole dataset; those of quads name the graph of each statement."""
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


def dataset(asked: Asked, origin: Origin) -> Answer:
    """Return all graphs that queries see by default, in the syntax `form`; UnknownThingError if there is none such."""
    form, served = asked.text("form"), origin.dataset()
    if form not in FORMS:
        raise UnknownThingError(f"the dataset has no form {form[:40]!r}; expected one of {', '.join(FORMS)}")

    def write(out: IO[bytes]) -> None:
        stream(_quads(served), out, form, PREFIXES)

    saved = {"Content-Disposition": f'attachment; filename="polgraph.{form}"'}
    return Answer(FORMS[form], write, headers={"revision": origin.opened, **saved})


def _quads(served: Dataset) -> Iterator[Quad]:
    for name in served.graphs():
        graph = NamedNode(name)
        for one in served.matching(None, None, graph=name):
            yield Quad(one.subject, one.predicate, one.object, graph)


def _holds(dataset: Dataset, name: str) -> bool:
    try:
        return dataset.holds(name)
    except ValueError as exc:
        raise QueryError(f"{name[:100]!r} is no IRI of a graph; expected one") from exc
