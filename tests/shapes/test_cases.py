"""Shapes as cases: the first word of a file's name is the verdict, its second line names the constraint that fails."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cases import ROOT, what_it_refers_to

from polgraph.engine import Literal, Quad, parse_file
from polgraph.namespaces import RDF
from polgraph.shacl import Result
from polgraph.shacl.compiled import Validator
from polgraph.validation.engines import told

SH = "http://www.w3.org/ns/shacl#"
SHAPE = "https://w3id.org/polgraph/shape/"
FOLDER = ROOT / "tests/shapes"
SHAPE_FILES = sorted((ROOT / "shapes").glob("*.ttl"))
PROFILES = sorted((ROOT / "shapes/profiles").glob("*.ttl"))
CASES = sorted(FOLDER.glob("*/*.ttl"))
FEW_REGIONS = "warning.all-regions-below-the-country"
"""Its regions are all that there are: this case sees only the vocabulary that it refers to."""


@pytest.fixture(scope="module")
def validators(shapes: list[Quad], vocabulary_quads: list[Quad]) -> dict[str, Validator]:
    """The shapes, and each profile with the shapes that it adds to, made ready once: for all cases see all vocabularies."""
    own = Validator(shapes, vocabulary_quads)
    profiles = {path.stem: Validator(shapes + parse_file(path), vocabulary_quads) for path in PROFILES}
    return {"": own, **profiles}


@pytest.fixture(scope="module")
def all_shapes(shapes: list[Quad]) -> list[Quad]:
    return shapes + [quad for path in PROFILES for quad in parse_file(path)]


def expected(path: Path) -> set[str]:
    match = re.search(r"^# expect: (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {name.replace("shape:", SHAPE) for name in match[1].split()} if match else set()


@pytest.fixture(scope="module")
def few_regions(shapes: list[Quad], by_subject: dict[str, list[Quad]]) -> Validator:
    [path] = [path for path in CASES if path.stem == FEW_REGIONS]
    own = parse_file(ROOT / f"shapes/profiles/{path.parent.name}.ttl")
    return Validator(shapes + own, what_it_refers_to(parse_file(path), by_subject))


def results_of(path: Path, validator: Validator, shapes: list[Quad]) -> list[Result]:
    data = parse_file(path)
    judged = {quad.subject for quad in data}
    return list(told(tuple(result for result in validator.results(data) if result.focus in judged), shapes))


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_case(path: Path, validators: dict[str, Validator], few_regions: Validator, all_shapes: list[Quad]) -> None:
    validator = few_regions if path.stem == FEW_REGIONS else validators.get(path.parent.name, validators[""])
    results = results_of(path, validator, all_shapes)
    verdict = path.name.split(".")[0]
    severities = {result.severity for result in results}
    if verdict == "valid":
        assert results == []
        return
    assert expected(path) <= {result.rule for result in results}
    assert severities == ({"warning"} if verdict == "warning" else {"violation"}) or (
        verdict == "invalid" and "violation" in severities
    )
    for result in results:
        assert result.message.keys() == {"en", "ru", "kk"}


def constraints(shapes: list[Quad]) -> Iterator[str]:
    """Yield the property shapes and SPARQL constraints: what a case has to be about."""
    for quad in shapes:
        if quad.predicate.value == RDF.type and quad.object.value in (f"{SH}PropertyShape", f"{SH}SPARQLConstraint"):
            yield quad.subject.value


def test_every_constraint_has_a_failing_case(all_shapes: list[Quad]) -> None:
    tried = {name for path in CASES if not path.name.startswith("valid.") for name in expected(path)}
    # What a scheme asks of a value is told by the constraint on the property that has the value.
    inner = {name for name in constraints(all_shapes) if name.endswith("-concept-scheme")}
    assert sorted(set(constraints(all_shapes)) - tried - inner) == []
    assert sorted(tried - set(constraints(all_shapes))) == []
    assert {path.stem.split(".")[-1] for path in (FOLDER / "scheme-members").glob("invalid.*.ttl")}


def test_every_constraint_has_a_name_a_message_and_a_severity(all_shapes: list[Quad]) -> None:
    for term in ("name", "message"):
        languages: dict[str, list[str]] = {}
        for quad in all_shapes:
            if quad.predicate.value == SH + term and isinstance(quad.object, Literal):
                languages.setdefault(quad.subject.value, []).append(quad.object.language or "")
        assert {
            name for name in constraints(all_shapes) if sorted(languages.get(name, [])) != ["en", "kk", "ru"]
        } == set(), term
    severities = {quad.subject.value for quad in all_shapes if quad.predicate.value == f"{SH}severity"}
    assert set(constraints(all_shapes)) <= severities


def test_messages_are_one_line(all_shapes: list[Quad]) -> None:
    messages = [quad.object.value for quad in all_shapes if quad.predicate.value == f"{SH}message"]
    assert messages
    assert [message for message in messages if "\n" in message or len(message) > 250] == []


def test_every_folder_has_a_valid_case() -> None:
    folders = {path.parent for path in CASES}
    assert {folder.name for folder in folders if not list(folder.glob("valid.*.ttl"))} == set()
    assert {path.stem for path in SHAPE_FILES + PROFILES} == {folder.name for folder in folders}
