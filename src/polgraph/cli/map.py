"""polgraph map: a facts document and its text to Turtle."""

from __future__ import annotations

import argparse
from pathlib import Path

from polgraph.cli.output import write_result
from polgraph.pipeline import releases

EXAMPLES = """examples:
  polgraph map release.json                        the text is release.txt, beside it
  polgraph map facts.json --text release.txt --output data/ttl/releases/2025/town-2025.ttl
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("facts", type=Path, metavar="FACTS.json", help="a facts document (schema 1)")
    parser.add_argument("--text", type=Path, metavar="FILE", help="the hashed text (default: FACTS.txt)")
    parser.add_argument("--output", type=Path, metavar="FILE", help="write there instead of to stdout")


def run(parser: argparse.ArgumentParser, arguments: list[str]) -> int:
    """Map and write."""
    options = parser.parse_args(arguments)
    text = options.text or options.facts.with_suffix(".txt")
    write_result(releases.map_facts(options.facts, text), options.output, inputs=(options.facts, text))
    return 0
