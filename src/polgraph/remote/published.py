"""What a store holds of ours: a digest for each graph that was put whole, in a small graph beside them."""

from __future__ import annotations

from hashlib import sha256

from polgraph.engine import Literal, NamedNode, Quad, literal, parse_text, serialise
from polgraph.engine.parse import FORMATS
from polgraph.errors import EndpointAnswerError, SourceError
from polgraph.iris import PUBLISHED_GRAPH
from polgraph.namespaces import SCHEMA
from polgraph.remote.graph_store import GraphStore

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

UNFINISHED = ""
"""Stands for the digest of a graph that is known and not whole: about to be removed, or loaded over another state."""


def digest_of(n_triples: bytes) -> str:
    """Return the digest of a graph, by its sorted N-Triples."""
    return sha256(n_triples).hexdigest()


def record(digests: Mapping[str, str]) -> list[Quad]:
    """Return what the graph of digests says."""
    name = NamedNode(PUBLISHED_GRAPH)
    return [Quad(NamedNode(graph), NamedNode(SCHEMA.sha256), literal(one), name) for graph, one in digests.items()]


def digests(url: str) -> dict[str, str]:
    """Return the digests of the graphs in the store at *url*."""
    content = GraphStore(url).get(PUBLISHED_GRAPH)
    try:
        quads = parse_text(content, FORMATS[".ttl"], url)
    except SourceError as exc:
        raise EndpointAnswerError(f"{exc}; expected the digests of what was published") from exc
    found: dict[str, str] = {}
    for quad in quads:
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
            found[quad.subject.value] = UNFINISHED if quad.subject.value in found else quad.object.value
    return found


def keep(url: str, digests: Mapping[str, str]) -> None:
    """Let *digests* be all that the store at *url* has."""
    GraphStore(url).put(PUBLISHED_GRAPH, serialise(record(digests), "nt", {}))


def put(url: str, graphs: Mapping[str, bytes]) -> None:
    """Put each graph whole, by its name and sorted N-Triples, then their digests."""
    to = GraphStore(url)
    for name, n_triples in graphs.items():
        to.put(name, n_triples)
    digests = {name: digest_of(n_triples) for name, n_triples in graphs.items()}
    to.post(PUBLISHED_GRAPH, serialise(record(digests), "nt", {}))


def remove(url: str, graphs: Iterable[str]) -> None:
    """Remove graphs."""
    to = GraphStore(url)
    for name in graphs:
        to.delete(name)
