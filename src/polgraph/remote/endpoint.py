"""A SPARQL endpoint as a dataset."""

from __future__ import annotations

import os
import urllib.request

from polgraph import iris
from polgraph.engine import NamedNode, RelayedDataset, literal
from polgraph.errors import QueryError
from polgraph.iris import RELEASE_GRAPHS
from polgraph.namespaces import PREFIXES
from polgraph.remote.addresses import checked
from polgraph.remote.credentials import read_credentials
from polgraph.remote.dialects import as_standard
from polgraph.remote.faults import FAULTS
from polgraph.remote.transport import SECONDS, answer_of, opener_for, patiently
from polgraph.resources import read_bytes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from http.client import HTTPResponse

    from polgraph.engine import Term
    from polgraph.remote.faults import Faults

RESULTS = ("application/sparql-results+json", "application/json")
GRAPH = ("application/n-triples", "text/turtle", "application/x-turtle", "text/plain")
REFUSED: Faults = {400: (QueryError, "it refuses the query; expected one that it can answer")}
_ASKED = "<urn:asked>"
_AT_ONCE = 200
"""Things asked about in one request."""


class Endpoint(RelayedDataset):
    """Answers over *graphs*, or over its own default dataset if there are none; what is derived has to be named.

    For a process that may be killed: nothing else bounds a service that drips, and the process's opener is set.
    """

    def __init__(self, url: str, graphs: Iterable[str] = ()) -> None:
        checked(url)
        super().__init__(url)
        self._graphs = list(graphs)

    def ask(self, sparql: str, *, graph: bool) -> bytes:
        """Send a query by POST; again, after a pause, where the service is busy."""
        from SPARQLWrapper import POST, SPARQLWrapper

        request = SPARQLWrapper(self.where, agent="polgraph")
        request.setMethod(POST)
        request.setOnlyConneg(True)
        request.setTimeout(int(SECONDS))
        request.addCustomHttpHeader("Accept", ", ".join(GRAPH[:2] if graph else RESULTS))
        for name in self._graphs:
            request.addParameter("default-graph-uri", name)
            request.addParameter("named-graph-uri", name)
        if self._graphs:
            request.addParameter("named-graph-uri", iris.DERIVED_GRAPH)
        # setQuery would guess the type from words in comments too, and an update must never be sent.
        request.queryString, request.queryType = _prefixed(sparql), "SELECT"
        urllib.request.install_opener(opener_for(self.where, read_credentials(), {**FAULTS, **REFUSED}))

        def send() -> HTTPResponse:
            return request.query().response

        content = patiently(lambda: answer_of(send, self.where, GRAPH if graph else RESULTS))
        return content if graph else as_standard(content)

    def labels(self, iris: Iterable[str], languages: Iterable[str]) -> dict[str, str]:
        """Map each of *iris* to its name, as the embedded dataset chooses it."""
        wanted = sorted(set(iris))
        for start in range(0, len(wanted), _AT_ONCE):
            names = self.answer(_query("labels", *map(NamedNode, wanted[start : start + _AT_ONCE])))
            if isinstance(names, list):
                self.add(names, self.where)
        return super().labels(wanted, languages)

    def slugs(self, namespace: str) -> list[str]:
        """Return what follows *namespace* in the IRIs that start with it, sorted."""
        rows = self.select(_query("things", literal(namespace))).rows
        return sorted(row[0].value[len(namespace) :] for row in rows if isinstance(row[0], NamedNode))

    def knows(self, iri: str) -> bool:
        """Tell whether *iri* is a subject there."""
        return bool(self.select(_query("known", NamedNode(iri))).rows)


def open_endpoint(url: str) -> Endpoint:
    """Return an endpoint that answers over the union of our graphs, whatever its own default dataset is."""
    endpoint = Endpoint(url)
    rows = [[getattr(term, "value", None) for term in row] for row in endpoint.select(_query("graphs")).rows]
    if all(shown for _, shown in rows):
        return endpoint
    ours = (iris.ONTOLOGY_GRAPH, iris.REFERENCE_GRAPH, iris.RESOLUTION_GRAPH)
    releases = (name for name, _ in rows if name and name.startswith(RELEASE_GRAPHS))
    return Endpoint(url, [*ours, *releases])


def _query(name: str, *asked: Term) -> str:
    text = read_bytes(f"{os.path.dirname(__file__)}/{name}.rq").decode()  # noqa: PTH120  # as in `resources`
    return text.replace(_ASKED, " ".join(map(str, asked)))


def _prefixed(sparql: str) -> str:
    """Declare our prefixes as the embedded engine does; what the query declares itself comes later and wins."""
    used = (name for name in PREFIXES if f"{name}:" in sparql)
    return "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in used) + sparql
