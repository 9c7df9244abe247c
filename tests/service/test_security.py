"""What reliability promises of security, from outside: names, writers, pages of others, and no call to anybody."""

from __future__ import annotations

import hmac
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from polgraph.web import writers
from tests.cases import ROOT
from tests.hostile.canary import Canary
from tests.hostile.service.watched import SECRET, processes_below
from tests.service.served import Served, serving

BEARER = {"Authorization": f"Bearer {SECRET}"}
TURTLE = {"Content-Type": "text/turtle"}
UPDATE = {"Content-Type": "application/sparql-update"}
NETWORK = re.compile(r"AF_INET6?|connect\(\d+, \{sa_family=AF_INET")


@pytest.fixture(scope="module")
def scratch() -> Iterator[httpx.Client]:
    """A service that those who show the token may write to."""
    with (
        serving("--writable", "--no-validate", "--workers=1", POLGRAPH_TOKEN=SECRET) as served,
        httpx.Client(base_url=served.address, trust_env=False) as client,
    ):
        yield client


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80", "", "[::2]"])
def test_a_name_of_others_is_not_answered(client: httpx.Client, host: str) -> None:
    assert client.get("/sparql", headers={"Host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:1234", "localhost:", "127.0.0.1", "[::1]:8765"])
def test_a_name_of_this_machine_is_answered(client: httpx.Client, host: str) -> None:
    assert client.get("/health", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("host", ["localhost:http", "localhost:80x", "localhost:123456", "localhost:80:80", "[::1]x"])
def test_a_host_that_is_none_is_refused(client: httpx.Client, host: str) -> None:
    assert client.get("/health", headers={"Host": host}).status_code == 400


def test_a_name_that_is_allowed_is_answered() -> None:
    with serving("--allow-host=graph.example", "--workers=1") as served:
        answers = [
            httpx.get(f"{served.address}health", headers={"Host": name}) for name in ("graph.example", "x.example")
        ]
    assert [answer.status_code for answer in answers] == [200, 421]


def test_nobody_listens_but_on_this_machine(service: Served) -> None:
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"http://{_own_address()}:{service.port}/health")


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE"])
def test_what_is_shipped_is_only_read(client: httpx.Client, method: str) -> None:
    answer = client.request(method, "/store?graph=http://e/g", headers=BEARER | TURTLE)
    assert (answer.status_code, answer.text[:24]) == (403, "the service is read-only")
    assert client.post("/update", content="CLEAR ALL", headers=BEARER | UPDATE).status_code == 403


@pytest.mark.parametrize(
    "shown", ["", "Bearer", "Bearer x", f"Bearer {SECRET}x", f"Bearer {SECRET[:-1]}", f"Basic {SECRET}"]
)
def test_who_shows_no_token_or_another_does_not_write(scratch: httpx.Client, shown: str) -> None:
    answer = scratch.post("/update", content="CLEAR ALL", headers=UPDATE | {"Authorization": shown})
    assert (answer.status_code, answer.headers["WWW-Authenticate"]) == (401, 'Bearer realm="polgraph"')


