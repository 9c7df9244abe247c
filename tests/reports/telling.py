"""Invalid data, judged once, and told as a test wants it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from polgraph.pipeline import checks
from polgraph.reports import Manner, Told
from polgraph.reports.findings import tell

FOLDER = Path("tests/reports")
OWN = checks.Check((FOLDER / "own-shapes/data.ttl",), (FOLDER / "own-shapes/shapes.ttl",))
RELEASE = checks.Check((FOLDER / "release/data.ttl",))
CASES = {"own-shapes": OWN, "release": RELEASE}


@cache
def judged(case: str) -> tuple[checks.Inputs, Told]:
    inputs = checks.read(CASES[case])
    report = checks.judge(CASES[case], inputs)
    return inputs, tell(report, inputs.data, inputs.context, inputs.shapes, Manner())


def told(case: str, manner: Manner) -> Told:
    inputs, first = judged(case)
    return tell(first.report, inputs.data, inputs.context, inputs.shapes, manner)
