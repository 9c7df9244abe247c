"""polgraph mcp: tools for assistants."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.cli.numbers import positive
from polgraph.cli.stores import add_store
from polgraph.errors import lacking

if TYPE_CHECKING:
    import argparse

EXAMPLES = """examples:
  polgraph mcp                           the shipped data, over stdin and stdout, as assistants start it
  polgraph mcp --store archive           a store of your own; POLGRAPH_STORE=archive says the same
  polgraph mcp --http --port 9001        over HTTP, at http://127.0.0.1:9001/mcp
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    add_store(parser)
    parser.add_argument("--http", action="store_true", help="serve over HTTP, not over stdin and stdout")
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen at (127.0.0.1)")
    parser.add_argument("--port", type=int, default=8766, help="the port to listen at, 0 for any (8766)")
    parser.add_argument(
        "--allow-host", action="append", default=[], metavar="NAME", help="a name that the server is asked by as well"
    )
    parser.add_argument("--seconds", type=positive(float), default=10.0, metavar="S", help="what a call may take (10)")


def run(parser: argparse.ArgumentParser, arguments: list[str]) -> int:
    """Serve."""
    options = parser.parse_args(arguments)
    try:
        from polgraph.mcp import serving
    except ModuleNotFoundError as exc:
        raise lacking("the tools need a library that is not installed", "mcp") from exc
    settings = serving.Settings(options.store, options.seconds)
    if options.http:
        serving.serve_http(settings, options.host, options.port, tuple(options.allow_host))
    else:
        serving.serve_streams(settings)
    return 0
