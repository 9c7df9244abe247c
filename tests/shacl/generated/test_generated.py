"""Random shapes over random data: every engine finds what the reference finds."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, assume, given, settings

from polgraph.engine import Quad, parse_text
from polgraph.engine.parse import FORMATS
from tests.shacl.comparing import OTHERS, REFERENCE, difference, judged
from tests.shacl.generated.excused import excused
from tests.shacl.generated.shapes import cases


def quads(turtle: str) -> list[Quad]:
    return parse_text(turtle.encode(), FORMATS[".ttl"], "generated")


@pytest.mark.parametrize("engine", OTHERS)
@settings(suppress_health_check=[HealthCheck.too_slow])
@given(case=cases())
def test_engines_agree(case: tuple[str, str], engine: str) -> None:
    assume(not excused(engine, *case))
    shapes, data = (quads(turtle) for turtle in case)
    assert difference(judged(data, [], shapes, REFERENCE), judged(data, [], shapes, engine)) == {}
