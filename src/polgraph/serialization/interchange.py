"""The rdflib face of the graph: imported lazily, never on the path of a query."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from polgraph.engine import Quad, Triple, serialise
from polgraph.namespaces import PREFIXES

if TYPE_CHECKING:
    from rdflib import Dataset, Graph


def rdflib_graph(triples: Iterable[Triple]) -> Graph:
    """Return *triples* as an rdflib Graph with the project's prefixes; literals keep their wording."""
    import rdflib

    graph = rdflib.Graph(bind_namespaces="none")
    _fill(graph, serialise((Quad(*t) for t in triples), "nt", {}), "nt")
    return graph


def rdflib_dataset(quads: Iterable[Quad]) -> Dataset:
    """Return *quads* as an rdflib Dataset whose default graph is the union of its graphs."""
    import rdflib

    dataset = rdflib.Dataset(default_union=True)
    _fill(dataset, serialise(quads, "nq", {}), "nquads")
    return dataset


def _fill(graph: Graph, content: bytes, form: str) -> None:
    import rdflib

    for name, iri in PREFIXES.items():
        graph.bind(name, iri, override=True, replace=True)
    normalises = rdflib.NORMALIZE_LITERALS
    rdflib.NORMALIZE_LITERALS = False
    try:
        graph.parse(data=content, format=form)
    finally:
        rdflib.NORMALIZE_LITERALS = normalises
