"""Listen at an address of this machine."""

from __future__ import annotations

import os
import socket

from polgraph.errors import StoreError

_WAITING = 128
_LAST = 65535


def listening(host: str, port: int) -> socket.socket:
    """Return a socket that listens; StoreError if the address is taken or cannot be."""
    if not 0 <= port <= _LAST:  # the system would take the rest of a division
        raise StoreError(f"{host}:{port}: there is no such port; expected one from 0 to {_LAST}")
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        sock = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)  # named: else asyncio delays
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        sock.bind(address)
        sock.listen(_WAITING)
    except UnicodeError:
        raise StoreError(f"{host}:{port}: is no name of a host; expected an address of this machine") from None
    except OSError as exc:
        told = os.strerror(exc.errno) if exc.errno and exc.errno > 0 else str(exc.strerror)
        raise StoreError(f"{host}:{port}: {told}; expected an address of this machine, a free --port") from exc
    return sock


def shown(host: str) -> str:
    """Return a host as it stands in an address: IPv6 in brackets (RFC 3986, 3.2.2)."""
    return f"[{host}]" if ":" in host else host
