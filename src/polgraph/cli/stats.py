"""polgraph stats: what is in the graph."""

from __future__ import annotations

import argparse
import json

from polgraph.cli.stores import add_store
from polgraph.cli.tables import draw
from polgraph.iris import short_iri
from polgraph.pipeline import exports

EXAMPLES = """examples:
  polgraph stats
  polgraph stats --format json
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("--format", choices=("table", "json"), default="table", help="format (default: table)")
    add_store(parser)


def run(parser: argparse.ArgumentParser, arguments: list[str]) -> int:
    """Count and print."""
    options = parser.parse_args(arguments)
    counts = exports.stats(options.store)
    if options.format == "json":
        print(json.dumps([{"graph": g, "class": c, "count": n} for g, c, n in counts], indent=1))
        return 0
    print(draw(["graph", "class", "things"], [[short_iri(g), short_iri(c), str(n)] for g, c, n in counts]))
    return 0
