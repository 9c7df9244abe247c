"""Which addresses a request may go to, and which of them are the same service."""

from __future__ import annotations

from urllib.parse import SplitResult, urlsplit

from polgraph.errors import EndpointAddressError

PORTS = {"http": 80, "https": 443}
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
# Where stores keep the Graph Store Protocol beside their SPARQL endpoint.
GRAPH_STORES = {"/query": "/store", "/sparql": "/sparql-graph-crud-auth", "/sparql-auth": "/sparql-graph-crud-auth"}


def checked(url: str) -> SplitResult:
    """Return the parts of *url*; EndpointAddressError if no request should go there."""
    try:
        parts = urlsplit(url)
        known = parts.scheme in PORTS and bool(parts.hostname) and (parts.port or 1) and not parts.fragment
    except ValueError:
        known = False
    if not known or not url.isascii() or not url.isprintable() or " " in url:
        raise EndpointAddressError(f"the endpoint {without_user(url)!r} is no address; expected http://… or https://…")
    if "@" in parts.netloc:
        raise EndpointAddressError(
            f"the endpoint {without_user(url)!r} holds a user or password; expected them in POLGRAPH_ENDPOINT_USER "
            "and POLGRAPH_ENDPOINT_PASSWORD"
        )
    return parts


def root(url: str) -> str:
    """Return the address of the whole service that *url* is a part of."""
    return checked(url)._replace(path="/", query="").geturl()


def without_user(url: str) -> str:
    """Return *url* fit for a message: no user, no password, not long."""
    scheme, separator, rest = url.rpartition("://")
    return f"{scheme}{separator}{rest.rpartition('@')[2]}"[:200]


def same_service(old: str, new: str) -> bool:
    """Tell whether a redirect from *old* to *new* stays where the request was meant to go; to https it may rise."""
    try:
        before, after = checked(old), checked(new)
    except EndpointAddressError:
        return False
    return before.hostname == after.hostname and _door(after) in (_door(before), ("https", 443))


def is_here(url: str) -> bool:
    """Tell whether *url* is on this machine."""
    return checked(url).hostname in LOOPBACK


def is_private(url: str) -> bool:
    """Tell whether nobody on the way can read what is sent to *url*."""
    return checked(url).scheme == "https" or is_here(url)


def graph_store_of(endpoint: str) -> str:
    """Return the address of the graph store beside *endpoint*; EndpointAddressError where it cannot be guessed."""
    parts = checked(endpoint)
    if parts.path not in GRAPH_STORES:
        raise EndpointAddressError(
            f"{endpoint}: its graph store is not known; expected its address as --graph-store URL"
        )
    return parts._replace(path=GRAPH_STORES[parts.path], query="").geturl()


def _door(parts: SplitResult) -> tuple[str, int]:
    return parts.scheme, parts.port or PORTS[parts.scheme]
