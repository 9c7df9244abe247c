"""The options of `polgraph ingest` that let Apache Spark spread the work over a cluster."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING

from polgraph.cli.numbers import positive
from polgraph.cli.progress import counting
from polgraph.pipeline.bulk.formats import FORMATS

if TYPE_CHECKING:
    from polgraph.spark.ingesting import Done

LOCAL, SPARK = "local", "spark"
_OWN = ("master", "output", "input_format", "seconds", "again", "partitions", "conf")
_OF_STORES = ("jobs", "review", "new_only", "allow_private")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("--engine", choices=(LOCAL, SPARK), default=LOCAL, help="who spreads the work (default: local)")
    group = parser.add_argument_group(
        "with --engine spark", "Files, folders, JSON Lines or Parquet wherever Spark reads."
    )
    group.add_argument("--output", metavar="DIR", help="where N-Quads, facts and tables go, instead of into a store")
    group.add_argument("--master", metavar="URL", help="spark://…, yarn, k8s://… (default: all cores of this machine)")
    group.add_argument("--input-format", choices=FORMATS, help="(default: as the names end)")
    group.add_argument("--seconds", type=positive(float), metavar="N", help="for one release (default: 120)")
    group.add_argument("--again", action="store_true", help="read what was rejected before once more")
    group.add_argument(
        "--partitions",
        type=positive(int),
        metavar="N",
        help="parts that are read one by one (default: 250 releases each)",
    )
    group.add_argument("--conf", action="append", metavar="NAME=VALUE", help="a setting of Spark")


def refuse(parser: argparse.ArgumentParser, options: argparse.Namespace) -> None:
    """Refuse options of Spark without Spark, and a run without a store."""
    _refuse(parser, options, _OWN, f"is for --engine {SPARK}; expected that, or --store DIR and no such option")
    if options.store is None:
        parser.error("no store is named; expected --store DIR, or --engine spark with --output DIR")


def run(parser: argparse.ArgumentParser, options: argparse.Namespace) -> int:
    """Let Spark read and write; tell what was done."""
    _refuse(parser, options, _OF_STORES, f"is for a store; expected --engine {SPARK} without it")
    inputs = tuple(options.inputs)
    if options.store and str(options.store) != os.environ.get("POLGRAPH_STORE"):
        parser.error(f"--store is for --engine {LOCAL}; expected --output DIR alone")
    if not inputs or options.lists or not options.output:
        what = "no output is named" if inputs else "no inputs are named"
        parser.error(f"{what}; expected files or folders, and --output DIR")
    from polgraph.spark.session import LOCAL as HERE
    from polgraph.spark.session import require

    require()
    from polgraph.pipeline.bulk.spreading import SECONDS
    from polgraph.spark.ingesting import Wanted, ingest

    wanted = Wanted(
        inputs,
        options.output,
        options.master or HERE,
        options.input_format,
        options.min_confidence,
        options.seconds or SECONDS,
        options.again,
        options.partitions,
        dict(_setting(parser, one) for one in options.conf or ()),
    )
    with counting("tasks", 0) as count:
        done = ingest(wanted, count)
    return _told(done, options.output)


def _told(done: Done, output: str) -> int:
    """Say what a run did; 1 if it rejected something."""
    if done.batch is None:
        print(f"nothing is new: {done.known} known")
        return 0
    records, batch = done.batch.records, done.batch
    told = [f"{number} {name}" for name, number in {**records, "known": done.known}.items() if number]
    print(f"batch {batch.number}: {', '.join(told)}")
    print(f"{batch.triples} triples, {batch.tables['observations']} figures, {batch.tables['changes']} changes")
    rejected = sum(number for name, number in records.items() if name in ("failed", "quarantined"))
    if rejected:
        print(
            f"{rejected} were rejected, each with its reason: {output}/rejected/batch={batch.number}", file=sys.stderr
        )
    return 1 if rejected else 0


def _setting(parser: argparse.ArgumentParser, text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name.startswith("spark."):
        parser.error(f"{text!r} is no setting; expected spark.NAME=VALUE")
    return name, value


def _refuse(parser: argparse.ArgumentParser, options: argparse.Namespace, names: tuple[str, ...], why: str) -> None:
    for name in names:
        if getattr(options, name):
            parser.error(f"--{name.replace('_', '-')} {why}")
