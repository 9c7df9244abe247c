"""The judge of results tells the same from the different; a suite that any answer passes would tell nothing."""

from __future__ import annotations

import pytest

from tests.conformance.judging import literals_as_written, read, same, same_by_value

TURTLE, CSV, TSV = "text/turtle", "text/csv", "text/tab-separated-values"
SAME = [
    (TURTLE, "_:a <urn:p> _:b", "_:b <urn:p> _:c"),
    (TURTLE, "<urn:s> <urn:p> 'a'", "<urn:s> <urn:p> 'a'^^<http://www.w3.org/2001/XMLSchema#string>"),
    (CSV, "x\n1\n2\n", "x\n2\n1\n"),
    (TSV, "?x\n_:a\n_:a\n", "?x\n_:b\n_:b\n"),
]
SAME_BY_VALUE = [
    (TURTLE, "<urn:s> <urn:p> 1.0", "<urn:s> <urn:p> 1.00"),
    (TURTLE, "<urn:s> <urn:p> 'a'@en-US", "<urn:s> <urn:p> 'a'@en-us"),
    (TSV, "?x\n1.0e6\n", "?x\n1.0E6\n"),
]
DIFFERENT = [
    (TURTLE, "_:a <urn:p> _:b", "_:a <urn:p> _:a"),
    (TURTLE, "<urn:s> <urn:p> 1.0", "<urn:s> <urn:p> 1"),
    (TURTLE, "<urn:s> <urn:p> 'a'", "<urn:s> <urn:p> 'a'@en"),
    (CSV, "x\n1\n1\n", "x\n1\n"),
    (CSV, "x,y\n1,2\n", "x,y\n2,1\n"),
    (CSV, "x\n", "y\n"),
    (TSV, "?x\n_:a\n_:b\n", "?x\n_:b\n_:b\n"),
]


def judge(media: str, one: str, other: str) -> str:
    with literals_as_written():
        ours, theirs = (read(f"{text}{'.' if media == TURTLE else ''}".encode(), media) for text in (one, other))
        return "same" if same(ours, theirs) else "by value" if same_by_value(ours, theirs) else "different"


@pytest.mark.parametrize(("media", "one", "other"), SAME)
def test_the_same(media: str, one: str, other: str) -> None:
    assert judge(media, one, other) == "same"


@pytest.mark.parametrize(("media", "one", "other"), SAME_BY_VALUE)
def test_the_same_but_for_the_writing(media: str, one: str, other: str) -> None:
    assert judge(media, one, other) == "by value"


@pytest.mark.parametrize(("media", "one", "other"), DIFFERENT)
def test_the_different(media: str, one: str, other: str) -> None:
    assert judge(media, one, other) == "different"
