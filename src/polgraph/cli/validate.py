"""polgraph validate: RDF files against the shapes."""

from __future__ import annotations

import argparse
import os
import sys
from dataclasses import replace
from pathlib import Path

from polgraph.cli.languages import add_language, language_of
from polgraph.cli.output import refuse_input, write_result
from polgraph.cli.progress import ticking
from polgraph.inputs import FORMS
from polgraph.pipeline import reporting
from polgraph.pipeline.checks import Check
from polgraph.reports import FORMATS, Manner, write
from polgraph.shacl.report import FAILING

EXAMPLES = """examples:
  polgraph validate release.ttl                 one file, with the shipped vocabularies and reference data
  polgraph validate *.ttl --lang ru             messages in Russian
  polgraph validate release.ttl --profile publication --texts texts
  polgraph validate data.ttl --shapes my-shapes.ttl --fail-on warning
  polgraph validate data.ttl --format sarif --output report.sarif
  polgraph validate - --input-format jsonld < data.jsonld
  polgraph validate                             everything that ships with polgraph

exit codes: 0 the data conforms, 1 it does not, 2 it cannot be checked
"""
_FILES = {
    "shapes": ("FILE", "your own shapes instead of the shipped ones"),
    "context": ("FILE", "what the data refers to; it is not judged itself"),
    "against": ("FILE|DIR", "releases that the data must be at one with"),
}
_MOST_IN_TEXT = 100


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="RDF or facts documents; - is stdin")
    parser.add_argument(
        "--input-format", choices=FORMS, help="how the files are written, if neither name nor content tells"
    )
    for name, (value, tells) in _FILES.items():
        parser.add_argument(f"--{name}", action="append", type=Path, default=[], metavar=value, help=tells)
    parser.add_argument("--profile", metavar="NAME", help="stricter rules for one use, as well: publication")
    parser.add_argument("--engine", choices=("compiled", "pyshacl"), help="what judges; pyshacl is the reference")
    told = parser.add_argument_group("report")
    told.add_argument("--format", choices=sorted(FORMATS), default="text", help="format (default: text)")
    told.add_argument(
        "--fail-on", choices=FAILING, default=FAILING[0], help="the least that fails (default: violation)"
    )
    told.add_argument("--max-results", type=_limit, metavar="N|all", help="tell so many (default: 100 in a text)")
    told.add_argument("--texts", type=Path, metavar="DIR", help="texts of releases, <sha256>.txt, to show their words")
    told.add_argument("--explain", action="store_true", help="say which engine judged by which shape, and why")
    told.add_argument("--output", type=Path, metavar="FILE", help="write there instead of to stdout")
    add_language(parser)


def run(parser: argparse.ArgumentParser, arguments: list[str]) -> int:
    """Check and write the report."""
    options = parser.parse_args(arguments)
    check = _check(options)
    inputs = (*check.files, *check.shapes, *check.context, *check.against)
    refuse_input(options.output, inputs)
    with ticking("checking" if check.files else "checking all shipped data"):
        told = reporting.report(check, _manner(options))
    content = write(told, options.format)
    if options.output is None:
        print(content, end="")
    else:
        write_result(content.encode(), options.output, inputs=inputs)
    return 0 if told.passes else 1


def _check(options: argparse.Namespace) -> Check:
    check = Check(
        tuple(options.files),
        tuple(options.shapes),
        tuple(options.context),
        tuple(options.against),
        options.profile,
        input_format=options.input_format,
    )
    return replace(check, engine=options.engine) if options.engine else check


def _manner(options: argparse.Namespace) -> Manner:
    default = _MOST_IN_TEXT if options.format == "text" else None
    return Manner(
        language_of(options.lang),
        default if options.max_results is None else options.max_results or None,
        options.fail_on,
        options.texts,
        options.explain,
        options.format == "text" and options.output is None and _in_colour(),
    )


def _limit(text: str) -> int:
    """Read the number of results; 0 stands for all."""
    if text == "all":
        return 0
    if not text.isdecimal() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of results; expected 1 or more, or all")
    return int(text)


def _in_colour() -> bool:
    """Tell whether a person at a terminal reads who has not asked for plain text (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
