"""Runs that check nothing, as cases: what is said about them stands in the first lines of a file with two graphs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from polgraph.engine import NamedNode, Quad, parse_file
from polgraph.errors import SourceError
from polgraph.namespaces import PG, SH
from polgraph.shacl.honesty import refuse_unknown
from polgraph.shacl.refusals import not_followed, refuse_remote
from polgraph.validation import validate
from tests.cases import ROOT

CASES = sorted((ROOT / "tests/honesty").glob("*.trig"))
DATA, SHAPES, CONTEXT = (NamedNode(f"urn:{name}") for name in ("data", "shapes", "context"))


def graph(path: Path, name: NamedNode) -> list[Quad]:
    return [quad for quad in parse_file(path) if quad.graph_name == name]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    expected = re.findall(r"^# expect: (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    graphs = [graph(path, name) for name in (DATA, CONTEXT, SHAPES)]
    if path.name.startswith("unusable."):
        with pytest.raises(SourceError) as told:
            validate(*graphs, own_rules=False)
        assert [str(told.value)] == expected
    else:
        assert list(validate(*graphs, own_rules=False).notes) == expected


def test_there_is_a_case_of_each_kind() -> None:
    assert {path.name.split(".")[0] for path in CASES} == {"checked", "note", "unusable"}


def test_our_own_shapes_are_sound(shapes: list[Quad]) -> None:
    every = [*shapes, *(quad for path in sorted((ROOT / "shapes/profiles").glob("*.ttl")) for quad in parse_file(path))]
    refuse_remote(every)
    refuse_unknown(every, SH, "SHACL")
    refuse_unknown(every, PG, "the ontology of polgraph")
    assert not_followed(every) == ()
