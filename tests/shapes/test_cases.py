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
from polgraph.validation import validate

SH = "http://www.w3.org/ns/shacl#"
SHAPE = "https://w3id.org/polgraph/shape/"
FOLDER = ROOT / "tests/shapes"
SHAPE_FILES = sorted((ROOT / "shapes").glob("*.ttl"))
PROFILES = sorted((ROOT / "shapes/profiles").glob("*.ttl"))
CASES = sorted(FOLDER.glob("*/*.ttl"))
# A concept's label may clash with any other of its scheme, so these cases see all vocabularies.
WHOLE_CONTEXT = {"concept"}


@pytest.fixture(scope="module")
def profiles(shapes: list[Quad]) -> dict[str, list[Quad]]:
    """Each profile with the shapes that it adds to."""
    return {path.stem: shapes + parse_file(path) for path in PROFILES}


def expected(path: Path) -> set[str]:
    match = re.search(r"^# expect: (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {name.replace("shape:", SHAPE) for name in match[1].split()} if match else set()


def results_of(path: Path, shapes: list[Quad], by_subject: dict[str, list[Quad]]) -> tuple[Result, ...]:
    data = parse_file(path)
    everything = [quad for quads in by_subject.values() for quad in quads]
    context = everything if path.parent.name in WHOLE_CONTEXT else what_it_refers_to(data, by_subject)
    return validate(data, context, shapes, own_rules=False).results


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_case(
    path: Path, shapes: list[Quad], profiles: dict[str, list[Quad]], by_subject: dict[str, list[Quad]]
) -> None:
    results = results_of(path, profiles.get(path.parent.name, shapes), by_subject)
    verdict = path.name.split(".")[0]
    severities = {result.severity for result in results}
    if verdict == "valid":
        assert results == ()
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


@pytest.fixture(scope="module")
def all_shapes(shapes: list[Quad]) -> list[Quad]:
    return shapes + [quad for path in PROFILES for quad in parse_file(path)]


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
