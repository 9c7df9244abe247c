"""How many connections there may be and how long they last, and what one too many is told."""

from __future__ import annotations

import socket
from contextlib import ExitStack

from tests.hostile.service.watched import becomes
from tests.service.served import serving

SLOW = b"GET /health HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n"
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


def test_a_body_that_nobody_reads_has_its_time_too() -> None:
    with serving("--body-seconds", "1") as served, socket.create_connection(("127.0.0.1", served.port)) as slow:
        slow.sendall(SLOW)
        assert received(slow).startswith(b"HTTP/1.1 200")
        slow.settimeout(0.2)
        assert becomes(lambda: ended(slow))


def ended(connection: socket.socket) -> bool:
    """Send a byte more, and tell whether there is nobody who takes it."""
    try:
        connection.sendall(b"#")
        return not connection.recv(1)
    except TimeoutError:
        return False
    except ConnectionError:
        return True
