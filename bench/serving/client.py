"""A client that costs little: requests written once, keep-alive, answers parsed in C; each connection a process."""

from __future__ import annotations

import random
import socket
import time
from collections.abc import Sequence
from typing import NamedTuple

from httptools import HttpResponseParser

WAIT = 60.0  # seconds for an answer


class Driven(NamedTuple):
    """What one connection has seen: which request took how long, the wrong statuses; its seconds and CPU seconds."""

    latencies: list[tuple[int, float]]
    wrong: list[int]
    seconds: float
    cpu: float


class Reply:
    """An answer while it comes in."""

    def __init__(self) -> None:
        self.status, self.etag, self.done = 0, b"", False
        self.parts: list[bytes] = []

    def on_header(self, name: bytes, value: bytes) -> None:
        """Keep the entity tag."""
        if name.lower() == b"etag":
            self.etag = value

    def on_body(self, part: bytes) -> None:
        """Keep a part of the content."""
        self.parts.append(part)

    def on_message_complete(self) -> None:
        """See the end."""
        self.done = True


class Connection:
    """A connection to a *port* of this machine, opened again if the server has closed it."""

    def __init__(self, port: int, wait: float = WAIT) -> None:
        self._address, self._wait = ("127.0.0.1", port), wait
        self._open()

    def ask(self, request: bytes) -> Reply:
        """Send *request* and return its answer; OSError if there is none."""
        try:
            return self._asked(request)
        except ConnectionError:
            self.close()
            self._open()
            return self._asked(request)

    def close(self) -> None:
        """Hang up."""
        self._socket.close()

    def _open(self) -> None:
        self._socket = socket.create_connection(self._address, self._wait)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def _asked(self, request: bytes) -> Reply:
        self._socket.sendall(request)
        reply = Reply()
        parser = HttpResponseParser(reply)
        while not reply.done:
            received = self._socket.recv(1 << 18)
            if not received:
                raise ConnectionError("the server hung up; expected an answer")
            parser.feed_data(received)
        reply.status = parser.get_status_code()
        return reply


def get(port: int, path: str, etag: bytes = b"") -> bytes:
    """Write a request; with *etag* one that asks whether the answer is still the same."""
    return _written(port, f"GET {path}", [f"If-None-Match: {etag.decode()}"] if etag else [])


def post(port: int, path: str, sparql: str) -> bytes:
    """Write a request that carries a query as its content, which may be as long as it is."""
    content = sparql.encode()
    lines = ["Content-Type: application/sparql-query", f"Content-Length: {len(content)}"]
    return _written(port, f"POST {path}", lines) + content


def drive(port: int, requests: Sequence[bytes], seconds: float, expected: int, seed: int) -> Driven:
    """Send all *requests* in an order of its own, again and again until *seconds* have passed."""
    connection = Connection(port)
    order = random.Random(seed)  # noqa: S311  only an order
    latencies, wrong = [], []
    cpu, start = time.process_time(), time.perf_counter()
    before = start
    while before - start < seconds:
        for n in order.sample(range(len(requests)), len(requests)):
            status = connection.ask(requests[n]).status
            now = time.perf_counter()
            latencies.append((n, now - before))
            before = now
            if status != expected:
                wrong.append(status)
    connection.close()
    return Driven(latencies, wrong, before - start, time.process_time() - cpu)


def _written(port: int, what: str, lines: list[str]) -> bytes:
    head = [f"{what} HTTP/1.1", f"Host: 127.0.0.1:{port}", "Accept: application/sparql-results+json"]
    return "\r\n".join([*head, *lines, "", ""]).encode()
