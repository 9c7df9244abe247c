"""What runs away, nests too deeply or eats memory ends at its limit, with a status; small queries beside it are answered."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress

import httpx
import pytest

from tests.hostile.service.queries import BOMB, PRODUCT
from tests.hostile.service.watched import becomes, processes_below
from tests.service.served import Served, serving

SECONDS = 10
SMALL = "SELECT ?s { ?s a ?class } LIMIT 1"
NESTED = "SELECT * " + "{ " * 3000 + "?s ?p ?o" + " }" * 3000
TRIO = {"runaway": (PRODUCT, 504), "stack-killer": (NESTED, 400), "memory bomb": (BOMB, 507)}
RUNAWAYS = 12


@pytest.fixture(scope="module")
def narrow() -> Iterator[Served]:
    """A service that gives a query ten seconds and little memory."""
    with serving(f"--query-seconds={SECONDS}", "--memory=100", "--workers=2") as served:
        yield served


def asked(served: Served, query: str) -> tuple[int, float]:
    """Ask a query; return the status and the seconds that it took."""
    began = time.monotonic()
    answer = httpx.post(f"{served.address}sparql", data={"query": query}, timeout=60)
    return answer.status_code, time.monotonic() - began


@pytest.mark.parametrize("name", TRIO)
def test_what_would_never_end_ends_at_its_limit(name: str, narrow: Served) -> None:
    query, wanted = TRIO[name]
    with ThreadPoolExecutor() as threads:
        ending = threads.submit(asked, narrow, query)
        assert_small_ones_are_answered(narrow, ending)
        status, seconds = ending.result()
    assert status == wanted
    assert seconds <= SECONDS + 5


def test_small_queries_are_answered_beside_a_dozen_runaways(narrow: Served) -> None:
    with ThreadPoolExecutor(RUNAWAYS) as threads:
        ending = [threads.submit(asked, narrow, PRODUCT) for _ in range(RUNAWAYS)]
        assert_small_ones_are_answered(narrow, *ending)
        assert {each.result()[0] for each in ending} == {504}
    assert asked(narrow, SMALL)[0] == 200


@pytest.mark.parametrize("query", [SMALL, PRODUCT], ids=["idle", "at work"])
def test_children_that_the_system_kills_are_replaced(query: str, narrow: Served) -> None:
    with ThreadPoolExecutor() as threads:
        at_work = threads.submit(asked, narrow, PRODUCT) if query == PRODUCT else None
        if at_work:
            time.sleep(0.3)
        killed = children(narrow)
        for child in killed:
            with suppress(ProcessLookupError):  # some were at their end: those of the runaways before
                os.kill(child, signal.SIGKILL)
        assert becomes(lambda: not set(killed) & set(children(narrow)))
        assert [asked(narrow, SMALL)[0] for _ in range(4)] == [200] * 4
        if at_work:
            assert at_work.result()[0] == 507
    assert narrow.process.poll() is None


def assert_small_ones_are_answered(served: Served, *beside: Future[tuple[int, float]]) -> None:
    """Ask small queries till all that is *beside* them has ended."""
    ended = False
    while not ended:
        ended = all(each.done() for each in beside)
        status, _ = asked(served, SMALL)
        assert status == 200


def children(served: Served) -> list[int]:
    """Return the processes that answer: those of a process that the service has started."""
    below = processes_below(served.process.pid)
    return [child for one in below for child in processes_below(one)]
