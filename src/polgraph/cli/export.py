"""polgraph export: the graph in RDF formats."""

from __future__ import annotations

import argparse
from pathlib import Path

from polgraph.cli.output import write_result
from polgraph.pipeline import exports

EXAMPLES = """examples:
  polgraph export > polgraph.ttl
  polgraph export --format jsonld --output polgraph.jsonld
  polgraph export --format trig --graph release/c736a843b8cc
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("--format", choices=exports.EXPORT_FORMATS, default="ttl", help="RDF format (default: ttl)")
    parser.add_argument("--graph", metavar="NAME", help="one named graph: ontology, reference, resolution or release/…")
    parser.add_argument("--output", type=Path, metavar="FILE", help="write there instead of to stdout")


def run(parser: argparse.ArgumentParser, arguments: list[str]) -> int:
    """Serialise and write."""
    options = parser.parse_args(arguments)
    write_result(exports.export(options.format, options.graph), options.output)
    return 0
