"""The option --endpoint, by which a command works with a SPARQL store instead of the shipped data."""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse


def add_endpoint(parser: argparse.ArgumentParser) -> None:
    """Add the option."""
    parser.add_argument(
        "--endpoint",
        metavar="URL",
        default=os.environ.get("POLGRAPH_ENDPOINT") or None,
        help="a SPARQL 1.1 endpoint (default: POLGRAPH_ENDPOINT; docs/endpoints.md tells of credentials)",
    )
