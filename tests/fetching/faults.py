"""What a web server may do to whoever fetches a page: each fault is a path of `Misbehaving`."""

from __future__ import annotations

import gzip
import time
import zlib
from collections.abc import Callable
from urllib.parse import unquote

from tests.remote.misbehaving import Handler

PAGE = b"<html>Welcome</html>"
PACKERS: dict[str, Callable[[bytes], bytes]] = {"deflate": zlib.compress, "gzip": gzip.compress}


def big(handler: Handler, argument: str) -> None:
    handler.reply(200, b" " * int(argument), Content_Type="text/plain")


def bomb(handler: Handler, argument: str) -> None:
    """Send 64 MiB of zeros, compressed to 64 KiB."""
    content = PACKERS[argument](bytes(64 * 1024 * 1024))
    handler.reply(200, content, Content_Type="text/html", Content_Encoding=argument)


def broken(handler: Handler, _: str) -> None:
    handler.reply(200, PAGE, Content_Type="text/html", Content_Length="1000")


def busy(handler: Handler, argument: str) -> None:
    """Be busy for the first requests, as many as told."""
    good = len(handler.server.owner.seen) > int(argument)
    handler.reply(200 if good else 503, PAGE, Content_Type="text/html", Retry_After="0")


def circle(handler: Handler, _: str) -> None:
    handler.reply(302, b"", Location="/circle")


def cyrillic(handler: Handler, _: str) -> None:
    """Redirect with letters that a header should not have, as servers do."""
    handler.reply(301, b"", Location="/page/жаңалық".encode().decode("latin-1"))


def drip(handler: Handler, _: str) -> None:
    """Send a byte of a page now and then."""
    _begin(handler)
    while not handler.server.owner.over.is_set():
        handler.wfile.write(b" ")
        time.sleep(0.05)


def endless(handler: Handler, _: str) -> None:
    _begin(handler)
    while not handler.server.owner.over.is_set():
        handler.wfile.write(b" " * 1024 * 1024)


def mispacked(handler: Handler, _: str) -> None:
    handler.reply(200, PAGE, Content_Type="text/html", Content_Encoding="gzip")


def packed(handler: Handler, argument: str) -> None:
    handler.reply(200, PACKERS.get(argument, bytes)(PAGE), Content_Type="text/html", Content_Encoding=argument)


def typed(handler: Handler, argument: str) -> None:
    handler.reply(200, "Сәлем".encode(), Content_Type=unquote(argument))


def _begin(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()


OF_PAGES: dict[str, Callable[[Handler, str], None]] = {
    "big": big,
    "bomb": bomb,
    "broken-page": broken,
    "busy-page": busy,
    "circle": circle,
    "cyrillic": cyrillic,
    "drip-page": drip,
    "endless-page": endless,
    "mispacked": mispacked,
    "packed": packed,
    "typed": typed,
}
