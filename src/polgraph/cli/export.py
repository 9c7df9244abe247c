"""polgraph export: the graph, a part of it or a view of it, in the formats that people's tools read."""

from __future__ import annotations

import argparse
from pathlib import Path

from polgraph.cli.languages import add_language, language_of
from polgraph.cli.output import write_folder, write_result
from polgraph.cli.progress import tell
from polgraph.cli.stores import add_store
from polgraph.cli.tables import draw
from polgraph.pipeline import exports, tabling, views
from polgraph.pipeline.selection import SELECTORS

EXAMPLES = """examples:
  polgraph export > polgraph.ttl
  polgraph export --format jsonld --region "Мангистауская область" --year 2025
  polgraph export --format jsonld --frame person --person Аленов
  polgraph export --format trig --graph release/c736a843b8cc
  polgraph export --view                                    the views
  polgraph export --view followthemoney --output people.ftm.jsonl
  polgraph export --view geojson --geometry regions.geojson
  polgraph export --view csvw --output tables
  polgraph export --format parquet tables
"""
_SELECTED = {
    "graph": "one named graph, as it is: ontology, reference, resolution, derived or release/…",
    "period": "figures of a period, and what reviews it",
    "person": "what names a person",
    "region": "what is about a region or town and what is in it",
    "release": "all that a release states",
    "year": "figures of the periods in a year, and what reviews them",
}


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("folder", nargs="?", type=Path, metavar="DIR", help="for parquet: where the tables go")
    parser.add_argument(
        "--format",
        choices=(*exports.EXPORT_FORMATS, tabling.FORMAT),
        help="RDF syntax (default: ttl, or the view's own), or tables",
    )
    parser.add_argument("--frame", metavar="KIND", help=f"with jsonld, trees of a kind: {', '.join(exports.frames())}")
    parser.add_argument("--view", nargs="?", const="", metavar="NAME", help="a view; without a name lists the views")
    parser.add_argument("--geometry", type=Path, metavar="FILE", help="for the view geojson: shapes with codes KZ-…")
    parser.add_argument(
        "--output", type=Path, metavar="FILE", help="write there instead of to stdout; a folder for csvw"
    )
    add_store(parser)
    add_language(parser)
    chosen = parser.add_argument_group("selection", "Each may be repeated to add; different ones narrow down.")
    for name in SELECTORS:
        chosen.add_argument(f"--{name}", action="append", default=[], metavar=name.upper(), help=_SELECTED[name])


def run(parser: argparse.ArgumentParser, arguments: list[str]) -> int:
    """Export and write, or list the views."""
    options = parser.parse_args(arguments)
    if options.view == "":
        print(_listed(language_of(options.lang)))
        return 0
    choice = {name: getattr(options, name) for name in SELECTORS}
    if options.format == tabling.FORMAT or options.folder:
        return _tables(parser, options, choice)
    if options.view == views.TABLES:
        if options.output is None or options.format or options.frame or options.geometry:
            parser.error("the view csvw is several files; expected --output FOLDER and a selection at most")
        files = exports.export_tables(exports.Wanted(choice=choice, store=options.store), tell)
        write_folder(files, options.output)
        return 0
    wanted = exports.Wanted(options.format, options.view, options.frame, options.geometry, choice, options.store)
    inputs = (options.geometry,) if options.geometry else ()
    write_result(exports.export(wanted, tell), options.output, inputs=inputs)
    return 0


def _tables(parser: argparse.ArgumentParser, options: argparse.Namespace, choice: dict[str, list[str]]) -> int:
    """Write the tables into the one folder that is named."""
    folder, others = options.folder or options.output, (options.view, options.frame, options.geometry)
    if options.format != tabling.FORMAT:
        parser.error(f"{options.folder}: only tables go into a folder; expected --format parquet, or --output FILE")
    if folder is None or (options.folder and options.output) or any(others) or any(choice.values()):
        parser.error("tables are several files, of whole releases; expected --format parquet DIR, and --store at most")
    tabling.export_parquet(folder, options.store, tell)
    return 0


def _listed(language: str) -> str:
    rows = [[view.name, view.question[language], str(view.header["format"])] for view in views.views().values()]
    rows.append([views.TABLES, ", ".join(views.tables()), "folder"])
    return draw(["view", "gives", "format"], rows)
