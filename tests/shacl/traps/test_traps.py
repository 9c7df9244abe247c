"""Where engines are known to go wrong: data and shapes as files, and what every engine is to find."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from polgraph.engine import BlankNode, Quad, Term, parse_file
from polgraph.errors import SourceError
from polgraph.shacl import Result
from polgraph.shacl.engines import ENGINES, validate

FOLDER = Path(__file__).parent
CASES = sorted(path.parent for path in FOLDER.glob("*/shapes.ttl"))
PREFIXES = {"http://example.org/": "ex", "http://www.w3.org/2001/XMLSchema#": "xsd"}


def missed(engine: str) -> set[str]:
    """Return the cases that *engine* is known to get wrong, each listed with its reason."""
    rows = (line.split("\t") for line in (FOLDER / "misses.tsv").read_text(encoding="utf-8").splitlines()[1:])
    return {name for where, name, _ in rows if where == engine}


def found(data: list[Quad], shapes: list[Quad], engine: str) -> list[str]:
    try:
        return sorted(line(result) for result in validate(data, [], shapes, engine=engine).results)
    except SourceError:
        return ["unusable"]


def line(result: Result) -> str:
    terms = (result.focus, result.path.sparql() if result.path else "", result.value, result.shape)
    component = result.component.rpartition("#")[2].removesuffix("ConstraintComponent")
    return "\t".join([*(short(term) for term in terms), component, result.severity])


def short(term: Term | str | None) -> str:
    """Write a term as Turtle does, `_` for a blank node."""
    written = "_" if isinstance(term, BlankNode) else str(term or "")
    return re.sub(r"<([^>]*[/#])(\w+)>", lambda iri: f"{PREFIXES[iri[1]]}:{iri[2]}", written)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Path, engine: str) -> None:
    expected = (case / "expected.tsv").read_text(encoding="utf-8").splitlines()
    told = found(parse_file(case / "data.ttl"), parse_file(case / "shapes.ttl"), engine)
    assert (told == expected) != (case.name in missed(engine)), told
