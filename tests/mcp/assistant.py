"""Start `polgraph mcp` as an assistant does, and talk to it by the official client."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Any

from anyio.from_thread import BlockingPortal, start_blocking_portal
from mcp.client.stdio import StdioServerParameters
from mcp_types import CallToolResult

from mcp import Client
from tests.cases import ROOT

COMMAND = ("-m", "polgraph", "mcp")


@dataclass(frozen=True)
class Assistant:
    """A client that is connected, and the thread it lives in."""

    client: Client
    portal: BlockingPortal

    def result(self, tool: str, **arguments: object) -> CallToolResult:
        return self.portal.call(self.client.call_tool, tool, arguments)

    def told(self, tool: str, **arguments: object) -> Any:
        """Return what a tool answers; it has to."""
        result = self.result(tool, **arguments)
        assert not result.is_error, _text(result)
        return json.loads(_text(result))

    def refused(self, tool: str, **arguments: object) -> str:
        """Return why a tool does not answer; it must not."""
        result = self.result(tool, **arguments)
        assert result.is_error, _text(result)
        return _text(result)

    async def refused_later(self, tool: str, query: str) -> str:
        """Return why a query is not answered, from within the thread of the client."""
        return _text(await self.client.call_tool(tool, {"query": query}))

    def read(self, uri: str) -> str:
        document = self.portal.call(self.client.read_resource, uri)
        return str(getattr(document.contents[0], "text", ""))


def over_streams(*options: str, **environment: str) -> AbstractContextManager[Assistant]:
    """Talk to a server of one's own over its stdin and stdout."""
    started = StdioServerParameters(
        command=sys.executable, args=[*COMMAND, *options], env={**os.environ, **environment}, cwd=ROOT
    )
    return _talking(Client(started))


@contextmanager
def over_http(*options: str) -> Iterator[Assistant]:
    """Talk to a server at a free port."""
    with serving(*options) as address, _talking(Client(address)) as assistant:
        yield assistant


@contextmanager
def serving(*options: str) -> Iterator[str]:
    """Serve at a free port; give the address."""
    command = [sys.executable, *COMMAND, "--http", "--port", "0", *options]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            told = process.stdout.readline() if process.stdout else ""
            assert told.startswith("polgraph mcp: http://")
            yield told.split()[-1]
        finally:
            process.terminate()
            assert process.wait(20) == 0


@contextmanager
def _talking(client: Client) -> Iterator[Assistant]:
    with start_blocking_portal() as portal, portal.wrap_async_context_manager(client):
        yield Assistant(client, portal)


def _text(result: CallToolResult) -> str:
    return "".join(getattr(part, "text", "") for part in result.content)
