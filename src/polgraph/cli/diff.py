"""polgraph diff: what differs between two states of the facts of a release."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict

from polgraph.cli.languages import add_language, language_of
from polgraph.cli.stores import add_store
from polgraph.cli.tables import draw
from polgraph.pipeline import differing

EXAMPLES = """examples:
  polgraph diff old.ttl new.ttl
  polgraph diff facts-before.json facts.json --lang kk
  polgraph diff old.nq new.ttl --format jsonl
  polgraph diff 989fdab18c5f 85915669b6c6 --store archive

exit codes, as diff has them: 0 the facts are the same, 1 they differ, 2 they cannot be read
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("old", metavar="OLD", help="a release: RDF, a facts document, or its id in a store")
    parser.add_argument("new", metavar="NEW", help="another state of it, or another release")
    add_store(parser)
    parser.add_argument("--spans", action="store_true", help="that a fact stands elsewhere in the text is a change too")
    parser.add_argument("--format", choices=("table", "jsonl"), default="table", help="format (default: table)")
    add_language(parser)


def run(parser: argparse.ArgumentParser, arguments: list[str]) -> int:
    """Compare and print."""
    options = parser.parse_args(arguments)
    language = language_of(options.lang)
    found = differing.differ(*differing.states(options.old, options.new, options.store), spans=options.spans)
    if options.format == "jsonl":
        for one in found:
            print(json.dumps(asdict(one), ensure_ascii=False))
    elif found:
        print(draw(["", "fact", "about", "what"], differing.rows(found, language)))
    return 1 if found else 0
