"""One change is found, wherever it is made: a byte of the text, an offset, a digit, an anchor, a hash."""

from __future__ import annotations

from itertools import pairwise

import pytest

from polgraph.engine import Literal, NamedNode, Quad, literal, parse_as
from polgraph.extraction.quantities.stated import StatedNumbers
from polgraph.namespaces import BASE, NIF, NUMBERS, PG
from polgraph.verification import verify
from tests.verification.conftest import Case


def test_what_was_mapped_holds(case: Case) -> None:
    found = case.verified()
    assert found.findings == ()
    assert found.spans > 5
    assert found.numbers > 3


def test_every_changed_byte_is_found(case: Case) -> None:
    for at in range(len(case.source)):
        changed = case.source[:at] + bytes([case.source[at] ^ 1]) + case.source[at + 1 :]
        assert "hash" in {one.problem for one in case.verified(source=changed).findings}, at


def test_a_changed_letter_names_every_fact_that_rests_on_it(case: Case) -> None:
    content = case.source.decode()
    for quad in of(case, NIF.anchorOf):
        at = content.index(quad.object.value)
        changed = f"{content[:at]}\N{SNOWMAN}{content[at + 1 :]}".encode()
        facts = {one.fact for one in case.verified(source=changed).findings if one.problem == "words"}
        resting = {one.subject.value for one in of(case, PG.evidence) if one.object == quad.subject}
        assert resting <= facts


@pytest.mark.parametrize("step", [-1, 1])
@pytest.mark.parametrize("prop", [NIF.beginIndex, NIF.endIndex])
def test_every_shifted_offset_is_found(case: Case, prop: str, step: int) -> None:
    for quad in of(case, prop):
        shifted = literal(int(quad.object.value) + step)
        assert problems(case, swapped(case, {quad: shifted}), quad.subject.value) == {"place"}


@pytest.mark.parametrize("begin", [-1, 0, 1])
@pytest.mark.parametrize("end", [-1, 0, 1])
def test_every_kept_mention_that_is_moved_is_found(case: Case, begin: int, end: int) -> None:
    anchored = {quad.subject for quad in of(case, NIF.anchorOf)}
    for span in anchored if begin or end else ():
        iri, _, place = span.value.rpartition("=")
        start, stop = (int(number) for number in place.split(","))
        moved = NamedNode(f"{iri}={start + begin},{stop + end}")
        assert problems(
            case, [renamed(quad, span, moved, start + begin, stop + end) for quad in case.quads], moved.value
        ) <= {
            "words",
            "outside",
        }
        assert problems(
            case, [renamed(quad, span, moved, start + begin, stop + end) for quad in case.quads], moved.value
        )


@pytest.mark.parametrize("prop", NUMBERS)
def test_every_changed_digit_is_found(case: Case, prop: str) -> None:
    for quad in of(case, prop):
        value = quad.object.value
        for at, digit in enumerate(value):
            if digit.isdigit():
                other = Literal(f"{value[:at]}{(int(digit) + 1) % 10}{value[at + 1 :]}", datatype=quad.object.datatype)
                findings = case.verified(swapped(case, {quad: other})).findings
                assert [(one.fact, one.problem) for one in findings] == [(quad.subject.value, "number")], (value, at)


def test_swapped_anchors_are_found(case: Case) -> None:
    for one, other in pairwise(of(case, NIF.anchorOf)):
        changed = swapped(case, {one: other.object, other: one.object})
        for span in (one, other):
            assert problems(case, changed, span.subject.value) == {"words"}


def test_another_hash_is_found(case: Case) -> None:
    (stated,) = of(case, PG.sha256)
    changed = swapped(case, {stated: literal("0" * 64)})
    assert [one.problem for one in case.verified(changed).findings] == ["hash"]


def test_another_text_under_the_name_is_found(case: Case) -> None:
    assert {"hash", "length", "outside"} <= {one.problem for one in case.verified(source=b"A word.").findings}


def test_evidence_without_a_description_is_found(case: Case) -> None:
    span = next(iter(of(case, PG.evidence))).object
    assert problems(case, [quad for quad in case.quads if quad.subject != span], span.value) == {"undescribed"}


@pytest.mark.parametrize("index", ["-1", "many", "9" * 5000, "", "\u0661"])
def test_an_index_that_is_none_is_found(case: Case, index: str) -> None:
    begin = of(case, NIF.beginIndex)[0]
    moved = NamedNode(f"{begin.subject.value.rpartition('=')[0]}={index},10")
    wrong = [renamed(quad, begin.subject, moved, index, "10") for quad in case.quads]
    assert problems(case, wrong, moved.value) == {"place"}


@pytest.mark.parametrize("text", ["../../../etc/passwd", "c736a843b8cc", "A" * 64, ""])
def test_a_text_that_is_not_named_by_its_hash_is_never_opened(numbers: StatedNumbers, text: str) -> None:
    opened: list[str] = []
    turtle = f"""@prefix nif: <{NIF.iri}> .
        <{BASE}text/{text}#char=0,1> nif:referenceContext <{BASE}text/{text}> ; nif:beginIndex 0 ; nif:endIndex 1 ."""
    found = verify(parse_as("turtle", turtle.encode(), "hostile"), opened.append, numbers)  # type: ignore[func-returns-value]
    assert [one.problem for one in found.findings] == ["place"]
    assert opened == []


def test_another_unit_is_found(case: Case) -> None:
    percent = next(quad for quad in of(case, PG.changeKind) if quad.object.value.endswith("/percent"))
    factor = NamedNode(percent.object.value.replace("percent", "factor"))
    findings = case.verified(swapped(case, {percent: factor})).findings
    assert [(one.fact, one.problem) for one in findings] == [(percent.subject.value, "number")]


def of(case: Case, prop: str) -> list[Quad]:
    return sorted((quad for quad in case.quads if quad.predicate.value == prop), key=str)


def swapped(case: Case, objects: dict[Quad, Literal | NamedNode]) -> list[Quad]:
    return [Quad(quad.subject, quad.predicate, objects.get(quad, quad.object)) for quad in case.quads]


def renamed(quad: Quad, span: NamedNode, moved: NamedNode, start: int | str, end: int | str) -> Quad:
    """Move a span with its IRI and both indexes, as a careful hand would."""
    index = {NIF.beginIndex: start, NIF.endIndex: end}.get(quad.predicate.value)
    if quad.subject == span:
        return Quad(moved, quad.predicate, quad.object if index is None else literal(index))
    return Quad(quad.subject, quad.predicate, moved if quad.object == span else quad.object)


def problems(case: Case, quads: list[Quad], span: str) -> set[str]:
    return {one.problem for one in case.verified(quads).findings if one.span == span}
