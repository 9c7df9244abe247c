"""Hostile bytes where the service expects HTTP."""

from __future__ import annotations

from tests.hostile.service.case import CLOSED, Hostile, authorized, request

_ASK = "GET /sparql?query=ASK%7B%7D"
_OK = b"GET /health HTTP/1.1\r\nHost: HOST\r\n"
_POST = b"POST /sparql HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\nContent-Type: application/sparql-query\r\n"
_CHUNKED = _POST + b"Transfer-Encoding: chunked\r\n\r\n"
_HIDDEN = b"GET /id/hidden HTTP/1.1\r\nHost: HOST\r\n\r\n"


def bad(name: str, sent: bytes, told: str = "") -> Hostile:
    return Hostile(name, sent, 400, told)


FRAMING = [
    bad("length and chunks", _POST + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + _HIDDEN),
    bad("chunks and length", _POST + b"Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n" + _HIDDEN),
    bad("two lengths", _POST + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nASK{} "),
    bad("two lengths in one", _POST + b"Content-Length: 5, 6\r\n\r\nASK{} "),
    bad("a length below nothing", _POST + b"Content-Length: -5\r\n\r\nASK{}"),
    bad("a length with a sign", _POST + b"Content-Length: +5\r\n\r\nASK{}"),
    bad("a length in letters", _POST + b"Content-Length: five\r\n\r\nASK{}"),
    bad("a length of 30 digits", _POST + b"Content-Length: " + b"9" * 30 + b"\r\n\r\nASK{}"),
    bad("a chunk in letters", _POST + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nASK{}\r\n0\r\n\r\n"),
    bad("a chunk below nothing", _POST + b"Transfer-Encoding: chunked\r\n\r\n-5\r\nASK{}\r\n0\r\n\r\n"),
    bad("a chunk of 30 digits", _POST + b"Transfer-Encoding: chunked\r\n\r\n" + b"f" * 30 + b"\r\nASK{}\r\n0\r\n\r\n"),
    bad("a chunk longer than it says", _POST + b"Transfer-Encoding: chunked\r\n\r\n2\r\nASK{}\r\n0\r\n\r\n"),
    bad("an encoding that is none", _POST + b"Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n" + _HIDDEN),
    bad("chunks, then not", _POST + b"Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n" + _HIDDEN),
    bad("an encoding with a tab", _POST + b"Transfer-Encoding:\x0bchunked\r\n\r\n0\r\n\r\n" + _HIDDEN),
    bad("a space before the colon", _POST + b"Content-Length : 5\r\n\r\nASK{}"),
    bad("a folded header", _OK + b"X-A: 1\r\n 2\r\n\r\n"),
    bad("a header without a name", _OK + b": 1\r\n\r\n"),
    bad("a header without a colon", _OK + b"nonsense\r\n\r\n"),
    bad("NUL in a header", _OK + b"X-A: a\0b\r\n\r\n"),
    bad("a lone carriage return in a header", _OK + b"X-A: a\rSet-Cookie: b\r\n\r\n"),
    bad(
        "chunks in HTTP/1.0",
        b"POST /sparql HTTP/1.0\r\nHost: HOST\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n",
    ),
]
FRAMES = [
    Hostile("a chunk without an end", _POST + b"Transfer-Encoding: chunked\r\n\r\n5\r\nASK", 408),
    Hostile("half a body", _POST + b"Content-Length: 500\r\n\r\nASK {", 408),
    Hostile("half a header", _OK + b"X-A: ", CLOSED),
    Hostile("slow headers", _OK, CLOSED, pieces=tuple((0.4, b"X-%d: a\r\n" % n) for n in range(30))),
    Hostile("a slow body", _POST + b"Content-Length: 500\r\n\r\n", 408, pieces=tuple((0.4, b"#") for _ in range(30))),
    Hostile("nothing", b"", CLOSED),
    Hostile("two empty lines", b"\r\n\r\n" + request("GET /health"), 200),
]
SIZES = [
    Hostile("a large header", _OK + b"X-A: " + b"a" * 40_000 + b"\r\n\r\n", 431),
    Hostile("many headers", _OK + b"".join(b"X-%d: a\r\n" % n for n in range(10_000)) + b"\r\n", 431),
    Hostile("a header without an end", _OK + b"X-A: " + b"a" * 1_000_000, 431),
    Hostile("trailers without an end", _CHUNKED + b"0\r\n" + b"X-A: a\r\n" * 100_000, 431),
    Hostile("a trailer without an end", _CHUNKED + b"5\r\nASK{}\r\n0\r\nX-A: " + b"a" * 1_000_000, 431),
    Hostile("a long target", request("GET /" + "a" * 40_000), 431),
    Hostile("a long query in the target", request("GET /sparql?query=" + "%20" * 20_000), 431),
    Hostile("many cookies", request("GET /health", headers="Cookie: " + "a=b; " * 7000), 431),
    Hostile("a length of a gigabyte", _POST + b"Content-Length: 1073741824\r\n\r\nASK{}", 413),
    Hostile(
        "chunks of 20 MiB",
        _POST
        + b"Transfer-Encoding: chunked\r\n\r\n"
        + (b"100000\r\n" + b" " * (1 << 20) + b"\r\n") * 20
        + b"0\r\n\r\n",
        413,
    ),
]
HOSTS = [
    bad("no host", b"GET /health HTTP/1.1\r\n\r\n"),
    bad("two hosts", b"GET /health HTTP/1.1\r\nHost: HOST\r\nHost: evil.example\r\n\r\n"),
    Hostile("another host", b"GET /health HTTP/1.1\r\nHost: evil.example\r\n\r\n", 421, "host"),
    Hostile("a host that begins alike", b"GET /health HTTP/1.1\r\nHost: 127.0.0.1.evil.example\r\n\r\n", 421, "host"),
    Hostile("a host with a user", b"GET /health HTTP/1.1\r\nHost: 127.0.0.1@evil.example\r\n\r\n", 421, "host"),
    Hostile("an empty host", b"GET /health HTTP/1.1\r\nHost:\r\n\r\n", 421, "host"),
    Hostile("a host of markup", b"GET /id/x HTTP/1.1\r\nHost: <script>\r\n\r\n", 421, "host"),
    Hostile(
        "a whole address of another host", b"GET http://evil.example/health HTTP/1.1\r\nHost: HOST\r\n\r\n", 421, "host"
    ),
    Hostile("another host after the body", _CHUNKED + b"5\r\nASK{}\r\n0\r\nHost: evil.example\r\n\r\n", 200),
    Hostile(
        "another host before a proxy",
        request("GET /health", headers="X-Forwarded-Host: evil.example\nForwarded: host=evil.example"),
        200,
    ),
    Hostile(
        "another way in, by a header",
        request("GET /health", headers="X-HTTP-Method-Override: DELETE\nX-Original-URL: /update"),
        200,
    ),
]
TARGETS = [
    bad("NUL in the target", b"GET /id/\0 HTTP/1.1\r\nHost: HOST\r\n\r\n"),
    bad("a space in the target", b"GET /id/a b HTTP/1.1\r\nHost: HOST\r\n\r\n"),
    bad("a target without a slash", b"GET id HTTP/1.1\r\nHost: HOST\r\n\r\n"),
    bad("a line end in the target", b"GET /id/a\nX: HTTP/1.1\r\nHost: HOST\r\n\r\n"),
    Hostile("an encoded NUL", request("GET /id/person/%00"), 404),
    Hostile("encoded line ends", request("GET /id/person/a%0d%0aSet-Cookie:%20x=1"), 404),
    Hostile("bytes that are no UTF-8", request("GET /id/person/%ff%fe"), 404),
    Hostile("a wrong escape", request("GET /id/person/%zz"), 404),
    Hostile("up from names", request("GET /id/../../../../etc/passwd"), 404),
    Hostile("up from names, encoded", request("GET /id/%2e%2e/%2e%2e/%2e%2e/etc/passwd"), 404),
    Hostile("up from names, encoded twice", request("GET /id/%252e%252e/%252e%252e/etc/passwd"), 404),
    Hostile("up from files", request("GET /static/../../../../etc/passwd"), 404),
    Hostile("up from files, encoded", request("GET /static/..%2f..%2f..%2f..%2fetc%2fpasswd"), 404),
    Hostile("up from files, by another slash", request("GET /static/..%5c..%5c..%5cpyproject.toml"), 404),
    Hostile("a path of files", request("GET /static//etc/passwd"), 404),
    Hostile("up from texts", request("GET /text/../../store/CURRENT"), 404),
    Hostile("up from texts, encoded", request("GET /text/..%2f..%2fpyproject.toml"), 404),
    Hostile("a text that is none", request("GET /text/" + "0" * 64), 404),
    Hostile("a text by half a hash", request("GET /text/0"), 404),
    Hostile("up from graphs", request("GET /graph/release/..%2f..%2f..%2fetc%2fpasswd"), 404),
    Hostile("up from saved queries", request("GET /api/queries/..%2f..%2f..%2fpyproject"), 404),
    Hostile("up from evidence", request("GET /api/evidence/..%2f../x"), 404),
    Hostile(
        "markup in a name",
        request("GET /id/person/%3Cscript%3Ealert(1)%3C%2Fscript%3E", headers="Accept: text/html"),
        404,
    ),
    Hostile("markup in a saved query", request("GET /api/queries/%3Cscript%3E"), 404),
    Hostile("the source of the package", request("GET /src/polgraph/errors.py"), 404),
    Hostile("an ending that is none", request("GET /id/person/a.exe"), 404),
    Hostile("an IRI that would end early", request("GET /id/person/a%3E%20%3Fs%20%3Fp"), 404),
]
METHODS = [
    Hostile("TRACE", request("TRACE /health"), 405),
    Hostile("CONNECT", b"CONNECT evil.example:443 HTTP/1.1\r\nHost: HOST\r\n\r\n", 400),
    bad("a method that is none", b"FOO /health HTTP/1.1\r\nHost: HOST\r\n\r\n"),
    bad("a method of 10,000 letters", b"G" * 10_000 + b" /health HTTP/1.1\r\nHost: HOST\r\n\r\n"),
    Hostile("DELETE of what is read", request("DELETE /sparql"), 405),
    Hostile("PUT of what is read", request("PUT /health", b"alert(1)"), 405),
    Hostile("PROPFIND", request("PROPFIND /health"), 405),
    Hostile(
        "PUT into what is only read",
        request("PUT /store?default", b"<e:a> <e:b> 1 .", media="text/turtle"),
        403,
        "read-only",
    ),
    Hostile("DELETE in what is only read", request("DELETE /store?default"), 403, "read-only"),
    Hostile(
        "PUT without a token",
        request("PUT /store?default", b"<e:a> <e:b> 1 .", media="text/turtle"),
        401,
        "token",
        "scratch",
    ),
    Hostile(
        "PUT from another site",
        authorized(
            "PUT /store?default", b"<e:a> <e:b> 1 .", media="text/turtle", headers="Origin: http://evil.example"
        ),
        403,
        "no other page",
        "scratch",
    ),
    Hostile(
        "DELETE from another site",
        authorized("DELETE /store?default", headers="Origin: http://evil.example"),
        403,
        "no other page",
        "scratch",
    ),
]
VERSIONS = [
    bad("HTTP/0.9", b"GET /health\r\n\r\n"),
    bad("HTTP/2 at once", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0"),
    bad("HTTP/3.7", b"GET /health HTTP/3.7\r\nHost: HOST\r\n\r\n"),
    bad("no HTTP", b"\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03" + b"\0" * 100),
    bad("another protocol", b"EHLO evil.example\r\n"),
    bad("noise", bytes(range(256)) * 40),
    Hostile(
        "an upgrade to HTTP/2", request("GET /health", headers="Upgrade: h2c\nHTTP2-Settings: AAMAAABkAAQAAP__"), 200
    ),
    Hostile(
        "an upgrade to a web socket",
        b"GET /health HTTP/1.1\r\nHost: HOST\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n",
        200,
    ),
    Hostile(
        "a body that waits to be asked for",
        _POST + b"Expect: 100-continue\r\nContent-Length: 5\r\n\r\n",
        100,
        again=200,
        pieces=((0.2, b"ASK{}"),),
    ),
    Hostile(
        "what nobody may expect",
        request("POST /sparql", b"ASK{}", headers="Expect: nonsense", media="application/sparql-query"),
        200,
    ),
    Hostile("a range without an end", request(_ASK, headers="Range: bytes=" + "0-,1-," * 1000), 200),
    Hostile("a range of nothing", request(_ASK, headers="Range: bytes=999999-"), 200),
    Hostile("a tag without an end", request(_ASK, headers='If-None-Match: "' + "x" * 5000), 200),
    Hostile("a request id of line ends", request("GET /health", headers="X-Request-Id: a%0d%0aSet-Cookie: x"), 200),
    Hostile("a request id of 8,000 letters", request("GET /health", headers="X-Request-Id: " + "x" * 8000), 200),
    Hostile(
        "an encoding nobody knows",
        request("POST /sparql", b"ASK{}", headers="Content-Encoding: zstd", media="application/sparql-query"),
        415,
    ),
    Hostile("two requests at once", _OK + b"\r\n" + request("GET /absent"), 200, again=404),
    Hostile("a good and a bad one at once", _OK + b"\r\nFOO\r\n\r\n", 400),
]
CASES = [*FRAMING, *SIZES, *HOSTS, *TARGETS, *METHODS, *VERSIONS]
