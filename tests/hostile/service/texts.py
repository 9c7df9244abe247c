"""Hostile release texts and pages for the extraction."""

from __future__ import annotations

import gzip

from tests.hostile.service.case import Hostile, request

_TITLE = "Итоги работы подвели в Северной области\n\n"
_WORDS = "Полицейские области раскрыли 12 краж. "
_PAGE = "<!DOCTYPE html><html><head><title>%s</title></head><body><article><p>%s</p></article></body></html>"
GZIP = "Content-Encoding: gzip"


def text(
    name: str,
    content: bytes | str,
    status: int,
    told: str = "",
    *,
    media: str = "text/plain; charset=utf-8",
    headers: str = "",
) -> Hostile:
    body = content.encode() if isinstance(content, str) else content
    return Hostile(f"extract: {name}", request("POST /api/extract", body, headers=headers, media=media), status, told)


def page(name: str, content: bytes | str, status: int, told: str = "", *, media: str = "text/html") -> Hostile:
    return text(name, content, status, told, media=media)


CASES = [
    text("nothing", " ", 400, "expected"),
    text("another charset", (_TITLE + _WORDS).encode("cp1251"), 400, "not utf-8"),
    text("a charset that is none", _TITLE + _WORDS, 400, "charset", media="text/plain; charset=klingon-8"),
    text("a charset that runs code", _TITLE + _WORDS, 400, "charset", media="text/plain; charset=idna"),
    text("a charset that unpacks", _TITLE + _WORDS, 400, "charset", media="text/plain; charset=zlib_codec"),
    text("NUL", _TITLE + "Раскрыто\0 12 краж.", 200),
    text("control characters", _TITLE + "Раскрыто\x1b[31m\x07 12 краж.", 200),
    text("letters that turn around", _TITLE + "Раскрыто \u202e21\u202c краж.", 200),
    text("letters without width", _TITLE + "Рас\u200bкры\ufeffто 1\u200d2 краж.", 200),
    text("letters of another script", _TITLE + "Pacкpытo 12 кpaж.", 200),
    text("half a pair", _TITLE.encode() + b"\xed\xa0\x80", 400, "not utf-8"),
    text("6 MiB", _WORDS * 90_000, 400, "expected a release of at most 100000"),
    text("a line of 2 MiB", "х" * (1 << 20), 400, "expected a release of at most 100000"),
    text("a number of 90,000 digits", _TITLE + "Раскрыто " + "9" * 90_000 + " краж.", 200),
    text("only line ends", "\n" * 100_000, 400, "expected"),
    text("only full stops", "." * 90_000, 400, "there are no words"),
    text("only opening quotes", _TITLE + "«" * 90_000, 200),
    text("markup as a text", _TITLE + "<script>alert(1)</script>", 200),
    text("a bomb", gzip.compress(b"a\n" * 10_000_000), 413, "expected", headers=GZIP),
    text("no gzip", _TITLE + _WORDS, 400, "expected gzip", headers=GZIP),
    text("another media type", b"PK\x03\x04" + b"\0" * 100, 415, "expected", media="application/zip"),
    text("a media type of nonsense", _TITLE, 415, "expected", media="x" * 5000),
    page("a page that hides a script", _PAGE % ("x", "<script>while(1);</script>"), 400, "expected"),
    page("a deep page", "<div>" * 50_000 + _WORDS, 200),
    page("a page of attributes", "<p " + "".join(f"a{n}=1 " for n in range(50_000)) + f">{_WORDS}", 200),
    page("a page with a DTD", '<!DOCTYPE html SYSTEM "http://CANARY/x.dtd">' + _PAGE % ("x", _WORDS), 200),
    page("a page that goes elsewhere", '<meta http-equiv="refresh" content="0;url=http://CANARY/"><img src="http://CANARY/">' + _PAGE % ("x", _WORDS), 200),
    page("a page with two charsets", ('<meta charset="windows-1251">' + _PAGE % ("x", _WORDS)).encode(), 200),
    page("a page with a charset that is none", '<meta charset="x-none">' + _PAGE % ("x", _WORDS), 400, "charset"),
    page("entities without an end", _PAGE % ("x", "&#x" + "9" * 100_000), 400, ""),
    page("a comment without an end", "<!--" + _WORDS * 1000, 400, "expected"),
]  # fmt: skip
