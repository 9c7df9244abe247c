"""Random shapes over random data: every engine finds what the reference finds."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from polgraph.engine import NamedNode, Quad, parse_text
from polgraph.engine.parse import FORMATS
from tests.shacl.comparing import OTHERS, REFERENCE, difference, judged
from tests.shacl.generated.excused import EX
from tests.shacl.generated.shapes import cases


def quads(turtle: str) -> list[Quad]:
    return parse_text(turtle.encode(), FORMATS[".ttl"], "generated")


@pytest.mark.parametrize("engine", OTHERS)
@settings(derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(case=cases(), own=st.integers(1, 30))
def test_engines_agree(case: tuple[str, str], own: int, engine: str) -> None:
    """Also where only some of the data is judged and the rest is context, and some of it stands in two graphs."""
    shapes, world = (quads(turtle) for turtle in case)
    data = [*world[:own], *(Quad(*quad.triple, NamedNode(f"{EX}graph")) for quad in world[:own:3])]
    context = world[own:]
    assert difference(judged(data, context, shapes, REFERENCE), judged(data, context, shapes, engine)) == {}
