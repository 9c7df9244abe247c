"""A server that nobody should ever call: its address stands in what is hostile, and it remembers who came."""

from __future__ import annotations

import socket
import threading
from typing import Self

_ANSWER = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


class Canary:
    """Listens while it is entered; *seen* holds the first bytes of each connection."""

    def __init__(self) -> None:
        self.seen: list[bytes] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"127.0.0.1:{self._listener.getsockname()[1]}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._serve, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:  # it is over
                return
            with connection:
                connection.settimeout(5)
                self.seen.append(connection.recv(1000))
                connection.sendall(_ANSWER)
