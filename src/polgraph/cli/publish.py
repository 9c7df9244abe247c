"""polgraph publish: the graph into a SPARQL store."""

from __future__ import annotations

import argparse
import sys
from collections import Counter

from polgraph.cli.endpoints import add_endpoint
from polgraph.pipeline.publishing import publish

EXAMPLES = """examples:
  polgraph publish --endpoint http://127.0.0.1:7878/query            an Oxigraph server
  polgraph publish --endpoint http://127.0.0.1:8890/sparql           OpenLink Virtuoso
  polgraph publish --graph-store https://example.org/rdf-graphs/service --graph reference
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    add_endpoint(parser)
    parser.add_argument(
        "--graph-store", metavar="URL", help="its Graph Store Protocol, if it is not where Oxigraph or Virtuoso have it"
    )
    parser.add_argument(
        "--graph",
        action="append",
        default=[],
        metavar="NAME",
        help="only this one: ontology, release/…, or derived, which is put only so",
    )
    parser.add_argument("--dry-run", action="store_true", help="say what would be put, and put nothing")


def run(parser: argparse.ArgumentParser, arguments: list[str]) -> int:
    """Publish, telling each graph as it is done."""
    options = parser.parse_args(arguments)
    if not options.endpoint and not options.graph_store:
        parser.error("no store is named; expected --endpoint URL or --graph-store URL")
    steps = publish(options.endpoint, graph_store=options.graph_store, graphs=options.graph, dry_run=options.dry_run)
    counted: Counter[str] = Counter()
    for step in steps:
        counted[step.done] += 1
        print(f"{step.done}: {step.graph}, {step.triples} triples", file=sys.stderr, flush=True)
    print(f"{counted.total()} graphs: {', '.join(f'{number} {done}' for done, number in sorted(counted.items()))}")
    return 0
