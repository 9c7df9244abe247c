"""Bytes over a socket, and the answers that come back."""

from __future__ import annotations

import io
import re
import socket
import time
from contextlib import suppress
from typing import BinaryIO, NamedTuple

Pieces = tuple[tuple[float, bytes], ...]
"""What is sent, each after a pause of that many seconds."""
_PATIENCE = 20.0
_MORE = 0.1  # seconds that an answer nobody asked for would have to come
_MOST = 64 << 20
_CONTINUE = 100


class Answer(NamedTuple):
    """A status, the headers by their names in small letters, and the body; *whole* unless the connection ended before."""

    status: int
    headers: dict[str, str]
    body: bytes
    whole: bool = True

    @property
    def text(self) -> str:
        """The head and the body, as people may read them."""
        head = "\n".join(f"{name}: {value}" for name, value in self.headers.items())
        return f"{head}\n\n{self.body.decode('utf-8', 'replace')}"


def exchange(address: str, sent: bytes, pieces: Pieces = ()) -> list[Answer]:
    """Send bytes over one connection, *pieces* after a pause each; return what comes till it is closed or falls silent."""
    host, _, port = address.rpartition(":")
    with socket.create_connection((host, int(port)), timeout=_PATIENCE) as connection:
        with suppress(ConnectionError):
            connection.sendall(sent)
            for pause, piece in pieces:
                time.sleep(pause)
                connection.sendall(piece)
        return _answers(connection)


def _answers(connection: socket.socket) -> list[Answer]:
    found: list[Answer] = []
    with connection.makefile("rb") as stream, suppress(ConnectionError, TimeoutError):
        while (answer := _answer(stream)) is not None:
            found.append(answer)
            connection.settimeout(_PATIENCE if answer.status == _CONTINUE else _MORE)
    return found


def _answer(stream: BinaryIO) -> Answer | None:
    start = stream.readline(1000)
    if not start:
        return None
    found = re.fullmatch(rb"HTTP/1\.1 (\d{3}) [ -~]*\r\n", start)
    assert found, start
    headers: dict[str, str] = {}
    while (line := stream.readline(10_000)) not in (b"\r\n", b""):
        name, _, value = line.decode("latin-1").partition(":")
        assert name.lower() not in headers, line
        headers[name.lower()] = value.strip()
    body, whole = (b"", True) if int(found[1]) == _CONTINUE else _body(stream, headers)
    return Answer(int(found[1]), headers, body, whole)


def _body(stream: BinaryIO, headers: dict[str, str]) -> tuple[bytes, bool]:
    if headers.get("transfer-encoding") == "chunked":
        return _chunks(stream)
    if "content-length" not in headers:
        return stream.read(_MOST), True
    length = int(headers["content-length"])
    body = stream.read(length)
    return body, len(body) == length


def _chunks(stream: BinaryIO) -> tuple[bytes, bool]:
    body = io.BytesIO()
    with suppress(ConnectionError):
        while size := int(stream.readline(20).strip() or b"-1", 16):
            if size < 0:
                return body.getvalue(), False
            body.write(stream.read(size))
            stream.readline(3)
        stream.readline(3)
        return body.getvalue(), True
    return body.getvalue(), False
