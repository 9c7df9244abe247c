"""In which file a result is told to be, where there are several, or one that is not read as text."""

from __future__ import annotations

from pathlib import Path

import pytest

from polgraph.engine import NamedNode, parse_file, serialise
from polgraph.reports import places
from polgraph.reports.model import Place
from polgraph.reports.places import Files, Places, prefixes_of
from polgraph.shacl import Messages, Result
from polgraph.shacl.paths import Path as Route

NODE = NamedNode("http://example.org/a")
RESULT = Result(NODE, Route("iri", iri="http://example.org/p"), None, "violation", NODE, "", None, Messages())


@pytest.fixture
def files(tmp_path: Path) -> Files:
    """The same node as RDF/XML and as Turtle."""
    turtle, xml = tmp_path / "b.ttl", tmp_path / "a.rdf"
    turtle.write_text("@prefix ex: <http://example.org/> .\n\nex:a ex:q 1 ;\n    ex:p 2 .\n", encoding="utf-8")
    quads = parse_file(turtle)
    xml.write_bytes(serialise(quads, "rdfxml", {"ex": "http://example.org/"}))
    return {str(xml): quads, str(turtle): quads}


def test_a_file_with_a_line_is_told_before_one_without(files: Files) -> None:
    xml, turtle = files
    assert Places(files, {NODE}).of(RESULT) == Place(turtle, 4)
    assert Places({xml: files[xml]}, {NODE}).of(RESULT) == Place(xml, None)


def test_a_node_of_no_file_and_the_standard_input_have_no_place(files: Files) -> None:
    assert Places({}, {NODE}).of(RESULT) is None
    assert Places({"-": next(iter(files.values()))}, {NODE}).of(RESULT) is None


def test_a_file_too_large_to_be_held_as_text_is_named_without_a_line(
    files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "MAX_BYTES", 10)
    _, turtle = files
    assert Places({turtle: files[turtle]}, {NODE}).of(RESULT) == Place(turtle, None)
    assert prefixes_of(files) == {}


def test_prefixes_are_those_of_turtle_files(files: Files) -> None:
    assert prefixes_of([*files, "absent.ttl", "-"]) == {"ex": "http://example.org/"}
