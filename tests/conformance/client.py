"""One SPARQL server over one connection that is kept: a query, an update and a graph-store address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from urllib3 import HTTPConnectionPool, HTTPHeaderDict

# Longer than any test takes, so that only a server that hangs is cut off.
PATIENCE = 60


@dataclass(frozen=True)
class Answer:
    """What a server answered."""

    status: int
    headers: HTTPHeaderDict
    body: bytes

    @property
    def media(self) -> str:
        """The media type without its parameters."""
        return self.headers.get("Content-Type", "").partition(";")[0].strip().lower()

    def told(self) -> str:
        """Return a line for who reads why a test failed."""
        body = " ".join(self.body.decode(errors="replace").split())
        return f"{self.status} {self.media} {body[:200]}"


@dataclass(frozen=True)
class Server:
    """A server whose update and graph-store addresses lie beside its query address."""

    pool: HTTPConnectionPool
    query_address: str
    token: str | None

    def address(self, of: str) -> str:
        """Return the path of `query`, `update` or `store`."""
        return self.query_address if of == "query" else urljoin(self.query_address, of)

    def send(
        self, method: str, target: str, body: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> Answer:
        """Send what is given and nothing else that matters; the token only where no other credentials are named."""
        own = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        with_own = {name: value for name, value in {**own, **(headers or {})}.items() if value}
        got = self.pool.urlopen(method, target, body, with_own, retries=False, redirect=False)
        return Answer(got.status, got.headers, got.data)

    def query(self, text: bytes, accept: str) -> Answer:
        headers = {"Content-Type": "application/sparql-query", "Accept": accept}
        return self.send("POST", self.address("query"), text, headers)

    def update(self, text: bytes) -> Answer:
        return self.send("POST", self.address("update"), text, {"Content-Type": "application/sparql-update"})

    def put(self, graph: str | None, content: bytes, media: str) -> Answer:
        """Replace the graph of that name, or the default graph."""
        which = "default" if graph is None else f"graph={quote(graph, safe='')}"
        return self.send("PUT", f"{self.address('store')}?{which}", content, {"Content-Type": media})


@contextmanager
def connected(query_address: str, token: str | None = None) -> Iterator[Server]:
    parts = urlsplit(query_address)
    with HTTPConnectionPool(str(parts.hostname), parts.port, timeout=PATIENCE, maxsize=1, block=True) as pool:
        yield Server(pool, parts.path, token)
