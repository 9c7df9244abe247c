"""Shapes that keep pySHACL busy for ever: they are judged, or stopped from outside."""

from __future__ import annotations

import pytest

from polgraph.errors import SourceError
from polgraph.shacl.engines import validate
from polgraph.workers import Bounds, run_bounded
from tests.shacl.comparing import OTHERS, judged
from tests.shacl.generated.terms import PREFIXES
from tests.shacl.generated.test_generated import quads

TARGET = "ex:S a sh:PropertyShape ; sh:targetSubjectsOf ex:p ; sh:path ex:p ;"


@pytest.mark.parametrize("engine", OTHERS)
def test_a_pattern_that_can_be_read_in_very_many_ways(engine: str) -> None:
    data = quads(f'{PREFIXES} ex:a ex:p "{"a" * 200}!" . ex:b ex:p "{"a" * 200}" .')
    found = judged(data, [], quads(f'{PREFIXES} {TARGET} sh:pattern "^(a+)+$" .'), engine)
    assert [key[0] for key in found] == ["<http://example.org/a>"]


@pytest.mark.parametrize("engine", OTHERS)
def test_a_hundred_thousand_allowed_values(engine: str) -> None:
    data = quads(f'{PREFIXES} ex:a ex:p "v99999" . ex:b ex:p "v100000" .')
    allowed = " ".join(f'"v{n}"' for n in range(100_000))
    found = judged(data, [], quads(f"{PREFIXES} {TARGET} sh:in ( {allowed} ) ."), engine)
    assert [key[0] for key in found] == ["<http://example.org/b>"]


def test_a_product_of_everything_with_everything_is_stopped() -> None:
    data = quads(PREFIXES + "\n".join(f"ex:a ex:p {n} ." for n in range(300)))
    everything = " ".join(f"?s{n} ?p{n} ?o{n} ." for n in range(6))
    shapes = quads(
        f'{PREFIXES} {TARGET} sh:sparql [ sh:select """SELECT $this WHERE {{ {everything} FILTER (?o1 = ?p5) }}""" ] .'
    )
    with pytest.raises(SourceError, match="took more than 2 seconds"):
        run_bounded(validate, data, [], shapes, bounds=Bounds(seconds=2, work="validation", error=SourceError))
