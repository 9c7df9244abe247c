"""The strict reader: each error says which key, which value, what was expected."""

from __future__ import annotations

import copy
import json

import pytest

from polgraph.errors import SourceError
from polgraph.facts import facts_json, in_span_order, parse_facts
from polgraph.lexicon import Lexicon

SMALL = {
    "schema": 1,
    "release": {"sha256": "a" * 64, "language": "ru", "title": None, "publisher": None, "published": None, "period": None},
    "people": [{"id": "p1", "name": "Имя Фамилия", "role": "minister", "organization": "mia", "rank": None, "spans": [[0, 5]]}],
    "events": [
        {"id": "e1", "type": "meeting", "host": None, "region": "KZ-47", "place": None, "date": None, "period": None,
         "spans": [[6, 9]], "participants": [{"person": "p1", "role": "minister", "capacity": "spoke", "spans": [[0, 5]]}]}
    ],
    "observations": [
        {"id": "o1", "measure": "seized", "subject": "drugs", "setting": None, "label": None, "region": "KZ-47", "period": None,
         "periodLabel": None, "kind": "exact", "value": 12, "unit": "kilogram", "partOf": None, "spans": [[10, 15]]}
    ],
    "changes": [
        {"id": "c1", "observation": None, "measure": "registered", "subject": "murder", "setting": None, "label": None,
         "region": None, "period": None, "periodLabel": None, "comparedWith": None, "direction": "down", "kind": "percent",
         "value": -14, "previous": None, "intensity": None, "spans": [[20, 25]]}
    ],
    "statements": [], "instructions": [], "measures": [], "topics": ["prevention"],
}  # fmt: skip

CASES = [
    (["schema"], 2, "schema is 2; expected 1"),
    (["release", "sha256"], "abc", "release.sha256 is \"abc\"; expected a SHA-256"),
    (["release", "language"], "en", "release.language is \"en\"; expected an id of the scheme 'language'"),
    (["release", "published"], "2025-02-30", "release.published is \"2025-02-30\"; expected a day that exists"),
    (["release", "period"], ["2025-12-31", "2025-01-01"], "expected a first day that is not after the last"),
    (["people", 0, "role"], "ministre", "people[0].role is \"ministre\"; expected an id of the scheme 'role' (did you mean 'minister'?)"),
    (["people", 0, "spans"], [], "people[0].spans is []; expected a list of at least 1"),
    (["people", 0, "spans", 0], [5, 5], "people[0].spans[0] is [5, 5]; expected [start, end] with 0 <= start < end"),
    (["people", 0, "name"], None, None),
    (["people", 0, "nam"], "x", "people[0] has the unknown key 'nam'; did you mean 'name'?"),
    (["events", 0, "region"], "Мангистау", "events[0].region is \"Мангистау\"; expected KZ, a code such as 'KZ-47', or a place id"),
    (["events", 0, "participants", 0, "person"], "p2", "events/e1.participants is 'p2'; expected the id of an entry"),
    (["observations", 0, "value"], [1, 2], "observations/o1.value is (1, 2); expected [low, high] for an interval, else one number"),
    (["observations", 0, "value"], "12", "observations[0].value is \"12\"; expected a number, or [low, high]"),
    (["observations", 0, "value"], True, "observations[0].value is true; expected a number, or [low, high]"),
    (["observations", 0, "partOf"], "o9", "observations/o1.partOf is 'o9'; expected the id of an entry"),
    (["observations", 0, "confidence"], 1.5, "observations[0].confidence is 1.5; expected a number from 0 to 1"),
    (["changes", 0, "value"], 14, "changes/c1.value is 14; expected a sign that fits 'down'"),
    (["changes", 0, "value"], None, "changes/c1.value is None; expected null for direction-only and a number otherwise"),
    (["topics"], ["prevention", "prevention"], "topics is [\"prevention\", \"prevention\"]; expected a list that names nothing twice"),
    (["mentions"], [{"id": "x1", "kind": "place", "ref": None, "label": None, "spans": [[0, 1]]}], "mentions/x1 has neither a ref nor a label"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("path", "value", "expected"), CASES, ids=[f"{'.'.join(map(str, p))}={v}" for p, v, _ in CASES]
)
def test_a_wrong_value_is_told(path: list[str | int], value: object, expected: str | None, lexicon: Lexicon) -> None:
    document = copy.deepcopy(SMALL)
    inner: object = document
    for step in path[:-1]:
        inner = inner[step]  # type: ignore[index]
    inner[path[-1]] = value  # type: ignore[index]
    if expected is None:
        parse_facts(json.dumps(document), lexicon.vocabulary())
        return
    with pytest.raises(SourceError) as error:
        parse_facts(json.dumps(document), lexicon.vocabulary())
    assert expected in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("key", SMALL)
def test_every_section_must_be_there(key: str, lexicon: Lexicon) -> None:
    document = {name: value for name, value in SMALL.items() if name != key}
    with pytest.raises(SourceError, match=f"document has no key '{key}'"):
        parse_facts(json.dumps(document), lexicon.vocabulary())


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{", "line 1, column 2"),
        ("[]", "expected an object with the keys schema"),
        ('{"schema": 1, "schema": 1}', "has the key 'schema' twice"),
        ("[" * 100_000, "nested too deeply"),
        ("", "line 1, column 1"),
        ('{"schema": ' + "1" * 5000 + "}", "a number is too long"),
    ],
    ids=["open brace", "a list", "a key twice", "deep", "empty", "a long number"],
)
def test_what_is_no_document_is_told_in_one_line(source: str, expected: str, lexicon: Lexicon) -> None:
    with pytest.raises(SourceError) as error:
        parse_facts(source, lexicon.vocabulary())
    assert expected in str(error.value)


def test_a_document_is_written_as_it_was_read(lexicon: Lexicon) -> None:
    facts = in_span_order(parse_facts(json.dumps(SMALL), lexicon.vocabulary()))
    assert json.loads(facts_json(facts)) == SMALL
