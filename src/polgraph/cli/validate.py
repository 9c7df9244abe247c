"""polgraph validate: RDF files against the shapes."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from polgraph.cli.languages import add_language, language_of
from polgraph.pipeline import checks
from polgraph.results.cells import short_iri
from polgraph.shacl import Report, Result
from polgraph.shacl.report import written

EXAMPLES = """examples:
  polgraph validate release.ttl                 one file, with the shipped vocabularies and reference data
  polgraph validate *.ttl --lang ru             messages in Russian
  polgraph validate release.ttl --format json   the report as JSON
  polgraph validate release.ttl --profile publication
  polgraph validate                             everything that ships with polgraph

exit codes: 0 the data conforms, 1 it does not, 2 it cannot be checked
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument(
        "files", nargs="*", type=Path, metavar="FILE", help="Turtle, TriG, N-Triples, N-Quads or RDF/XML"
    )
    parser.add_argument(
        "--shapes", action="append", type=Path, metavar="FILE", help="your own shapes instead of the shipped ones"
    )
    parser.add_argument("--profile", metavar="NAME", help="stricter rules for one use, as well: publication")
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="format of the report (default: text)"
    )
    add_language(parser)


def run(parser: argparse.ArgumentParser, arguments: list[str]) -> int:
    """Check and print the report."""
    options = parser.parse_args(arguments)
    language = language_of(options.lang)
    if not options.files and sys.stderr.isatty():
        print("checking all shipped data; this takes a while", file=sys.stderr)
    check = checks.Check(tuple(options.files), tuple(options.shapes or ()), profile=options.profile)
    report = checks.validate(check)
    print(_json(report) if options.format == "json" else _text(report, language))
    return 0 if report.passes() else 1


def _text(report: Report, language: str) -> str:
    worst = "conforms" if report.passes() else "does not conform"
    counts = [
        f"{n} {kind}{'s' if n != 1 else ''}" for kind in ("violation", "warning", "info") if (n := _count(report, kind))
    ]
    lines = [_line(result, language) for result in report.results]
    return "\n".join([*lines, f"{worst}: {report.checked} nodes checked, {', '.join(counts) or 'no results'}"])


def _count(report: Report, severity: str) -> int:
    return sum(result.severity == severity for result in report.results)


def _line(result: Result, language: str) -> str:
    """Node, path and value, message, constraint: in one line each."""
    where = " ".join(short_iri(iri) for iri in (written(result.focus), str(result.path or "")) if iri)
    value = "" if result.value is None else f" is {short_iri(written(result.value))[:80]!r}"
    shape = result.rule.rsplit("/", 1)[-1]
    return f"{result.severity}: {where}{value}: {result.told(language)} [{shape}]"


def _json(report: Report) -> str:
    document = {"conforms": report.conforms, "checked": report.checked, "results": [_entry(r) for r in report.results]}
    return json.dumps(document, ensure_ascii=False, indent=1)


def _entry(result: Result) -> dict[str, object]:
    return {
        "focus": written(result.focus),
        "path": str(result.path) if result.path else None,
        "value": None if result.value is None else written(result.value),
        "severity": result.severity,
        "shape": result.rule,
        "component": result.component.rpartition("#")[2],
        "message": result.message,
    }
