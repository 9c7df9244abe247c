"""What a store holds of ours: a digest for each graph that was put whole, in a small graph beside them."""

from __future__ import annotations

from polgraph.engine import Literal, NamedNode, Quad, literal, parse_text, serialise
from polgraph.engine.parse import FORMATS
from polgraph.errors import EndpointAnswerError, SourceError
from polgraph.iris import PUBLISHED_GRAPH
from polgraph.namespaces import SCHEMA
from polgraph.remote.graph_store import GraphStore

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


def digests(url: str) -> dict[str, str]:
    """Return the digests of the graphs in the store at *url*."""
    content = GraphStore(url).get(PUBLISHED_GRAPH)
    try:
        quads = parse_text(content, FORMATS[".ttl"], url)
    except SourceError as exc:
        raise EndpointAnswerError(f"{exc}; expected the digests of what was published") from exc
    return {
        quad.subject.value: quad.object.value
        for quad in quads
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal)
    }


def keep(url: str, digests: Mapping[str, str]) -> None:
    """Let *digests* be all that the store at *url* has."""
    GraphStore(url).put(PUBLISHED_GRAPH, _lines(digests))


def put(url: str, graph: str, n_triples: bytes, digest: str) -> None:
    """Put a graph whole, then its digest."""
    to = GraphStore(url)
    to.put(graph, n_triples)
    to.post(PUBLISHED_GRAPH, _lines({graph: digest}))


def _lines(digests: Mapping[str, str]) -> bytes:
    quads = (Quad(NamedNode(graph), NamedNode(SCHEMA.sha256), literal(digest)) for graph, digest in digests.items())
    return serialise(quads, "nt", {})
