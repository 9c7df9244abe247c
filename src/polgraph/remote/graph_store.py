"""Named graphs behind the SPARQL 1.1 Graph Store Protocol."""

from __future__ import annotations

import urllib.request
from typing import cast
from urllib.parse import urlencode

from polgraph.errors import EndpointAddressError
from polgraph.remote.addresses import checked
from polgraph.remote.credentials import read_credentials
from polgraph.remote.faults import FAULTS
from polgraph.remote.transport import answer_of, opener_for, patiently

TYPE_CHECKING = False
if TYPE_CHECKING:
    from http.client import HTTPResponse

N_TRIPLES = "application/n-triples"
READ = (N_TRIPLES, "text/turtle", "text/plain")
SECONDS_TO_WRITE = 300.0


class GraphStore:
    """Reads and writes whole graphs; for a process that may be killed, for nothing else bounds a store that drips."""

    def __init__(self, url: str) -> None:
        checked(url)
        self.url = url
        self._credentials = read_credentials()
        self._is_known = not self._credentials.user
        self._opener = opener_for(url, self._credentials, {**FAULTS, 404: _NOTHING})

    def get(self, graph: str) -> bytes:
        """Return a graph as N-Triples or Turtle, nothing if there is no such graph."""
        try:
            return patiently(lambda: self._send("GET", graph))
        except _NothingThereError:
            return b""

    def put(self, graph: str, n_triples: bytes) -> None:
        """Put *n_triples* in place of a graph."""
        if not self._is_known:
            self.get(_NO_GRAPH)  # to be asked for them now: a store may hang up on a long body that comes without
            self._is_known = True
        self._send("PUT", graph, n_triples)

    def post(self, graph: str, n_triples: bytes) -> None:
        """Add *n_triples* to a graph."""
        self._send("POST", graph, n_triples)

    def delete(self, graph: str) -> None:
        """Remove a graph, if it is there."""
        try:
            self._send("DELETE", graph)
        except _NothingThereError:
            return

    def _send(self, method: str, graph: str, content: bytes | None = None) -> bytes:
        address = f"{self.url}{'&' if '?' in self.url else '?'}{urlencode({'graph': graph})}"
        header = {"Accept": ", ".join(READ[:2])} if content is None else {"Content-Type": N_TRIPLES}
        request = urllib.request.Request(address, content, header, method=method)  # noqa: S310  # checked above

        def send() -> HTTPResponse:
            return cast("HTTPResponse", self._opener.open(request, timeout=SECONDS_TO_WRITE))

        return answer_of(send, self.url, READ if method == "GET" else ())


class _NothingThereError(EndpointAddressError):
    """A store has no such graph, or is no graph store, which the first write tells."""


_NOTHING = (_NothingThereError, "nothing is there; expected the address of a graph store")
_NO_GRAPH = "urn:polgraph:nothing"
