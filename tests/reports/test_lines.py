"""On which line of a file something is told to be; nothing is told where it would be a guess."""

from __future__ import annotations

import pytest

from polgraph.engine import NamedNode, parse_file
from polgraph.reports.lines import Lines
from tests.cases import release_file

EX = "http://example.org/"
PREFIX = f"@prefix ex: <{EX}> .\n"
TURTLE = {
    "a property of its own line": ("ex:a a ex:T ;\n    ex:p 1 ;\n    ex:q 2 .", "p", "", 4 - 1),
    "a property that is not there": ("ex:b ex:p 1 .\n\nex:a a ex:T ;\n    ex:q 2 .", "p", "", 4),
    "no node": ("ex:b ex:p 1 .", "p", "", None),
    "the same property twice, by its value": ("ex:a ex:q 1 ;\n    ex:p 'one' ;\n    ex:p 'two' .", "p", "two", 4),
    "the same property twice, without a value": ("ex:a ex:q 1 ;\n    ex:p 'one' ;\n    ex:p 'two' .", "p", "", 2),
    "two blocks, the property in the second": ("ex:a ex:q 1 .\nex:a\n    ex:p 1 .", "p", "", 4),
    "an object at the start of a line": ("ex:b ex:p\nex:a .\nex:a ex:p 1 .", "p", "", 4),
    "a property of a node inside": ("ex:a ex:q [\n    ex:p 1 ;\n  ] ;\n  ex:p 2 .", "p", "", 2),
    "words over several lines": ('ex:b ex:q """\nex:a ex:p 1 .\n""" .\nex:a ex:p 1 .', "p", "", None),
    "IRIs in full": (f"<{EX}a> a <{EX}T> ;\n    <{EX}p> 1 .", "p", "", 3),
    "a comment": ("# ex:a ex:p 1 .\nex:a ex:p 1 .", "p", "", 3),
    "its class": ("ex:a\n    ex:p 1 ;\n    a ex:T .", "type", "", 4),
}


@pytest.mark.parametrize("name", TURTLE)
def test_the_line_in_turtle(name: str) -> None:
    content, prop, value, expected = TURTLE[name]
    iri = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type" if prop == "type" else EX + prop
    assert Lines(PREFIX + content, {f"{EX}a"}).of(f"{EX}a", iri, value) == expected


def test_the_line_in_n_triples() -> None:
    content = f'<{EX}a> <{EX}q> "1" .\n<{EX}a> <{EX}p> "1" .\n<{EX}a> <{EX}p> "2" .\n'
    assert Lines(content, {f"{EX}a"}).of(f"{EX}a", f"{EX}p", "2") == 3
    assert Lines(content, {f"{EX}a"}).of(f"{EX}a", f"{EX}r") == 1


def test_every_property_of_a_shipped_release_has_the_line_that_it_is_on() -> None:
    path = release_file("mangystau-2025")
    content = path.read_text(encoding="utf-8")
    rows = content.splitlines()
    quads = [quad for quad in parse_file(path) if isinstance(quad.subject, NamedNode)]
    lines = Lines(content, {quad.subject.value for quad in quads})
    for quad in quads:
        number = lines.of(quad.subject.value, quad.predicate.value)
        assert number is not None
        name = quad.predicate.value.replace("#", "/").rpartition("/")[2]
        row = rows[number - 1]
        assert f":{name} " in row or (name == "type" and " a " in row)
