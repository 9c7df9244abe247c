"""polgraph extract: the facts of a release."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from polgraph.cli.output import refuse_input, write_result
from polgraph.errors import SourceError
from polgraph.facts import Facts, facts_json
from polgraph.pipeline import releases
from polgraph.resources import MAX_BYTES

EXAMPLES = """examples:
  polgraph extract release.txt > release.json          the facts document
  polgraph extract page.html --format ttl --output release.ttl
  polgraph extract - --min-confidence 0.8 < release.txt
  polgraph extract page.html --html --encoding windows-1251
"""
COUNTED = {
    "people": ("person", "people"),
    "events": ("event", "events"),
    "observations": ("observation", "observations"),
    "changes": ("change", "changes"),
    "statements": ("statement", "statements"),
    "instructions": ("instruction", "instructions"),
    "measures": ("action", "actions"),
    "mentions": ("mention", "mentions"),
    "issues": ("issue", "issues"),
}


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("source", metavar="FILE|-", help="a text or a web page; - reads standard input")
    parser.add_argument("--format", choices=("json", "ttl"), default="json", help="facts document or graph")
    parser.add_argument(
        "--min-confidence", type=confidence, default=0.0, metavar="X", help="leave out facts less sure than X (0 to 1)"
    )
    kind = parser.add_mutually_exclusive_group()
    kind.add_argument("--html", action="store_true", default=None, help="the source is a page, whatever it looks like")
    kind.add_argument("--text", action="store_false", dest="html", help="the source is a plain text")
    parser.add_argument("--encoding", metavar="NAME", help="charset of a source that states none (default: utf-8)")
    parser.add_argument("--output", type=Path, metavar="FILE", help="write there instead of to stdout")


def run(parser: argparse.ArgumentParser, arguments: list[str]) -> int:
    """Extract and write."""
    options = parser.parse_args(arguments)
    source = _standard_input() if options.source == "-" else Path(options.source)
    inputs = () if isinstance(source, bytes) else (source,)
    refuse_input(options.output, inputs)
    facts, page = releases.extract(source, html=options.html, encoding=options.encoding, minimum=options.min_confidence)
    content = facts_json(facts).encode() if options.format == "json" else releases.extracted_turtle(facts, page.text)
    write_result(content, options.output, inputs=inputs)
    if sys.stderr.isatty():
        print(summary(facts), file=sys.stderr)
    return 0


def summary(facts: Facts) -> str:
    """Count what was found: "12 people, 3 events, 1 issue"."""
    counts = {section: len(getattr(facts, section)) for section in COUNTED}
    found = [f"{n} {COUNTED[section][n != 1]}" for section, n in counts.items() if n]
    return ", ".join(found) or "nothing found"


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise SourceError("standard input: is closed; expected a text or a page")
    return sys.stdin.buffer.read(MAX_BYTES + 1)


def confidence(text: str) -> float:
    """Read a confidence."""
    value = float(text)
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(f"{text} is not a confidence; expected a number from 0 to 1")
    return value


confidence.__name__ = "number from 0 to 1"  # argparse names it so when it refuses a word
