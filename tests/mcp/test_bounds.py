"""A call that would last, or takes too much, ends at its limit; those beside it and after it are answered."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.mcp.assistant import Assistant, over_streams

RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
BOMB = "SELECT (GROUP_CONCAT(CONCAT(STR(?a), STR(?d))) AS ?all) { ?a ?b ?c . ?d ?e ?f }"
LARGE = 'SELECT ("%s" AS ?long) { ?a ?b ?c }' % ("ә" * 2000)
TIME = "the request took longer than the limit; expected one that takes less"


@pytest.fixture(scope="module")
def hurried() -> Iterator[Assistant]:
    """An assistant whose calls may take a second."""
    with over_streams("--seconds", "1") as talking:
        yield talking


def test_a_runaway_ends_and_the_next_call_is_answered(hurried: Assistant) -> None:
    assert hurried.refused("sparql", query=RUNAWAY) == TIME
    assert hurried.told("describe_graph")["releases_total"] == 2


def test_a_call_beside_runaways_is_answered_before_they_end(hurried: Assistant) -> None:
    runaways = [hurried.portal.start_task_soon(hurried.refused_later, "sparql", RUNAWAY) for _ in range(3)]
    assert hurried.told("sparql", query="ASK {}")["rows"] == [{"answer": True}]
    assert not all(one.done() for one in runaways)
    assert {one.result() for one in runaways} == {TIME}


def test_a_memory_bomb_ends_and_the_next_call_is_answered(hurried: Assistant) -> None:
    assert hurried.refused("sparql", query=BOMB).startswith(("the request took longer", "the request needed"))
    assert hurried.told("describe_graph")["releases_total"] == 2


def test_an_answer_that_is_too_large_is_not_sent(hurried: Assistant) -> None:
    told = "the answer is larger than the limit; expected a request for less of it"
    assert hurried.refused("sparql", query=LARGE, limit=500) == told
