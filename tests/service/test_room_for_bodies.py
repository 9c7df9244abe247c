"""The bodies of all requests together take no more memory than there is room for."""

from __future__ import annotations

import socket
from contextlib import ExitStack

import httpx

from tests.hostile.service.watched import becomes
from tests.service.served import serving

LARGEST = 1_000_000
QUERY = f"ASK {{}} # {'x' * 60_000}"
HEAD = "POST /api/extract HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: {}\r\n\r\n"


def test_who_has_no_room_is_told_to_come_again_and_has_it_once_others_have_gone() -> None:
    """Four of the largest and four queries have room; each of five here lacks its last byte."""
    with serving("--body-bytes", str(LARGEST), "--workers=1") as served, ExitStack() as opened:

        def status() -> int:
            answer = httpx.post(f"{served.address}sparql", data={"query": QUERY}, trust_env=False)
            assert answer.status_code == 200 or answer.headers["Retry-After"] == "5"
            return answer.status_code

        held = [opened.enter_context(socket.create_connection(("127.0.0.1", served.port))) for _ in range(5)]
        assert status() == 200
        for connection in held:
            connection.sendall(HEAD.format(LARGEST).encode() + b" " * (LARGEST - 1))
        assert becomes(lambda: status() == 503, 20)
        held[0].close()
        assert becomes(lambda: status() == 200, 20)
