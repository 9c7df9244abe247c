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
        type=_address,
        metavar="URL",
        default=os.environ.get("POLGRAPH_ENDPOINT") or None,
        help="a SPARQL 1.1 endpoint (default: POLGRAPH_ENDPOINT; docs/endpoints.md tells of credentials)",
    )


def _address(text: str) -> str:
    """Return an address; an empty one, as of a variable that is not set, would ask the shipped data."""
    from argparse import ArgumentTypeError

    if not text.strip():
        raise ArgumentTypeError("it is empty; expected the address of a SPARQL endpoint")
    return text
