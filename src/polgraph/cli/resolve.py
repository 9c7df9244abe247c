"""polgraph resolve: who is who."""

from __future__ import annotations

import argparse
from pathlib import Path

from polgraph.cli.output import write_result
from polgraph.pipeline import exports

EXAMPLES = """examples:
  polgraph resolve                                       print the resolution graph
  polgraph resolve --output data/ttl/resolution.ttl      after adding a release or a curated person
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("--output", type=Path, metavar="FILE", help="write there instead of to stdout")


def run(parser: argparse.ArgumentParser, arguments: list[str]) -> int:
    """Resolve and write."""
    options = parser.parse_args(arguments)
    write_result(exports.resolution_turtle(), options.output)
    return 0
