"""polgraph resolve: who is who, and why."""

from __future__ import annotations

import argparse
from pathlib import Path

from polgraph.cli.output import write_result
from polgraph.cli.stores import add_store
from polgraph.cli.tables import draw
from polgraph.pipeline import resolving

EXAMPLES = """examples:
  polgraph resolve                                       print the resolution graph
  polgraph resolve --output data/ttl/resolution.ttl      after adding a release or a curated person
  polgraph resolve --explain                             every pair that was weighed, what speaks for and against
  polgraph resolve --explain --store archive             in a store, which has it done after each change
  polgraph resolve --undecided --format jsonl            the pairs that a person has to decide
  polgraph resolve --compare "ДВД Мангистауской области" "ДП Мангистауской области"
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    told = parser.add_mutually_exclusive_group()
    told.add_argument("--explain", action="store_true", help="tell what was found about each pair instead")
    told.add_argument("--undecided", action="store_true", help="tell the pairs that a person has to decide instead")
    told.add_argument(
        "--compare", nargs=2, metavar="NAME", help="say whether two names of an agency or place mean one instead"
    )
    parser.add_argument("--format", choices=("text", "jsonl"), help="of what is told of pairs (default: text)")
    add_store(parser)
    parser.add_argument("--output", type=Path, metavar="FILE", help="write there instead of to stdout")


def run(parser: argparse.ArgumentParser, arguments: list[str]) -> int:
    """Resolve and write."""
    options = parser.parse_args(arguments)
    if options.explain or options.undecided:
        content = _told(options).encode()
    elif options.compare:
        content = f"{_compared(*options.compare)}\n".encode()
    elif options.format:
        parser.error("the graph is Turtle; expected --format together with --explain or --undecided")
    else:
        content = resolving.resolution_turtle(options.store)
    write_result(content, options.output)
    return 0


def _compared(one: str, other: str) -> str:
    from polgraph.pipeline.namesakes import compared  # reads what words mean, which nothing else here does

    return compared(one, other)


def _told(options: argparse.Namespace) -> str:
    found = resolving.resolution(options.store)
    matches = found.undecided() if options.undecided else found.matches
    if options.format == "jsonl":
        return resolving.lines(found, matches)
    table = draw(resolving.COLUMNS, resolving.rows(matches)) if matches else "no pairs"
    refused = [] if options.undecided else resolving.refusals(found)
    return "\n".join([table, *refused, ""])
