"""What holds of any people: verdicts are symmetric, identities a partition, order is nothing, a decision splits."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from polgraph import resolution, store
from polgraph.resolution import Decisions, Person, Post, judged
from polgraph.resolution.naming import likeness
from polgraph.resolution.times import span_of
from tests.resolution.graphs import graph, identity, iri, said

NAMES = st.sampled_from(
    "Асхат Сейдахметов|А. Сейдахметов|Асхат Болатович Сейдахметов|Асхат Ерланович Сейдахметов|Сейдахметова Асель|"
    "Асхата Сейдахметова|Seidakhmetov Askhat|Сейдахметов|Сейдахмедов А.|Асхат Болатұлы|Ержан Болат|Болат Ержан".split(
        "|"
    )
)
OFFICES = resolution.offices(store.shipped())
ROLES = st.sampled_from(
    ["", "inspector", *sorted(OFFICES.single), "deputy-minister", "former-minister", "acting-minister"]
)
AGENCIES = st.sampled_from(
    ["", "mia", "police-department-kz-19", "police-department-kz-75", "police-balkhash", "police-department-kz-35"]
)
DATES = st.sampled_from(["", "2018", "2024", "2024-02-01", "2024-02-20", "2025-09-01"])
POSTS = st.sampled_from(
    ["", "mia.minister", "mia.deputy-minister", "police-department-kz-19.head-of-police-department"]
)


@st.composite
def people(draw: st.DrawFn, node: str) -> Person:
    span = span_of(draw(DATES))
    post = Post(draw(AGENCIES), draw(ROLES))
    rank = draw(st.sampled_from(["", *sorted(OFFICES.ranks)]))
    return Person(
        (node,), ((draw(NAMES), draw(st.sampled_from(["ru", "kk", ""]))),), (post,), rank, (span,) if span else ()
    )


@st.composite
def graphs(draw: st.DrawFn) -> list[str]:
    count = draw(st.integers(2, 7))
    return [
        said("abcdefg"[at], draw(NAMES), draw(POSTS), draw(st.sampled_from([None, 2018, 2024]))) for at in range(count)
    ]


@given(people("a"), people("b"))
def test_it_does_not_matter_who_comes_first(one: Person, other: Person) -> None:
    there, back = judged(one, other, OFFICES), judged(other, one, OFFICES)
    assert (there.verdict, there.reasons) == (back.verdict, back.reasons)


@given(people("a"), people("b"))
def test_a_name_alone_joins_nobody(one: Person, other: Person) -> None:
    nameless = Person(other.members, other.names)
    assert judged(one, nameless, OFFICES).verdict != "same"


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_may_be_a_name(one: str, other: str) -> None:
    assert likeness((one, ""), (other, "kk")) == likeness((other, "kk"), (one, ""))
    assert {reason.rule for reason in likeness((one, ""), (one, ""))}.isdisjoint(
        {"name.other-given", "name.other-surname"}
    )


@settings(max_examples=50, deadline=None)
@given(graphs())
def test_identities_part_everybody(statements: list[str]) -> None:
    found = identity("".join(statements))
    assert sorted(found) == list("abcdefg"[: len(statements)])
    assert all(found[one] == one for one in found.values())
    assert all(one <= person for person, one in found.items())


@settings(max_examples=50, deadline=None)
@given(graphs(), st.randoms(use_true_random=False))
def test_the_order_of_the_releases_does_not_matter(statements: list[str], dice: object) -> None:
    found = identity("".join(statements))
    dice.shuffle(statements)  # type: ignore[attr-defined]
    assert identity("".join(statements)) == found


@settings(max_examples=50, deadline=None)
@given(graphs())
def test_nobody_is_joined_against_a_contradiction(statements: list[str]) -> None:
    found = resolution.resolve(graph("".join(statements)))
    for match in found.matches:
        assert match.verdict != "different" or found.identity[match.left.iri] != found.identity[match.right.iri]


@settings(max_examples=50, deadline=None)
@given(graphs(), st.data())
def test_a_decision_parts_and_joins(statements: list[str], data: st.DataObject) -> None:
    one, other = data.draw(st.sampled_from(list(combinations("abcdefg"[: len(statements)], 2))))
    parted = identity("".join(statements), different=(f"{one} {other}",))
    joined = identity("".join(statements), same=(f"{other} {one}",))
    assert parted[one] != parted[other]
    assert joined[one] == joined[other]
    assert iri(one) in resolution.resolve(graph("".join(statements)), Decisions()).identity
