"""One digit, one offset or one role changed in a release's Turtle: the shapes or the golden document notice."""

from __future__ import annotations

import re

import pytest

from polgraph.engine import Quad, parse_text
from polgraph.engine.parse import FORMATS
from polgraph.errors import SourceError
from polgraph.facts import document_of, in_span_order, parse_facts
from polgraph.lexicon import Lexicon
from polgraph.mapping import facts_of
from polgraph.pipeline import releases
from polgraph.validation import validate
from tests.cases import ROOT, release_file, what_it_refers_to

MANGYSTAU, NORTH = "mangystau-2025", "north-kazakhstan-2024"
CHANGES = [
    ("a digit of a value", MANGYSTAU, r"pg:value 2732 ", "pg:value 2733 ", "shapes"),
    ("a digit of a bound", NORTH, r"pg:lowerBound 770 ", "pg:lowerBound 779 ", "shapes"),
    ("a digit of a percentage", NORTH, r"pg:changeValue -1\.7 ", "pg:changeValue -1.8 ", "shapes"),
    ("the sign of a percentage", NORTH, r"pg:changeValue -1\.7 ", "pg:changeValue 1.7 ", "shapes"),
    ("a start", MANGYSTAU, r"nif:beginIndex 305 ", "nif:beginIndex 306 ", "shapes"),
    ("an end", NORTH, r"nif:endIndex 206 ", "nif:endIndex 205 ", "shapes"),
    ("a span everywhere", MANGYSTAU, r"1369(,| ;)", r"1368\1", "shapes"),
    ("a word of a mention", NORTH, r'"3343 факта"', '"3343 фактов"', "shapes"),
    ("a role held", MANGYSTAU, r"pg:roleHeld role:deputy-minister ", "pg:roleHeld role:minister ", "shapes"),
    ("a tenure's role", NORTH, r"org:role role:first-deputy-minister ", "org:role role:deputy-minister ", "shapes"),
    ("a speaker's role", NORTH, r"pg:speakerRole role:first-deputy-minister ", "pg:speakerRole role:minister ", "golden"),
    ("a capacity", NORTH, r"pg:capacity capacity:attended ", "pg:capacity capacity:chaired ", "golden"),
    ("a region", NORTH, r"pg:region region:KZ-59 ", "pg:region region:KZ-95 ", "shapes"),
    ("a class", NORTH, r"a pg:Participation ", "a pg:Particpation ", "shapes"),
    ("a property", NORTH, r"pg:capacity capacity:attended ", "pg:capacities capacity:attended ", "shapes"),
    ("a node without a name", NORTH, r"\Z", "[] a pg:Observation .\n", "shapes"),
    ("a hash", MANGYSTAU, r'pg:sha256 "c7', 'pg:sha256 "d7', "shapes"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("slug", "old", "new", "noticed_by"), [case[1:] for case in CHANGES], ids=[case[0] for case in CHANGES]
)
def test_a_change_is_noticed(
    slug: str,
    old: str,
    new: str,
    noticed_by: str,
    lexicon: Lexicon,
    by_subject: dict[str, list[Quad]],
    shapes: list[Quad],
) -> None:
    turtle, count = re.subn(old, new, release_file(slug).read_text(encoding="utf-8"))
    assert count
    if noticed_by == "shapes":
        data = parse_text(turtle.encode(), FORMATS[".ttl"], slug)
        assert not validate(data, what_it_refers_to(data, by_subject), shapes).conforms
    else:
        assert differs_from_golden(turtle, slug, lexicon)


def differs_from_golden(turtle: str, slug: str, lexicon: Lexicon) -> bool:
    """Compare what the graph states, and how it is written, with the golden document."""
    golden = (ROOT / f"tests/golden/{slug}/facts.json").read_text(encoding="utf-8")
    facts = in_span_order(parse_facts(golden, lexicon.vocabulary()))
    try:
        stated, mentions = facts_of(quad.triple for quad in parse_text(turtle.encode(), FORMATS[".ttl"], slug))
    except SourceError:
        return True
    mapped = releases.release_turtle(facts, mentions, lexicon)
    return document_of(stated) != document_of(facts) or mapped != turtle.encode()
