"""Which addresses a page may be fetched from: public ones, looked up once, so that no later answer leads elsewhere."""

from __future__ import annotations

import re
import socket
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import SplitResult, quote, urlsplit

from polgraph.errors import SourceError

PORTS = {"http": 80, "https": 443}
_PRINTED = 200
_NUMERIC = re.compile(r"(?:.*\.)?(?:\d+|0x[0-9a-f]*)\.?\Z", re.IGNORECASE)  # WHATWG URL, "ends in a number"
_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052: the last 32 bits are an IPv4 address
_KEPT = "%/:=&?~#+!$,;'@()*[]"  # what stands for itself in paths and queries (RFC 3986)

Address = IPv4Address | IPv6Address


@dataclass(frozen=True, slots=True)
class Target:
    """Where one request goes: the parts of its URL, with the name of the host as the network has it."""

    url: str
    scheme: str
    host: str
    port: int
    path: str

    @property
    def netloc(self) -> str:
        """The host as a request names it, with a port that is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"


def target_of(url: str, *, allow_private: bool = False) -> Target:
    """Return where a request for *url* goes; SourceError if none should. Only private services have ports of theirs."""
    shown = printable(url)
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError as exc:
        raise SourceError(f"{shown}: {exc}; expected http://… or https://…") from exc
    if parts.scheme not in PORTS or not host or not url.isprintable() or " " in url:
        raise SourceError(f"{shown}: is no address of a page; expected http://… or https://…")
    if "@" in parts.netloc:
        raise SourceError(f"{shown}: holds a user or password; expected an address that all may read")
    if port not in (None, *PORTS.values()) and not allow_private:
        raise SourceError(
            f"{shown}: port {port} is not one of the web; expected 80 or 443; --allow-private takes others"
        )
    if ":" not in host and _NUMERIC.match(host) and not _is_plain(host):
        raise SourceError(f"{shown}: the host is a number in disguise; expected four numbers from 0 to 255, or a name")
    return Target(url, parts.scheme, _on_the_wire(host, shown), port or PORTS[parts.scheme], _path(parts))


def addresses_of(target: Target, *, allow_private: bool = False) -> list[str]:
    """Look up a host; SourceError if it has no address, or one that is not for all."""
    try:
        found = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as exc:
        raise SourceError(
            f"{printable(target.url)}: the host {target.host} is not known; expected a name that is"
        ) from exc
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    private = [address for address in addresses if not is_public(ip_address(address))]
    if private and not allow_private:
        raise SourceError(
            f"{printable(target.url)}: the host is at {private[0]}, which is private; expected a public one"
        )
    return addresses


def is_public(address: Address) -> bool:
    """Tell whether *address*, and any other that it stands for, is reached by all in the same way."""
    meant = _embedded(address)
    if meant is not None:
        return is_public(meant)
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def printable(url: str) -> str:
    """Return *url* fit for a message: no user, no password, not long, in one line."""
    scheme, separator, rest = url.rpartition("://")
    host, slash, path = rest.partition("/")
    shown = f"{scheme}{separator}{host.rpartition('@')[2]}{slash}{path}"[:_PRINTED]
    return shown if shown.isprintable() else ascii(shown)


def _embedded(address: Address) -> IPv4Address | None:
    """Return the IPv4 address that an IPv6 one carries, if it does."""
    if isinstance(address, IPv4Address):
        return None
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)


def _is_plain(host: str) -> bool:
    try:
        return str(IPv4Address(host)) == host
    except ValueError:
        return False


def _on_the_wire(host: str, shown: str) -> str:
    try:
        return host if ":" in host else host.encode("idna").decode()
    except UnicodeError as exc:
        raise SourceError(f"{shown}: the host is no name of one; expected letters, figures and hyphens") from exc


def _path(parts: SplitResult) -> str:
    return quote(f"{parts.path or '/'}{f'?{parts.query}' if parts.query else ''}", safe=_KEPT)
