"""Ask for one page and read the answer: each hop checked, the connection to the address that was checked."""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from polgraph import __version__
from polgraph.errors import SourceError
from polgraph.fetching.addresses import Target, addresses_of, printable, target_of
from polgraph.limits import limit

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse, HTTPConnectionPool

TYPES = ("text/html", "text/plain", "application/xhtml+xml")
HEADERS = {
    "Accept": ", ".join(TYPES),
    "Accept-Encoding": "gzip, deflate",
    "User-Agent": f"polgraph/{__version__} (reads press releases, on command, one request at a time)",
}
_MOVED = (301, 302, 303, 307, 308)
_LATER = (429, 503)
_ENCODINGS = ("", "deflate", "gzip", "identity", "x-gzip")
_PART = 1 << 16


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it came, decoded only from its compression."""

    address: str
    """The address that was asked for."""
    final: str
    """The address that answered, after redirects."""
    content: bytes
    type: str
    charset: str | None
    """The charset that the server states, if it does."""
    retrieved: datetime
    """When the answer was there, in UTC."""


@dataclass(frozen=True, slots=True)
class Busy:
    """A server that asks to come again; *wait* is in seconds, where it tells."""

    status: int
    wait: float | None


def read_page(url: str, *, allow_private: bool) -> Fetched | Busy:
    """Ask for *url*, follow its redirects and read the page; SourceError if there is none that may be read."""
    here = url
    for _ in range(limit("redirects") + 1):
        target = target_of(here, allow_private=allow_private)
        response = _asked(target, addresses_of(target, allow_private=allow_private))
        try:
            if response.status not in _MOVED:
                return _answer(url, target, response)
            here = urljoin(here, _location(response))
        finally:
            response.close()
    raise SourceError(
        f"{printable(url)}: leads on and on, at last to {printable(here)}; expected {limit('redirects')} redirects"
    )


def _asked(target: Target, addresses: list[str]) -> BaseHTTPResponse:
    """Send the request to the first of *addresses* that takes it, under the name of the host."""
    from urllib3.exceptions import ConnectTimeoutError, HTTPError, NewConnectionError

    where = printable(target.url)
    failure: HTTPError | None = None
    for address in addresses:
        try:
            return _pool(target, address).urlopen(
                "GET",
                target.path,
                headers={"Host": target.netloc, **HEADERS},
                redirect=False,
                retries=False,
                assert_same_host=False,
                preload_content=False,
            )
        except (ConnectTimeoutError, NewConnectionError) as exc:
            failure = exc
        except HTTPError as exc:
            raise SourceError(f"{where}: {_reason(exc)}; expected a page") from exc
    raise SourceError(f"{where}: nothing answers at {', '.join(addresses)}; expected a web server") from failure


def _pool(target: Target, address: str) -> HTTPConnectionPool:
    from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, Timeout

    timeout = Timeout(limit("page-seconds"))
    if target.scheme == "http":
        return HTTPConnectionPool(address, target.port, timeout=timeout)
    return HTTPSConnectionPool(
        address,
        target.port,
        timeout=timeout,
        ssl_context=ssl.create_default_context(),
        server_hostname=target.host,
        assert_hostname=target.host,
    )


def _answer(url: str, target: Target, response: BaseHTTPResponse) -> Fetched | Busy:
    where = printable(target.url)
    if response.status in _LATER:
        return Busy(response.status, _wait(response.headers.get("Retry-After", "")))
    if response.status != 200:
        raise SourceError(f"{where}: status {response.status}; expected a page")
    given, _, parameters = response.headers.get("Content-Type", "").partition(";")
    if (form := given.strip().lower()) not in TYPES:
        raise SourceError(f"{where}: is {printable(form) or 'of no type'}; expected {', '.join(TYPES)}")
    encoding = response.headers.get("Content-Encoding", "").strip().lower()
    if encoding not in _ENCODINGS:
        raise SourceError(f"{where}: is compressed as {printable(encoding)}; expected gzip or deflate")
    content = _content(where, response)
    return Fetched(url, target.url, content, form, _charset(parameters), datetime.now(UTC))


def _location(response: BaseHTTPResponse) -> str:
    """Return where a redirect leads; many servers write other letters there as UTF-8, which HTTP reads as Latin-1."""
    stated = response.headers.get("Location", "")
    try:
        return stated.encode("latin-1").decode()
    except UnicodeError:
        return stated


def _content(where: str, response: BaseHTTPResponse) -> bytes:
    """Read and unpack the page, no further than the limit."""
    from urllib3.exceptions import HTTPError

    most = limit("page")
    parts: list[bytes] = []
    try:
        while part := response.read(_PART, decode_content=True):
            parts.append(part)
            most -= len(part)
            if most < 0:
                raise SourceError(f"{where}: has more than {limit('page')} bytes; expected a press release")
    except HTTPError as exc:
        raise SourceError(f"{where}: {_reason(exc)}; expected a whole page") from exc
    return b"".join(parts)


def _charset(parameters: str) -> str | None:
    values = (one.partition("=") for one in parameters.split(";"))
    found = (value.strip().strip("\"'").lower() for name, _, value in values if name.strip().lower() == "charset")
    return next((charset for charset in found if charset), None)


def _wait(stated: str) -> float | None:
    """Return the seconds to wait; the other form of the header, a date, is left to the usual pause."""
    return float(stated) if stated.isascii() and stated.isdigit() and len(stated) < 10 else None


def _reason(exc: Exception) -> str:
    """Return why a request failed, in one line, without the names of the library."""
    from urllib3.exceptions import DecodeError, ReadTimeoutError, SSLError

    kinds: dict[type[Exception], str] = {
        DecodeError: "cannot be unpacked",
        ReadTimeoutError: "nothing came in time",
        SSLError: "the certificate is not one to trust",
    }
    return next(
        (words for kind, words in kinds.items() if isinstance(exc, kind)), "the answer breaks off or is not HTTP"
    )