def test_tokens_are_compared_in_the_same_time_however_much_of_them_is_right() -> None:
    assert writers.compare_digest is hmac.compare_digest
    assert "compare_digest(" in Path(writers.__file__).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "page",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost:1"},
        {"Origin": "http://["},
        {"Origin": "//"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_a_page_of_others_does_not_write_for_its_reader(scratch: httpx.Client, page: dict[str, str]) -> None:
    assert scratch.post("/update", content="CLEAR ALL", headers=BEARER | UPDATE | page).status_code == 403
    assert scratch.post("/update", data={"update": "CLEAR ALL"}, headers=BEARER | page).status_code == 403
    assert scratch.put("/store?default", content="<e:a> <e:b> 1 .", headers=BEARER | TURTLE | page).status_code == 403


def test_a_page_of_ours_writes(scratch: httpx.Client) -> None:
    page = {"Origin": str(scratch.base_url).rstrip("/"), "Sec-Fetch-Site": "same-origin"}
    assert scratch.post("/update", content="CLEAR ALL", headers=BEARER | UPDATE | page).status_code == 204


def test_pages_of_others_cannot_read_what_a_change_answers(scratch: httpx.Client) -> None:
    answer = scratch.post("/update", content="CLEAR ALL", headers=BEARER | UPDATE)
    assert "Access-Control-Allow-Origin" not in answer.headers


@pytest.mark.parametrize("path", ["/health", "/sparql", "/absent", "/sparql?query=x", "/store?default"])
def test_every_answer_protects_who_reads_it(client: httpx.Client, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"


def test_a_process_behind_the_wall_calls_nobody() -> None:
    """A query that slips through all that is looked for would still reach nobody."""
    program = (
        "import pyoxigraph, socket, sys\n"
        "from polgraph.workers.kept.walled import wall\n"
        "if not wall(): sys.exit(3)\n"
        "socket.socketpair()\n"
        "list(pyoxigraph.Store().query('SELECT * { SERVICE <http://%s/> { ?s ?p ?o } }' % sys.argv[1]))\n"
    )
    with Canary() as canary:
        command = [sys.executable, "-c", program, canary.address]
        result = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
        if result.returncode == 3:
            pytest.skip("this system has no wall: seccomp of Linux on x86-64 or ARM64")
        assert "Permission denied" in result.stderr
        assert canary.seen == []


def test_a_process_behind_the_wall_has_no_other_way_to_a_socket() -> None:
    """A ring of io_uring would open one unseen by the wall."""
    program = (
        "import ctypes, sys\n"
        "from polgraph.workers.kept.walled import wall\n"
        "libc = ctypes.CDLL(None, use_errno=True)\n"
        "libc.syscall(425, 0, None)\n"
        "before = ctypes.get_errno()\n"
        "if not wall(): sys.exit(3)\n"
        "libc.syscall(425, 0, None)\n"
        "print(before, ctypes.get_errno())\n"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=False)
    if result.returncode == 3 or result.stdout.startswith("13 "):
        pytest.skip("this system has no wall, or one of its own before it")
    assert result.stdout.split()[-1:] == ["13"], result.stderr


def test_the_children_of_a_service_are_behind_the_wall(service: Served) -> None:
    filters = {process: _filters(process) for process in (service.process.pid, *processes_below(service.process.pid))}
    if None in filters.values():
        pytest.skip("this system does not tell how many filters a process has: Linux 5.9")
    behind = [process for process, number in filters.items() if number > filters[service.process.pid]]
    assert len(behind) == len(filters) - 3  # but for the service, what its children are copies of, and what tidies up


def test_no_call_goes_out(tmp_path: Path) -> None:
    """What the service is asked here has an address in every place where one may stand."""
    if not (strace := shutil.which("strace")):
        pytest.skip("strace is not installed (Debian: apt install strace)")
    trace = tmp_path / "trace"
    with Canary() as canary, serving("--workers=1") as served, httpx.Client(base_url=served.address) as client:
        processes = [str(one) for one in (served.process.pid, *processes_below(served.process.pid))]
        traced = [argument for process in processes for argument in ("-p", process)]
        command = [strace, "-f", "-e", "trace=socket,connect,sendto", "-o", str(trace), *traced]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as watching:
            assert watching.stderr
            if "attached" not in watching.stderr.readline():
                pytest.skip("strace may not look at processes here")
            for text in ("SELECT * {{ SERVICE <http://{}/> {{}} }}", "ASK FROM <http://{}/> {{}}", "ASK {{}}"):
                client.get("/sparql", params={"query": text.format(canary.address)})
            client.get("/sparql", params={"query": "ASK {}", "default-graph-uri": f"http://{canary.address}/"})
            watching.terminate()
        assert canary.seen == []
    calls = trace.read_text(encoding="utf-8", errors="replace")
    assert "sendto(" in calls  # the answers
    assert not NETWORK.search(calls)


def _filters(process: int) -> int | None:
    found = re.search(r"Seccomp_filters:\s+(\d+)", Path(f"/proc/{process}/status").read_text(encoding="utf-8"))
    return int(found[1]) if found else None


def _own_address() -> str:
    """Return an address of this machine that others can reach, or one that nobody has."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as found:
        try:
            found.connect(("192.0.2.1", 9))  # nothing is sent
        except OSError:
            pytest.skip("this machine has no address but its own")
        return str(found.getsockname()[0])
