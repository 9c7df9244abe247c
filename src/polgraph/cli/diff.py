"""polgraph diff: what differs between two states of the facts of a release."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path

from polgraph.cli.languages import add_language, language_of
from polgraph.cli.tables import draw
from polgraph.pipeline import differing

EXAMPLES = """examples:
  polgraph diff old.ttl new.ttl
  polgraph diff facts-before.json facts.json --lang kk
  polgraph diff old.nq new.ttl --format jsonl

exit codes, as diff has them: 0 the facts are the same, 1 they differ, 2 they cannot be read
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("old", type=Path, metavar="OLD", help="a release: RDF or a facts document")
    parser.add_argument("new", type=Path, metavar="NEW", help="another state of it, or another release")
    parser.add_argument("--spans", action="store_true", help="that a fact stands elsewhere in the text is a change too")
    parser.add_argument("--format", choices=("table", "jsonl"), default="table", help="format (default: table)")
    add_language(parser)


def run(parser: argparse.ArgumentParser, arguments: list[str]) -> int:
    """Compare and print."""
    options = parser.parse_args(arguments)
    language = language_of(options.lang)
    found = differing.differ(options.old, options.new, spans=options.spans)
    if options.format == "jsonl":
        for one in found:
            print(json.dumps(asdict(one), ensure_ascii=False))
    elif found:
        print(draw(["", "fact", "about", "what"], differing.rows(found, language)))
    return 1 if found else 0
