"""Serve over the standard streams, or over HTTP, till the client goes or a signal ends it."""

from __future__ import annotations

import asyncio
import logging
import signal
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import uvicorn
from mcp.server.stdio import stdio_server
from mcp.server.transport_security import TransportSecuritySettings

from polgraph.listening.guarded import Guarded
from polgraph.listening.orderly import Orderly
from polgraph.listening.sockets import listening, shown
from polgraph.mcp.calls import Calls
from polgraph.mcp.server import server_of
from polgraph.pipeline.serving.origin import Origin

if TYPE_CHECKING:
    import socket
    from pathlib import Path

_QUIET = 3  # seconds that answers on their way have when the server ends
_BODY = 6 * 1024 * 1024  # bytes of a message: data of four megabytes, and what JSON adds to them


@dataclass(frozen=True, slots=True)
class Settings:
    """What is served, and what a call may take."""

    folder: Path | None = None
    """The store; the shipped data if there is none."""
    seconds: float = 10.0


def serve_streams(settings: Settings) -> None:
    """Serve over stdin and stdout till stdin ends; StoreError if there is no such store."""
    _begin(settings)
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # a thread waits for stdin, and cannot be told to end
    asyncio.run(_over_streams(settings))


def serve_http(settings: Settings, host: str, port: int, names: tuple[str, ...]) -> None:
    """Serve at *host* and *port*, asked by its address or one of *names*; StoreError if it cannot listen there."""
    _begin(settings)
    with listening(host, port) as sock:
        sys.stdout.write(f"polgraph mcp: http://{shown(host)}:{sock.getsockname()[1]}/mcp\n")
        sys.stdout.flush()
        asyncio.run(_over_http(settings, sock, (shown(host), *names)))


def _begin(settings: Settings) -> None:
    logging.disable(logging.CRITICAL)  # a client is told what went wrong; no traceback leaves us
    Origin(settings.folder).revision()


async def _over_streams(settings: Settings) -> None:
    calls = Calls(settings.folder, settings.seconds)
    server = server_of(calls)
    # The children are started within: they inherit streams that are not the protocol's.
    async with stdio_server() as (incoming, outgoing), calls.running():
        await server.run(incoming, outgoing, server.create_initialization_options())


async def _over_http(settings: Settings, sock: socket.socket, names: tuple[str, ...]) -> None:
    calls = Calls(settings.folder, settings.seconds)
    hosts = ["127.0.0.1", "localhost", "[::1]", *names]
    app = server_of(calls).streamable_http_app(
        json_response=True,
        stateless_http=True,
        max_request_body_size=_BODY,
        transport_security=TransportSecuritySettings(
            allowed_hosts=[form for host in hosts for form in (host, f"{host}:*")],
            allowed_origins=[form for host in hosts for form in (f"http://{host}", f"http://{host}:*")],
        ),
    )
    config = uvicorn.Config(
        app,
        http=Guarded,
        ws="none",
        access_log=False,
        log_config=None,
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=_QUIET,
    )
    async with calls.running():
        await Orderly(config).serve([sock])
