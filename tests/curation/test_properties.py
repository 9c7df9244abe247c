"""What holds of any decisions: done twice is done once, in any order, and withdrawn is as if it had never been."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polgraph.curation import Claims, Decision, applied, curation_triples, decisions_in, identity_decisions
from polgraph.curation.claims import kind_of
from polgraph.engine import Quad, instant, parse_as
from polgraph.iris import short_iri
from polgraph.namespaces import PREFIXES, RDF
from polgraph.serialization import to_turtle
from polgraph.validation import validate
from tests.curation.steps import Desk, triples_in, turtle

TRIPLES = triples_in(turtle())
PEOPLE = sorted(short_iri(iri) for iri in Claims(TRIPLES).spans if kind_of(iri) == "person")
CLAIMS = sorted(short_iri(iri) for iri in Claims(TRIPLES).spans if kind_of(iri) != "person")
FIGURES = [claim for claim in CLAIMS if claim.startswith("observation:")]
VISITORS = [claim for claim in CLAIMS if claim.startswith("participation:")]
LINES = st.one_of(
    st.builds("accept {}".format, st.sampled_from(CLAIMS)),
    st.builds("retract {}".format, st.sampled_from(CLAIMS + PEOPLE)),
    st.builds("correct {} value {}".format, st.sampled_from(FIGURES), st.sampled_from(["7", "8", "9.5"])),
    st.builds(
        "correct {} capacity capacity:{}".format, st.sampled_from(VISITORS), st.sampled_from(["spoke", "chaired"])
    ),
    st.builds(
        lambda claims: f"prefer {' '.join(claims)}",
        st.lists(st.sampled_from(FIGURES), min_size=2, unique=True),
    ),
    st.builds(lambda kind: f"{kind} {' '.join(PEOPLE)}", st.sampled_from(["merge", "split"])),
)


def decided(lines: list[str]) -> list[Decision]:
    desk = Desk()
    for line in lines:
        desk.do(line)
    return desk.decisions


@given(st.lists(LINES, max_size=6))
def test_applied_twice_is_applied_once(lines: list[str]) -> None:
    once = applied(TRIPLES, decided(lines))
    assert applied(once, decided(lines)) == once


@given(st.lists(LINES, max_size=6), st.randoms())
def test_the_order_in_which_decisions_are_given_does_not_matter(lines: list[str], source: random.Random) -> None:
    decisions = decided(lines)
    shuffled = source.sample(decisions, len(decisions))
    assert applied(TRIPLES, shuffled) == applied(TRIPLES, decisions)
    assert to_turtle(curation_triples(shuffled)) == to_turtle(curation_triples(decisions))


@given(st.permutations([f"accept {claim}" for claim in FIGURES] + [f"retract {claim}" for claim in VISITORS]))
def test_decisions_about_claims_that_have_no_link_may_be_made_in_any_order(lines: list[str]) -> None:
    assert applied(TRIPLES, decided(lines)) == applied(TRIPLES, decided(sorted(lines)))


@given(st.lists(LINES, min_size=1, max_size=6))
def test_what_is_withdrawn_is_as_if_it_had_never_been(lines: list[str]) -> None:
    everything = [f"withdraw {number}" for number in range(1, len(lines) + 1)]
    restored = applied(TRIPLES, decided(lines + everything))
    assert to_turtle(restored) == to_turtle(TRIPLES)


@given(st.lists(LINES, max_size=6))
def test_decisions_read_back_as_they_were_written(lines: list[str]) -> None:
    decisions = decided(lines)
    graph = to_turtle(curation_triples(decisions))
    again = decisions_in(quad.triple for quad in parse_as("turtle", graph, "the decisions"))
    assert again == decisions
    assert [one.iri for one in again] == [one.iri for one in decisions]
    assert to_turtle(curation_triples(again)) == graph


@pytest.mark.parametrize(
    ("when", "written"),
    [
        (datetime(2032, 2, 1, 9, tzinfo=UTC), "2032-02-01T09:00:00Z"),
        (datetime(2032, 2, 1, 9, 0, 0, 120000, tzinfo=UTC), "2032-02-01T09:00:00.12Z"),
        (datetime.fromisoformat("2032-02-01T09:00:10+05:00"), "2032-02-01T04:00:10Z"),
    ],
)
def test_a_time_is_written_in_its_canonical_form(when: datetime, written: str) -> None:
    assert instant(when) == written


def test_who_is_who_is_told_in_pairs_and_the_last_word_wins() -> None:
    first, second = (PREFIXES["person"] + name.partition(":")[2] for name in PEOPLE)
    merge, split = f"merge {' '.join(PEOPLE)}", f"split {' '.join(PEOPLE)}"
    assert identity_decisions(decided([merge])).same == {(first, second)}
    assert identity_decisions(decided([merge, split])).different == {(first, second)}
    assert identity_decisions(decided([merge, split])).same == set()
    assert identity_decisions(decided([merge, split, "withdraw 2"])).same == {(first, second)}


def test_all_kinds_of_decisions_conform(shapes: list[Quad], vocabulary_quads: list[Quad]) -> None:
    lines = [
        f"accept {CLAIMS[0]}",
        f"retract {CLAIMS[1]}",
        f"correct {FIGURES[0]} value 7",
        f"prefer {' '.join(FIGURES)}",
    ]
    triples = curation_triples(decided([*lines, f"merge {' '.join(PEOPLE)}", "withdraw 1"]))
    assert validate([Quad(*one) for one in triples], vocabulary_quads, shapes).results == ()


def test_no_blank_nodes_and_a_name_for_each_content() -> None:
    (decision,) = decided([f"accept {CLAIMS[0]}"])
    other = replace(decision, stated=replace(decision.stated, why="Read again."))
    assert decision.iri.startswith(PREFIXES["decision"])
    assert other.iri != decision.iri
    assert len([one for one in curation_triples([decision, decision, other]) if one.predicate.value == RDF.type]) == 2
