"""No request takes the service down, slows it, makes it call out or shows its insides: each gets its status and words."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import pytest

from tests.hostile.canary import Canary
from tests.hostile.service import api, queries, raw, rdf, texts
from tests.hostile.service.case import CLOSED, Hostile, Which
from tests.hostile.service.watched import INSIDES, Watched, becomes, watched
from tests.hostile.service.wire import Answer

CASES = [*api.CASES, *queries.CASES, *raw.CASES, *rdf.CASES, *texts.CASES]
SHORT = ("--query-seconds=1", "--update-seconds=1", "--check-seconds=10", "--memory=256")
OPTIONS: dict[Which, tuple[str, ...]] = {
    "hungry": ("--query-seconds=30", "--memory=100"),
    "scratch": (*SHORT, "--writable", "--no-validate"),
    "shipped": SHORT,
}


@pytest.fixture(scope="module")
def canary() -> Iterator[Canary]:
    with Canary() as canary:
        yield canary


@pytest.fixture(scope="module")
def started(canary: Canary) -> Iterator[Callable[[Which], Watched]]:
    """Services that start when they are first asked for; at the end nobody has called out."""
    running: dict[Which, Watched] = {}
    with ExitStack() as stack:

        def start(which: Which) -> Watched:
            if which not in running:
                running[which] = stack.enter_context(watched(*OPTIONS[which]))
            return running[which]

        yield start
    assert canary.seen == []


def test_there_are_many_and_none_has_the_name_of_another() -> None:
    assert len({case.name for case in CASES}) == len(CASES) >= 120


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_request_gets_its_answer_and_harms_nobody(
    case: Hostile, started: Callable[[Which], Watched], canary: Canary
) -> None:
    service = started(case.which)
    assert_answered(case, service.ask(case.sent, case.pieces, CANARY=canary.address))
    service.assert_unharmed()
    assert canary.seen == []


def test_who_is_slow_is_not_waited_for() -> None:
    with watched("--header-seconds=1", "--body-seconds=1") as service, ThreadPoolExecutor(len(raw.FRAMES)) as threads:
        asked = {case: threads.submit(service.ask, case.sent, case.pieces) for case in raw.FRAMES}
        for case, answers in asked.items():
            assert_answered(case, answers.result())
        service.assert_unharmed()


def test_connections_that_say_nothing_do_not_last() -> None:
    """They may be all that there can be: then others are told to come again."""
    with watched("--header-seconds=1", "--connections=8") as service, ExitStack() as silent:
        for _ in range(12):
            silent.enter_context(socket.create_connection(("127.0.0.1", service.service.port)))
        assert becomes(lambda: [answer.status for answer in service.ask(queries.ASK)] == [200])
        service.assert_unharmed()


def assert_answered(case: Hostile, answers: list[Answer]) -> None:
    wanted = [status for status in (case.status, case.again) if status != CLOSED]
    assert [answer.status for answer in answers] == wanted, [answer.text[:2000] for answer in answers]
    assert case.told in (answers[0].text if answers else "")
    for answer in answers:
        assert answer.whole
        assert not INSIDES.search(answer.text)
        assert answer.status < 400 or answer.body.count(b"\n") <= 3
