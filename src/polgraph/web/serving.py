"""Listen, and serve till a signal ends it."""

from __future__ import annotations

import asyncio
import logging
import sys
from typing import TYPE_CHECKING

import uvicorn

from polgraph.errors import StoreError
from polgraph.listening.guarded import Guarded
from polgraph.listening.orderly import Orderly
from polgraph.listening.sockets import listening, shown
from polgraph.web.app import application
from polgraph.web.service import Service

if TYPE_CHECKING:
    import socket

    from polgraph.web.settings import Settings

_QUIET = 3.0  # seconds that answers on their way have when the service ends


def serve(settings: Settings) -> None:
    """Serve till SIGINT or SIGTERM; StoreError if the address is taken or cannot be."""
    logging.disable(logging.ERROR)  # uvicorn's: each request has a line of ours, and no traceback leaves us
    with listening(settings.host, settings.port) as sock:
        host, port = sock.getsockname()[:2]
        service = Service(settings)
        server = _Server(_config(service), f"polgraph serve: http://{shown(host)}:{port}/", service)
        asyncio.run(server.serve([sock]))


class _Server(Orderly):
    """Says where it listens, once it does."""

    def __init__(self, config: uvicorn.Config, told: str, service: Service) -> None:
        super().__init__(config)
        self._told, self._service = told, service

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, and tell; StoreError if the children cannot."""
        try:
            await super().startup(sockets)
        except SystemExit:  # as uvicorn ends where the application cannot start
            raise StoreError(self._service.failure or "the service cannot start; expected children that can") from None
        sys.stdout.write(f"{self._told}\n")
        sys.stdout.flush()


def _config(service: Service) -> uvicorn.Config:
    limits = service.settings.limits
    bounds = {
        "connections_most": limits.connections,
        "header_bytes": limits.header_bytes,
        "header_seconds": limits.header_seconds,
        "body_seconds": limits.body_seconds,
    }
    return uvicorn.Config(
        application(service),
        http=type("Bounded", (Guarded,), bounds),
        loop="asyncio",
        ws="none",
        interface="asgi3",
        lifespan="on",
        access_log=False,
        log_config=None,
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=int(_QUIET),
    )
