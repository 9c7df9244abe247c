"""Where a command looks instead of the shipped data: a store of the user's own, or a SPARQL endpoint."""

from __future__ import annotations

import os

from polgraph.cli.stores import add_store

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from pathlib import Path


def add_endpoint(parser: argparse.ArgumentParser) -> None:
    """Add the option."""
    parser.add_argument(
        "--endpoint",
        type=_address,
        metavar="URL",
        default=os.environ.get("POLGRAPH_ENDPOINT") or None,
        help="a SPARQL 1.1 endpoint (default: POLGRAPH_ENDPOINT; docs/en/guides/endpoints.md tells of credentials)",
    )


def add_origin(parser: argparse.ArgumentParser) -> None:
    """Add --endpoint and --store."""
    add_endpoint(parser)
    add_store(parser)


def origin_of(parser: argparse.ArgumentParser, options: argparse.Namespace) -> str | Path | None:
    """Return the address of an endpoint, the folder of a store, or None for the shipped data; not both may be given."""
    if options.endpoint and options.store:
        parser.error("give an endpoint or a store, not both; expected one of --endpoint and --store")
    return options.endpoint or options.store  # type: ignore[no-any-return]  # as the options are typed


def _address(text: str) -> str:
    """Return an address; an empty one, as of a variable that is not set, would ask the shipped data."""
    from argparse import ArgumentTypeError

    if not text.strip():
        raise ArgumentTypeError("it is empty; expected the address of a SPARQL endpoint")
    return text
