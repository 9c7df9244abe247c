"""The protocol on the wire: nothing else on stdout, bad messages, who may ask over HTTP, and how it begins and ends."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.cases import ROOT
from tests.hostile.service.wire import exchange
from tests.mcp.assistant import COMMAND, serving

HELLO = {
    "jsonrpc": "2.0",
    "id": 0,
    "method": "initialize",
    "params": {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "case", "version": "1"}},
}
BAD = [b"{", b"[" * 100_000, b"\xff\xfe", b"", b"[]", b'{"jsonrpc":"2.0"}', b"null", b'{"a":' * 5000]
LIST = b'{"jsonrpc":"2.0","id":1,"method":"tools/list"}'
JSON = {"accept": "application/json, text/event-stream", "content-type": "application/json"}


def started(*options: str, **environment: str) -> subprocess.Popen[bytes]:
    streams = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen(
        [sys.executable, *COMMAND, *options], cwd=ROOT, env={**os.environ, **environment}, **streams
    )


def call(number: int, tool: str, **arguments: object) -> bytes:
    params = {"name": tool, "arguments": arguments}
    return json.dumps({"jsonrpc": "2.0", "id": number, "method": "tools/call", "params": params}).encode()


def sent(process: subprocess.Popen[bytes], *messages: bytes) -> None:
    assert process.stdin
    process.stdin.write(b"".join(message + b"\n" for message in messages))
    process.stdin.flush()


def test_stdout_holds_nothing_but_the_protocol_and_the_end_is_quiet() -> None:
    calls = [call(1, "describe_graph"), call(2, "sparql", query="no"), call(3, "validate", rdf="<a", format="turtle")]
    with started() as process:
        sent(process, json.dumps(HELLO).encode(), b'{"jsonrpc":"2.0","method":"notifications/initialized"}', *calls)
        assert process.stdout
        lines = [json.loads(process.stdout.readline()) for _ in range(4)]
        rest, errors = process.communicate()
    assert {line["id"] for line in lines} == {0, 1, 2, 3}
    assert {line["jsonrpc"] for line in lines} == {"2.0"}
    assert (rest, errors, process.returncode) == (b"", b"", 0)


def test_messages_that_are_none_do_no_harm() -> None:
    with started() as process:
        sent(process, json.dumps(HELLO).encode(), *BAD, call(9, "find", text="KZ-47"))
        assert process.stdout
        answers = iter(lambda: json.loads(process.stdout.readline()), None)
        found = next(answer for answer in answers if answer.get("id") == 9)
        _, errors = process.communicate()
    assert "region:KZ-47" in found["result"]["content"][0]["text"]
    assert b"Traceback" not in errors


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_at_once(number: signal.Signals) -> None:
    with started() as process:
        sent(process, json.dumps(HELLO).encode())
        assert process.stdout
        process.stdout.readline()
        process.send_signal(number)
        _, errors = process.communicate()
    assert (process.returncode, errors) == (-number, b"")


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with serving("--allow-host", "assistants.example") as listening:
        yield listening


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"host": "assistants.example"}, 200),
        ({"host": "elsewhere.example"}, 421),
        ({"host": "127.0.0.1.elsewhere.example"}, 421),
        ({"origin": "http://localhost:3000"}, 200),
        ({"origin": "http://elsewhere.example"}, 403),
        ({"origin": "null"}, 403),
        ({"content-type": "text/plain"}, 400),
    ],
)
def test_only_who_comes_by_our_name_and_not_from_other_pages_is_answered(
    address: str, headers: dict[str, str], status: int
) -> None:
    assert httpx.post(address, content=LIST, headers={**JSON, **headers}, trust_env=False).status_code == status


@pytest.mark.parametrize("message", BAD)
def test_over_http_a_bad_message_is_a_bad_request(address: str, message: bytes) -> None:
    answer = httpx.post(address, content=message, headers=JSON, trust_env=False)
    assert answer.status_code == 400
    assert "Traceback" not in answer.text


def test_over_http_a_message_has_a_limit(address: str) -> None:
    answer = httpx.post(address, content=b" " * (6 * 1024 * 1024 + 1), headers=JSON, trust_env=False)
    assert answer.status_code == 413


def test_over_http_the_head_of_a_request_has_a_limit(address: str) -> None:
    sent = b"POST /mcp HTTP/1.1\r\nX-Long: " + b"x" * 2_000_000
    (answer,) = exchange(address.split("/")[2], sent)
    assert (answer.status, answer.body.count(b"\n")) == (431, 1)


def test_a_missing_library_is_told_in_one_line() -> None:
    program = "import sys; sys.modules['mcp'] = None; from polgraph.cli.main import run; run()"
    result = subprocess.run([sys.executable, "-c", program, "mcp"], capture_output=True, text=True, check=False)
    told = "the tools need a library that is not installed; expected it from `pip install '.[mcp]'` in the project's folder"
    assert (result.returncode, result.stdout, result.stderr) == (2, "", f"polgraph: {told}\n")


def test_what_is_no_store_is_told_before_anything_is_served(tmp_path: Path) -> None:
    with started(POLGRAPH_STORE=str(tmp_path / "none")) as process:
        output, errors = process.communicate()
    assert (process.returncode, output) == (3, b"")
    assert errors.startswith(f"polgraph: {tmp_path}/none: there is no store; expected one that".encode())


def test_a_port_that_is_taken_is_told() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as taken,
        started("--http", "--port", str(taken.getsockname()[1])) as process,
    ):
        output, errors = process.communicate()
    assert (process.returncode, output) == (3, b"")
    assert errors.endswith(b"expected an address of this machine, a free --port\n")


@pytest.mark.parametrize(
    ("options", "status", "told"),
    [
        (["--seconds", "0"], 2, "argument --seconds: is '0'; expected a number above 0"),
        (["--seconds", "nan"], 2, "argument --seconds: is 'nan'; expected a number above 0"),
        (["--http", "--port", "70000"], 3, "127.0.0.1:70000: there is no such port; expected one from 0 to 65535"),
        (["--http", "--host", "a..b"], 3, "a..b:8766: is no name of a host; expected an address of this machine"),
    ],
)
def test_a_wrong_call_is_told_in_one_line(options: list[str], status: int, told: str) -> None:
    result = subprocess.run([sys.executable, *COMMAND, *options], capture_output=True, text=True, check=False)
    assert (result.returncode, result.stdout, len(result.stderr.splitlines())) == (status, "", 1)
    assert result.stderr.startswith(f"polgraph: {told}")
