"""polgraph ontology diff: what differs between two versions of the ontology, and what that touches."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict

from polgraph.cli.tables import draw
from polgraph.pipeline import ontologies

EXAMPLES = """examples:
  polgraph ontology diff ../polgraph-0.1.0/ontology
  polgraph ontology diff old/polgraph.ttl ontology/polgraph.ttl --format json

exit codes: 0 nothing goes that a shipped query or shape names, 1 something does, 2 a version cannot be read
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    actions = parser.add_subparsers(metavar="ACTION", dest="action", required=True)
    diff = actions.add_parser("diff", help="list terms and concepts that were added, changed, deprecated or removed")
    diff.add_argument("old", metavar="OLD", help="a version of the ontology: its folder, a checkout, or a file of RDF")
    diff.add_argument("new", metavar="NEW", nargs="?", help="another version (default: the shipped one)")
    diff.add_argument("--format", choices=("table", "json"), default="table", help="format (default: table)")


def run(parser: argparse.ArgumentParser, arguments: list[str]) -> int:
    """Compare and print."""
    options = parser.parse_args(arguments)
    found = ontologies.differ(options.old, options.new)
    if options.format == "json":
        told = [{**asdict(one), "usedBy": ontologies.users_of(one.term)} for one in found]
        print(json.dumps(told, ensure_ascii=False, indent=1))
    elif found:
        print(draw(["change", "term", "how", "named by"], ontologies.rows(found)))
    return 1 if ontologies.breaks(found) else 0
