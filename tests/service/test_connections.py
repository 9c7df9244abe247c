"""How many connections there may be, and what one too many is told."""

from __future__ import annotations

import socket
from contextlib import ExitStack

from tests.service.served import serving

REQUEST = b"GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n"


def received(connection: socket.socket) -> bytes:
    content = b""
    while not content.endswith(b"}\n") and (part := connection.recv(65536)):
        content += part
    return content


def test_one_too_many_is_told_to_come_again_and_may() -> None:
    with serving("--connections", "3") as served, ExitStack() as opened:
        held = [opened.enter_context(socket.create_connection(("127.0.0.1", served.port))) for _ in range(3)]
        for connection in held:
            connection.sendall(REQUEST)
            assert received(connection).startswith(b"HTTP/1.1 200")
        with socket.create_connection(("127.0.0.1", served.port)) as late:
            answer = received(late)
        assert answer.startswith(b"HTTP/1.1 503 ")
        assert b"\r\nRetry-After: 5\r\n" in answer
        held[0].close()
        held[1].sendall(REQUEST)
        assert received(held[1]).startswith(b"HTTP/1.1 200")  # by now the service has heard that one is gone
        with socket.create_connection(("127.0.0.1", served.port)) as next_one:
            next_one.sendall(REQUEST)
            assert received(next_one).startswith(b"HTTP/1.1 200")
