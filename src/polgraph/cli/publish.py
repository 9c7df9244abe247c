"""polgraph publish: the graph into a SPARQL store, or into files for its loader."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

from polgraph.cli.endpoints import add_endpoint
from polgraph.cli.stores import add_store
from polgraph.pipeline.publishing.bulk import write_bulk
from polgraph.pipeline.publishing.putting import publish
from polgraph.pipeline.publishing.sources import Source
from polgraph.remote import graph_store_of

EXAMPLES = """examples:
  polgraph publish --endpoint http://127.0.0.1:7878/query            an Oxigraph server
  polgraph publish --endpoint http://127.0.0.1:8890/sparql           OpenLink Virtuoso
  polgraph publish --store archive --endpoint http://127.0.0.1:8890/sparql --prune
  polgraph publish --graph-store https://example.org/rdf-graphs/service --graph reference
  polgraph publish --store archive --bulk bulk                       files for a first load

docs/en/guides/publishing.md has the command that loads them for each of six stores
"""
_TELLS = {
    "--bulk": "write files of N-Quads there, for a store to load, with the digests that later runs go on from",
    "--dry-run": "say what would be done, and do nothing",
    "--from": "the graphs of files of N-Quads below there (.nq, .nq.gz, or as Spark writes them)",
    "--graph": "only this one: ontology, release/…, or derived, which is put only so",
    "--graph-store": "its Graph Store Protocol, if it is not where Oxigraph or Virtuoso have it",
    "--prune": "remove releases that were published and are not there any more",
}

_KEPT = (
    "polgraph: {number} of its releases are not of this source, and who is who is now told of this source alone; "
    "expected one source for a store, or --prune"
)


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    add_endpoint(parser)
    parser.add_argument("--graph-store", metavar="URL", help=_TELLS["--graph-store"])
    add_store(parser)
    parser.add_argument("--from", dest="files", type=Path, metavar="DIR", help=_TELLS["--from"])
    parser.add_argument("--graph", action="append", default=[], metavar="NAME", help=_TELLS["--graph"])
    parser.add_argument("--bulk", type=Path, metavar="DIR", help=_TELLS["--bulk"])
    parser.add_argument("--prune", action="store_true", help=_TELLS["--prune"])
    parser.add_argument("--dry-run", action="store_true", help=_TELLS["--dry-run"])


def run(parser: argparse.ArgumentParser, arguments: list[str]) -> int:
    """Publish, telling each graph as it is done, or write files."""
    options = parser.parse_args(arguments)
    if options.store and options.files:
        parser.error("give a store or files, not both; expected one of --store and --from")
    if options.graph and (options.prune or (options.files and options.bulk)):
        parser.error("only all graphs are pruned, and files are taken as they stand; expected no --graph")
    source = Source(options.store, options.files, tuple(options.graph))
    if options.bulk:
        if options.graph_store or options.prune or options.dry_run:
            parser.error("files are for a store that is empty; expected --bulk without options of another store")
        files, graphs, quads = write_bulk(source, options.bulk)
        print(f"{files} files: {graphs} graphs, {quads} quads")
        return 0
    if not options.endpoint and not options.graph_store:
        parser.error("no store is named; expected --endpoint URL or --graph-store URL, or --bulk DIR")
    address = options.graph_store or graph_store_of(options.endpoint)
    counted: Counter[str] = Counter()
    for step in publish(address, source, prune=options.prune, dry_run=options.dry_run):
        counted[step.done] += 1
        triples = f", {step.triples} triples" if step.triples else ""
        print(f"{step.done}: {step.graph}{triples}", file=sys.stderr, flush=True)
    if counted["kept"]:
        print(_KEPT.format(number=counted["kept"]), file=sys.stderr)
    told = ", ".join(f"{number} {done}" for done, number in sorted(counted.items()) if number)
    print(f"{counted.total()} graph{'' if counted.total() == 1 else 's'}: {told}")
    return 0
