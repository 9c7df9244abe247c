"""Put the shipped graphs into a SPARQL store, each anew only if it has changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import partial
from hashlib import sha256
from typing import NamedTuple

from polgraph import store
from polgraph.engine import NamedNode, Quad, serialise
from polgraph.errors import EndpointLimitError, SourceError
from polgraph.namespaces import BASE
from polgraph.remote import SECONDS, SECONDS_TO_WRITE, graph_store_of, published
from polgraph.workers import Bounds, run_bounded

GRAPHS = f"{BASE}graph/"
DERIVED = "derived"


class Step(NamedTuple):
    """What was done with one graph: put, unchanged, or would put."""

    graph: str
    triples: int
    done: str


def publish(
    endpoint: str | None, *, graph_store: str | None = None, graphs: Iterable[str] = (), dry_run: bool = False
) -> Iterator[Step]:
    """Put each graph, or those named in *graphs*, and yield what was done with it; EndpointError if the store fails.

    The store keeps the digest of each graph that it holds whole. A digest is taken out before its graph is touched and
    put in after: a run that breaks off is made good by the next one.
    """
    url = graph_store or graph_store_of(endpoint or "")
    contents = _contents(graphs)
    digests = {name: sha256(content).hexdigest() for name, content in contents.items()}
    writing = Bounds(SECONDS_TO_WRITE, work="graph", error=EndpointLimitError)
    bounded = partial(run_bounded, bounds=writing)
    recorded = bounded(published.digests, url, bounds=writing._replace(seconds=SECONDS))
    changed = {name for name, digest in digests.items() if recorded.get(name) != digest}
    if changed & recorded.keys() and not dry_run:
        bounded(published.keep, url, {name: recorded[name] for name in recorded.keys() - changed})
    for name, content in contents.items():
        if name in changed and not dry_run:
            bounded(published.put, url, name, content, digests[name])
        done = "unchanged" if name not in changed else "would put" if dry_run else "put"
        yield Step(name.removeprefix(GRAPHS), content.count(b"\n"), done)


def _contents(wanted: Iterable[str]) -> dict[str, bytes]:
    """Map the name of each graph to its sorted N-Triples; SourceError if one of *wanted* is not there.

    The derived graph has to be wanted by name: a store that shows all graphs at once would mix it with what is stated.
    """
    quads: dict[str, list[Quad]] = defaultdict(list)
    wanted = list(wanted)
    derived = store.derived_quads() if DERIVED in wanted else []
    for quad in (*store.shipped_quads(), *derived):
        if isinstance(quad.graph_name, NamedNode):
            quads[quad.graph_name.value].append(quad)
    names = [GRAPHS + name for name in wanted] or sorted(quads)
    for name in names:
        if name not in quads:
            known = ", ".join(graph.removeprefix(GRAPHS) for graph in sorted(quads))
            raise SourceError(f"no graph is called {name.removeprefix(GRAPHS)!r}; expected one of {known}")
    return {name: serialise(quads[name], "nt", {}) for name in names}
