"""polgraph ingest: releases into a store."""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from polgraph.cli import spreading
from polgraph.cli.extract import confidence
from polgraph.cli.progress import counting
from polgraph.cli.reviewing import review
from polgraph.cli.stores import add_store
from polgraph.cli.tables import draw
from polgraph.pipeline import deriving
from polgraph.pipeline.stores import gathering, ingesting
from polgraph.pipeline.stores.ingesting import Ingest
from polgraph.pipeline.stores.storing import REPLACED, REVISION, STORED

if TYPE_CHECKING:
    from polgraph.pipeline.stores.ingesting import Outcome

EXAMPLES = """examples:
  polgraph store create archive                          once
  polgraph ingest releases/ --store archive              all texts and pages below a folder
  polgraph ingest today.txt facts.json --store archive   a facts document is as a person wrote it
  polgraph ingest https://example.kz/news/1 --store archive
  polgraph ingest releases/ --store archive --format jsonl > outcome.jsonl
  polgraph ingest --review --store archive               look at what was not let in
  polgraph ingest --engine spark --master spark://host:7077 crawl.parquet --output hdfs:///polgraph

exit codes: 0 all is stored, 1 something is in quarantine or could not be read, 2 unusable input or usage,
  3 the store or output is held or cannot be written, Spark fails
"""


_COLUMNS = ("source", "outcome", "release", "facts", "why")
_TELLS = {
    "--allow-private": "fetch addresses of this machine and its network as well",
    "--min-confidence": "a release with a figure less sure than X (0 to 1) goes into quarantine (default: 0.5)",
    "--new-only": "leave addresses alone that were fetched before; else they are asked for a newer text",
    "--review": "walk through the quarantine, and ask what to do",
}


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument(
        "inputs", nargs="*", metavar="FILE|DIR|URL", help="texts, pages, facts documents, folders, addresses"
    )
    add_store(parser)
    parser.add_argument(
        "--from",
        dest="lists",
        action="append",
        type=Path,
        default=[],
        metavar="FILE",
        help="a list of inputs, one a line",
    )
    parser.add_argument("--jobs", type=_number, metavar="N", help="processes that read (default: one for each core)")
    parser.add_argument("--min-confidence", type=confidence, default=0.5, metavar="X", help=_TELLS["--min-confidence"])
    parser.add_argument("--format", choices=("table", "jsonl"), default="table", help="format (default: table)")
    parser.add_argument("--new-only", action="store_true", help=_TELLS["--new-only"])
    parser.add_argument("--allow-private", action="store_true", help=_TELLS["--allow-private"])
    parser.add_argument("--review", action="store_true", help=_TELLS["--review"])
    spreading.configure(parser)


def run(parser: argparse.ArgumentParser, arguments: list[str]) -> int:
    """Ingest and tell what became of each input."""
    options = parser.parse_args(arguments)
    if options.engine == spreading.SPARK:
        return spreading.run(parser, options)
    spreading.refuse(parser, options)
    inputs = [*options.inputs, *(line for path in options.lists for line in gathering.listed(path))]
    if options.review and not inputs:
        return review(options.store)
    if options.review or not inputs:
        parser.error("expected files, folders or addresses, or --review without them")
    names = gathering.names(inputs)
    wanted = Ingest(
        tuple(names),
        options.store,
        options.jobs or os.cpu_count() or 1,
        minimum=options.min_confidence,
        new_only=options.new_only,
        allow_private=options.allow_private,
    )
    started, outcomes = time.monotonic(), []
    with counting("taken in", len(names)) as count:
        for outcome in ingesting.ingest(wanted):
            outcomes.append(outcome)
            count(len(outcomes))
            if options.format == "jsonl":
                print(json.dumps(asdict(outcome), ensure_ascii=False), flush=True)
    if options.format == "table":
        order = {name: number for number, name in enumerate(names)}
        print(draw(_COLUMNS, [_row(outcome) for outcome in sorted(outcomes, key=lambda one: order[one.source])]))
    print(_summary(outcomes, time.monotonic() - started), file=sys.stderr)
    if any(outcome.done in (STORED, REPLACED, REVISION) for outcome in outcomes) and deriving.is_derived(options.store):
        print(f"what was derived is older now: `polgraph derive --store {options.store}`", file=sys.stderr)
    return 1 if any(outcome.problems for outcome in outcomes) else 0


def _row(outcome: Outcome) -> list[str]:
    more = f" (and {len(outcome.problems) - 1} more)" if len(outcome.problems) > 1 else ""
    why = f"{outcome.problems[0]}{more}" if outcome.problems else ""
    return [outcome.source, outcome.done, outcome.release, str(outcome.facts or ""), why]


def _summary(outcomes: list[Outcome], seconds: float) -> str:
    """Count what became of the inputs: "12 stored, 1 failed in 3.2 s (4.1 a second)"."""
    counted = Counter(outcome.done for outcome in outcomes)
    told = ", ".join(f"{number} {done}" for done, number in sorted(counted.items()))
    return f"{told} in {seconds:.1f} s ({len(outcomes) / seconds:.1f} a second)"


def _number(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text[:4]) <= 256:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of processes; expected 1 to 256")
    return int(text)
