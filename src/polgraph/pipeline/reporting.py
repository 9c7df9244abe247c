"""Check data, and tell of it what people and programs ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.pipeline import checks
from polgraph.reports import Manner, Told, tell

if TYPE_CHECKING:
    from polgraph.pipeline.checks import Check


def report(check: Check, manner: Manner) -> Told:
    """Check, and find in the files what there is to tell of each result."""
    return checks.bounded(_report, check, manner)


def _report(check: Check, stdin: bytes | None, manner: Manner) -> Told:
    given = checks.read(check, stdin)
    return tell(checks.judge(check, given), given.data, given.context, given.shapes, manner)
