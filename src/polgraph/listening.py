"""Listen at an address of this machine."""

from __future__ import annotations

import os
import socket

from polgraph.errors import StoreError

_WAITING = 128


def listening(host: str, port: int) -> socket.socket:
    """Return a socket that listens; StoreError if the address is taken or cannot be."""
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        sock = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)  # named: else asyncio delays
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        sock.bind(address)
        sock.listen(_WAITING)
    except OSError as exc:
        told = os.strerror(exc.errno) if exc.errno and exc.errno > 0 else str(exc)
        raise StoreError(f"{host}:{port}: {told}; expected an address of this machine that is free") from exc
    return sock
