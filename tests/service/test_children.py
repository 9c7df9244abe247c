"""The children of a service: killed at their bounds or when nobody waits, replaced, gone at the end."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest

from polgraph.workers.kept import frames
from tests.cases import ROOT
from tests.service.served import Served, serving

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
PROCESSES = 5
"""The service, two helpers of Python, and two children that wait."""
NESTED = f"SELECT * {{ {'{' * 190} ?s ?p ?o {'}' * 190} }}"
GREEDY = "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f ?a ?d"


def family(pid: int) -> set[int]:
    """Return a process and all below it."""
    found = {pid}
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in task.read_text().split():
            found |= family(int(child))
    return found


def asked(client: httpx.Client, query: str) -> int:
    return client.get("sparql", params={"query": query}).status_code


def until(condition: object, seconds: float = 20) -> None:
    """Wait for what comes in its own time; fail if it does not."""
    end = time.monotonic() + seconds
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < end
        time.sleep(0.02)


@pytest.fixture(scope="module")
def quick() -> object:
    with serving("--query-seconds", "2", "--memory", "200") as served:
        yield served


def test_each_bound_has_its_status_and_the_next_request_its_answer(quick: Served) -> None:
    with httpx.Client(base_url=quick.address, trust_env=False, timeout=30) as client:
        for query, status in ((ENDLESS, 504), (GREEDY, 507), (NESTED, 200), ("SELECT * { ", 400)):
            assert asked(client, query) == status
            assert asked(client, "ASK {}") == 200


def test_short_queries_overtake_those_that_last() -> None:
    # Six seconds, for a short one waits its turn behind eight, on a machine that may have other work.
    with serving("--query-seconds", "6", "--memory", "200") as served, ThreadPoolExecutor(9) as pool:

        def one(query: str) -> tuple[int, float]:
            with httpx.Client(base_url=served.address, trust_env=False, timeout=60) as client:
                return asked(client, query), time.monotonic()

        slow = [pool.submit(one, ENDLESS) for _ in range(8)]
        time.sleep(0.2)
        status, answered = pool.submit(one, "ASK {}").result()
        ends = [each.result() for each in slow]
    assert status == 200
    assert {status for status, _ in ends} == {504}
    assert answered < min(ended for _, ended in ends)


def test_nobody_is_worked_for_who_has_gone(quick: Served) -> None:
    with socket.create_connection(("127.0.0.1", quick.port)) as connection:
        query = httpx.QueryParams({"query": ENDLESS})
        connection.sendall(f"GET /sparql?{query} HTTP/1.1\r\nHost: 127.0.0.1:{quick.port}\r\n\r\n".encode())
        busy = lambda: any(_runs(pid) for pid in family(quick.process.pid))  # noqa: E731
        until(busy)
    until(lambda: not any(_runs(pid) for pid in family(quick.process.pid)), 1.5)
    until(lambda: len(family(quick.process.pid)) == PROCESSES)


def test_a_child_that_is_killed_from_outside_costs_its_request_alone(quick: Served) -> None:
    with httpx.Client(base_url=quick.address, trust_env=False, timeout=30) as client, ThreadPoolExecutor(1) as pool:
        answer = pool.submit(asked, client, ENDLESS)
        until(lambda: any(_runs(pid) for pid in family(quick.process.pid) - {quick.process.pid}))
        victim = next(pid for pid in family(quick.process.pid) - {quick.process.pid} if _runs(pid))
        os.kill(victim, signal.SIGKILL)
        assert answer.result() == 507
        for _ in range(4):
            assert asked(client, "ASK {}") == 200


def _runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "R"
    except OSError:
        return False


def test_who_does_not_read_an_answer_holds_nothing_up() -> None:
    """More of them than may be at work: each holds a child till its time is over."""
    query = httpx.QueryParams({"query": "SELECT * { ?s ?p ?o . ?a ?b ?c } LIMIT 100000"})
    with serving("--answer-seconds", "1", "--aside", "2") as served, ExitStack() as held:
        for _ in range(5):
            connection = held.enter_context(socket.create_connection(("127.0.0.1", served.port)))
            connection.sendall(f"GET /sparql?{query} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        with httpx.Client(base_url=served.address, trust_env=False, timeout=30) as client:
            assert asked(client, "ASK {}") == 200
            until(lambda: len(family(served.process.pid)) == PROCESSES)
            assert asked(client, "ASK {}") == 200


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_nothing_is_left_at_the_end(number: signal.Signals) -> None:
    with serving("--writable", "--no-validate", POLGRAPH_TOKEN="t") as served:
        pids = family(served.process.pid)
        folders = {path for pid in pids for path in _folders(pid)}
        served.process.send_signal(number)
        assert served.process.wait(20) == 0
        assert "Traceback" not in served.log.read_text()
    assert len(pids) > 3
    until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in pids))
    assert folders
    assert not any(folder.exists() for folder in folders)


def _folders(pid: int) -> set[Path]:
    """Return the scratch folders that a process has open."""
    links = (str(link.readlink()) for link in Path(f"/proc/{pid}/fd").iterdir() if link.is_symlink())
    return {Path(*Path(link).parts[:3]) for link in links if "/polgraph-" in link}


def test_the_token_is_known_to_the_service_alone() -> None:
    """It stands in what the service was started with, which stays as it was, but in nothing that it starts."""
    with serving("--writable", "--no-validate", POLGRAPH_TOKEN="not-for-children") as served:
        below = family(served.process.pid) - {served.process.pid}
        assert not [pid for pid in below if b"not-for-children" in Path(f"/proc/{pid}/environ").read_bytes()]
    assert below


@pytest.mark.parametrize("token", ["ключ", "a b", "a\tb", "\u007f"])
def test_a_token_that_no_header_can_carry_is_refused(token: str) -> None:
    command = [sys.executable, "-m", "polgraph", "serve", "--port", "0", "--writable", "--no-validate"]
    environment = {**os.environ, "POLGRAPH_TOKEN": token}
    result = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, env=environment)
    assert (result.returncode, result.stdout, result.stderr.count("\n")) == (2, "", 1), result.stderr
    assert "POLGRAPH_TOKEN is no token; expected letters, digits and signs of ASCII" in result.stderr


def test_children_end_with_a_service_that_is_killed() -> None:
    with serving() as served:
        pids = family(served.process.pid)
        served.process.kill()
        served.process.wait(20)
        until(lambda: not any(_is_there(pid) for pid in pids - {served.process.pid}))


def test_a_child_at_work_ends_at_its_limit_if_the_service_is_killed() -> None:
    with serving("--query-seconds", "1") as served, ThreadPoolExecutor(1) as pool:
        pids = family(served.process.pid) - {served.process.pid}
        answer = pool.submit(httpx.get, f"{served.address}sparql", params={"query": ENDLESS}, timeout=30)
        until(lambda: any(_runs(pid) for pid in pids))
        served.process.kill()
        served.process.wait(20)
        assert isinstance(answer.exception(), httpx.TransportError)
        until(lambda: not any(_is_there(pid) for pid in pids))


def test_a_child_ends_itself_if_its_caller_does_not() -> None:
    ours, theirs = socket.socketpair()
    program = (
        "import socket, sys\n"
        "from polgraph.workers.kept.child import work\n"
        "work(socket.socket(fileno=int(sys.argv[1])), 'tests.service.sleeping', {})\n"
    )
    command = [sys.executable, "-c", program, str(theirs.fileno())]
    order = {"job": "sleep", "values": {}, "bounds": [0.1, 1024, 1, 0.1]}
    with ours, theirs, subprocess.Popen(command, cwd=ROOT, pass_fds=[theirs.fileno()]) as child:
        ours.sendall(frames.told(frames.ASKED, order) + frames.frame(frames.BODY, b""))
        try:
            assert child.wait(20) == -signal.SIGALRM
        finally:
            child.kill()


def _is_there(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.parametrize(
    ("options", "code", "told"),
    [
        (["--store", "/nowhere"], 3, "/nowhere: there is no store; expected"),
        (["--writable"], 2, "--writable needs POLGRAPH_TOKEN"),
        (["--no-validate"], 2, "expected --writable too"),
        (["--host", "192.0.2.1"], 3, "expected an address of this machine"),
        (["--workers", "0"], 2, "is '0'; expected a whole number above 0"),
    ],
)
def test_what_cannot_be_served_is_told_in_a_line(options: list[str], code: int, told: str) -> None:
    command = [sys.executable, "-m", "polgraph", "serve", "--port", "0", *options]
    result = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (result.returncode, result.stdout, result.stderr.count("\n")) == (code, "", 1), result.stderr
    assert told in result.stderr


def test_the_store_of_the_environment_is_served() -> None:
    command = [sys.executable, "-m", "polgraph", "serve", "--port", "0"]
    environment = {**os.environ, "POLGRAPH_STORE": "/nowhere"}
    result = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, env=environment)
    assert (result.returncode, result.stderr.startswith("polgraph: /nowhere: there is no store")) == (3, True)
