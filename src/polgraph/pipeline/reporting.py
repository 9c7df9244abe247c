"""Check data, and tell of it what people and programs ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.errors import SourceError
from polgraph.pipeline import checks

if TYPE_CHECKING:
    from polgraph.pipeline.checks import Check
    from polgraph.reports import Manner, Told


def report(check: Check, manner: Manner) -> Told:
    """Check, and find in the files what there is to tell of each result; SourceError if the texts are not there."""
    if manner.texts is not None and not manner.texts.is_dir():
        raise SourceError(f"{manner.texts}: is no folder; expected the texts of releases in it, each <sha256>.txt")
    return checks.bounded(_report, check, manner)


def _report(check: Check, stdin: bytes | None, manner: Manner) -> Told:
    report, given = checks.judged(check, stdin)
    from polgraph.reports.findings import tell  # not before there is something to tell

    return tell(report, given.data, given.context, given.shapes, manner)
