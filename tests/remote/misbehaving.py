"""A web server that does what servers should not: each fault is a path."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple, Self
from urllib.parse import unquote

NO_ROWS = b'{"head":{"vars":["graph","shown"]},"results":{"bindings":[]}}'
JSON = "application/sparql-results+json"
WORDS = "Sorry,\r\n\x1b[31mno\x1b[0m. " + "And so on. " * 200


class Seen(NamedTuple):
    """A request that came."""

    method: str
    path: str
    authorization: str | None
    body: bytes
    host: str | None


class Misbehaving:
    """The server in a thread; *seen* keeps what came."""

    def __init__(self) -> None:
        self.seen: list[Seen] = []
        self.over = threading.Event()
        self._server = _Server(("127.0.0.1", 0), Handler)
        self._server.owner = self
        self.root = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()
        self._server.shutdown()
        self._server.server_close()

    def wrap(self, context: object) -> None:
        """Speak TLS."""
        self._server.socket = context.wrap_socket(self._server.socket, server_side=True)  # type: ignore[attr-defined]
        self.root = self.root.replace("http:", "https:")


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    owner: Misbehaving

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: that clients hang up is what is tested."""


class Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"] or 0))
        owner = self.server.owner
        owner.seen.append(Seen(self.command, self.path, self.headers["Authorization"], body, self.headers["Host"]))
        name, _, argument = self.path[1:].partition("?")[0].partition("/")
        FAULTS[name](self, argument)

    do_GET = do_PUT = do_POST  # noqa: N815  # the library's names

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def reply(self, status: int, body: bytes = NO_ROWS, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content_Type": JSON, "Content_Length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)


def status(handler: Handler, argument: str) -> None:
    handler.reply(int(argument), WORDS.encode(), Content_Type="text/plain")


def busy(handler: Handler, argument: str) -> None:
    """Be busy for the first requests, as many as told."""
    good = len(handler.server.owner.seen) > int(argument)
    handler.reply(200 if good else 503)


def later(handler: Handler, argument: str) -> None:
    handler.reply(429, b"", Retry_After=argument)


def redirect(handler: Handler, argument: str) -> None:
    code, _, target = argument.partition("/")
    handler.reply(int(code), b"", Location=target)


def login(handler: Handler, _: str) -> None:
    given = handler.headers["Authorization"]
    if given == "Basic cmVhZGVyOnNlY3JldA==":  # reader:secret
        handler.reply(200)
    else:
        handler.reply(401, b"", WWW_Authenticate='Basic realm="facts"')


def drip(handler: Handler, argument: str) -> None:
    """Send a byte now and then: of the head or of the body."""
    if argument == "body":
        handler.send_response(200)
        handler.send_header("Content-Type", JSON)
        handler.end_headers()
    else:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Head: ")
    while not handler.server.owner.over.is_set():
        handler.wfile.write(b" ")
        time.sleep(0.05)


def silence(handler: Handler, _: str) -> None:
    handler.server.owner.over.wait()


def endless(handler: Handler, argument: str) -> None:
    handler.send_response(int(argument))
    handler.send_header("Content-Type", JSON)
    handler.end_headers()
    while not handler.server.owner.over.is_set():
        handler.wfile.write(b" " * 1024 * 1024)


def body(handler: Handler, argument: str) -> None:
    """Send a body as JSON results, whatever it is."""
    handler.reply(200, unquote(argument).encode())


def page(handler: Handler, _: str) -> None:
    handler.reply(200, b"<html>Welcome</html>", Content_Type="text/html")


def truncated(handler: Handler, _: str) -> None:
    handler.reply(200, NO_ROWS, Content_Length="1000")


def triples(handler: Handler, argument: str) -> None:
    handler.reply(200, unquote(argument).encode(), Content_Type="application/n-triples")


def part(handler: Handler, _: str) -> None:
    handler.reply(200, X_SPARQL_MaxRows="10000")


def noise(handler: Handler, _: str) -> None:
    handler.wfile.write(b"220 ready for mail\r\n")


def hang_up(handler: Handler, _: str) -> None:
    """Answer nothing."""


FAULTS: dict[str, Callable[[Handler, str], None]] = {
    "body": body,
    "busy": busy,
    "drip": drip,
    "endless": endless,
    "good": lambda handler, _: handler.reply(200),
    "hang-up": hang_up,
    "later": later,
    "login": login,
    "noise": noise,
    "page": page,
    "part": part,
    "redirect": redirect,
    "silence": silence,
    "status": status,
    "triples": triples,
    "truncated": truncated,
}
