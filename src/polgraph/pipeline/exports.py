"""Write the graph in the formats that people's tools read."""

from __future__ import annotations

from polgraph import iris, store
from polgraph.engine import NamedNode, Quad, parse_file
from polgraph.errors import SourceError
from polgraph.namespaces import BASE
from polgraph.resources import read_bytes, resource_dir

TYPE_CHECKING = False
if TYPE_CHECKING:
    import rdflib

GRAPHS = f"{BASE}graph/"
EXPORT_FORMATS = ("jsonld", "nq", "nt", "rdfxml", "trig", "ttl")


def export(form: str, graph: str | None = None) -> bytes:
    """Return the shipped graph, or one named graph of it, in one of EXPORT_FORMATS; the same bytes each time.

    A graph is named by what follows graph/ in its IRI: ontology, reference, resolution, release/….
    """
    import json

    from polgraph import serialization
    from polgraph.engine import serialise
    from polgraph.namespaces import PREFIXES

    shipped = list(store.shipped_quads())
    quads = [quad for quad in shipped if graph in (None, _graph_of(quad).removeprefix(GRAPHS))]
    if not quads:
        names = sorted({_graph_of(quad).removeprefix(GRAPHS) for quad in shipped})
        raise SourceError(f"no graph is called {graph!r}; expected one of {', '.join(names)}")
    if form == "ttl":
        return serialization.to_turtle(quad.triple for quad in quads)
    if form == "jsonld":
        context = json.loads(read_bytes(f"{resource_dir('ontology')}/context.jsonld"))
        return serialization.to_jsonld((quad.triple for quad in quads), context["@context"])
    return serialise(quads, form, PREFIXES)


def rdflib_dataset() -> rdflib.Dataset:
    """Return the shipped data as an rdflib Dataset."""
    from polgraph import serialization

    return serialization.rdflib_dataset(store.shipped_quads())


def resolution_turtle() -> bytes:
    """Return the resolution graph of the shipped people and releases as Turtle."""
    from polgraph.resolution import identities
    from polgraph.serialization import to_turtle

    paths = [path for path, graph in store.vocabulary_files() if graph == iris.REFERENCE_GRAPH]
    quads = [quad for path in [*paths, *store.release_files()] for quad in parse_file(path)]
    comment = "Who is who: the identity of every person. Data: CC BY 4.0, polgraph contributors."
    return to_turtle(identities(quads), comment=comment)


def stats() -> list[tuple[str, str, int]]:
    """Count what is in the shipped data: (graph, class, number of things), sorted."""
    from collections import Counter

    from polgraph.namespaces import RDF

    counted: Counter[tuple[str, str]] = Counter()
    for quad in store.shipped_quads():
        if quad.predicate.value == RDF.type and isinstance(quad.object, NamedNode):
            counted[_graph_of(quad), quad.object.value] += 1
    return sorted((graph, class_, number) for (graph, class_), number in counted.items())


def _graph_of(quad: Quad) -> str:
    return quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else ""
