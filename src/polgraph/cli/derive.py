"""polgraph derive: what follows from the releases."""

from __future__ import annotations

import argparse
from pathlib import Path

from polgraph.cli.output import write_result
from polgraph.iris import short_iri
from polgraph.pipeline import deriving

EXAMPLES = """examples:
  polgraph derive                                   print the derived graph
  polgraph derive --output data/ttl/derived.ttl     after adding a release
  polgraph derive --rule previous-from-percent.1    what one rule makes
  polgraph derive --explain                         the rules in words, with what each made of what
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("--rule", action="append", default=[], metavar="NAME", help="only this one; may be repeated")
    parser.add_argument("--explain", action="store_true", help="tell the rules, and what each made of what")
    parser.add_argument("--output", type=Path, metavar="FILE", help="write there instead of to stdout")


def run(parser: argparse.ArgumentParser, arguments: list[str]) -> int:
    """Derive and write."""
    options = parser.parse_args(arguments)
    content = _explained(options.rule).encode() if options.explain else deriving.derived_turtle(options.rule)
    write_result(content, options.output)
    return 0


def _explained(rules: list[str]) -> str:
    lines = []
    for told in deriving.explanations(rules):
        lines.append(f"{told.rule}: {len(told.made)} derived. {told.says}")
        for thing, inputs in sorted(told.made.items()):
            lines.append(f"  {short_iri(thing)} from {', '.join(map(short_iri, inputs))}")
    return "".join(f"{line}\n" for line in lines)
