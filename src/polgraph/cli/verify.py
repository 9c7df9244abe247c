"""polgraph verify: every fact against the words that it is from."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path

from polgraph.cli.languages import add_language, language_of
from polgraph.cli.progress import tell, ticking
from polgraph.cli.tables import draw
from polgraph.iris import short_iri
from polgraph.pipeline import verifying
from polgraph.verification.findings import PROBLEMS, Finding, Verified

EXAMPLES = """examples:
  polgraph verify --texts texts                    every shipped release
  polgraph verify release.ttl --texts texts        one file; texts/<sha256>.txt is its text
  polgraph verify releases --texts texts --format jsonl

exit codes: 0 every archived text bears its facts out, 1 one does not, 2 nothing can be proved
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE|DIR", help="releases (default: all shipped ones)")
    parser.add_argument(
        "--texts", type=Path, required=True, metavar="DIR", help="the archived texts, each named <sha256>.txt"
    )
    parser.add_argument("--format", choices=("table", "jsonl"), default="table", help="format (default: table)")
    add_language(parser)


def run(parser: argparse.ArgumentParser, arguments: list[str]) -> int:
    """Prove and print what does not hold."""
    options = parser.parse_args(arguments)
    with ticking("verifying"):
        proof = verifying.verify(options.files, options.texts, language=language_of(options.lang))
    found = proof.verified
    if options.format == "jsonl":
        for finding in found.findings:
            print(json.dumps(asdict(finding), ensure_ascii=False))
        tell(counted(found))
    else:
        if found.findings:
            print(draw(["fact", "span", "problem", "expected", "found"], map(_row, found.findings)))
            print()
        print(counted(found))
    tell(f"{found.spans / max(proof.seconds, 1e-3):,.0f} spans a second")
    return 0 if found.holds else 1


def counted(found: Verified) -> str:
    """Say how much was proved, what was found and what is not archived."""
    lines = [
        f"{found.texts} texts, {found.spans} spans and {found.numbers} numbers were checked: "
        f"{len(found.findings) or 'none'} did not hold"
    ]
    if found.missing_texts:
        lines.append(f"{found.missing_texts} texts not archived: {found.missing_spans} spans not proved")
    return "\n".join(lines)


def _row(finding: Finding) -> list[str]:
    return [
        f"{short_iri(finding.fact)} {finding.label}".strip(),
        short_iri(finding.span),
        PROBLEMS[finding.problem],
        finding.expected,
        finding.found,
    ]
