"""Pages from a server that misbehaves: each fault its own line, none of them for long."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest

from polgraph import limits
from polgraph.errors import SourceError
from polgraph.fetching import Fetched, Fetcher, addresses
from polgraph.fetching.reading import read_page
from polgraph.limits import Limit
from tests.remote.misbehaving import Misbehaving

Read = Callable[[str], Fetched]


@pytest.fixture
def read() -> Read:
    """Reads from this machine, in this process: what a child would do."""

    def reading(url: str) -> Fetched:
        page = read_page(url, allow_private=True)
        assert isinstance(page, Fetched)
        return page

    return reading


def failure(fetch: Callable[[str], object], url: str) -> str:
    with pytest.raises(SourceError) as failed:
        fetch(url)
    assert "\n" not in str(failed.value)
    return str(failed.value)


def test_a_page(server: Misbehaving, here: Fetcher) -> None:
    page = here.fetch(f"{server.root}/page#part")
    assert (page.content, page.type, page.charset) == (b"<html>Welcome</html>", "text/html", None)
    assert page.address == page.final == f"{server.root}/page#part"
    assert page.retrieved.tzinfo is not None
    assert [(one.path, one.authorization) for one in server.seen] == [("/page", None)]
    assert server.seen[0].host == server.root.removeprefix("http://")


@pytest.mark.parametrize(
    ("stated", "type_", "charset"),
    [
        ("text/plain; charset=UTF-8", "text/plain", "utf-8"),
        ('Text/HTML;charset="windows-1251"; q=1', "text/html", "windows-1251"),
        ("application/xhtml+xml", "application/xhtml+xml", None),
    ],
)
def test_types_and_charsets(server: Misbehaving, read: Read, stated: str, type_: str, charset: str | None) -> None:
    page = read(f"{server.root}/typed/{quote(stated, safe='')}")
    assert (page.content.decode(), page.type, page.charset) == ("Сәлем", type_, charset)


@pytest.mark.parametrize("packing", ["gzip", "deflate", "identity"])
def test_a_compressed_page(server: Misbehaving, read: Read, packing: str) -> None:
    assert read(f"{server.root}/packed/{packing}").content == b"<html>Welcome</html>"


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("status/404", "status 404; expected a page"),
        ("status/500", "status 500; expected a page"),
        ("good", "is application/sparql-results+json; expected text/html, text/plain, application/xhtml+xml"),
        ("typed/application%2Fpdf", "is application/pdf; expected text/html"),
        ("packed/br", "is compressed as br; expected gzip or deflate"),
        ("truncated", "is application/sparql-results+json"),
        ("noise", "the answer breaks off or is not HTTP; expected a page"),
        ("hang-up", "the answer breaks off or is not HTTP; expected a page"),
        ("bomb/gzip", "has more than 10485760 bytes; expected a press release"),
        ("bomb/deflate", "has more than 10485760 bytes; expected a press release"),
        ("big/10485761", "has more than 10485760 bytes; expected a press release"),
        ("endless-page", "has more than 10485760 bytes; expected a press release"),
    ],
)
def test_faults(server: Misbehaving, read: Read, path: str, told: str) -> None:
    message = failure(read, f"{server.root}/{path}")
    assert message.startswith(f"{server.root}/{path}: ")
    assert told in message


def test_a_page_of_the_largest_size(server: Misbehaving, read: Read) -> None:
    assert len(read(f"{server.root}/big/10485760").content) == 10485760


def test_a_page_that_is_packed_wrong(server: Misbehaving, read: Read) -> None:
    assert "cannot be unpacked; expected a whole page" in failure(read, f"{server.root}/mispacked")


def test_a_page_that_breaks_off(server: Misbehaving, read: Read) -> None:
    assert "breaks off or is not HTTP; expected a whole page" in failure(read, f"{server.root}/broken-page")


@pytest.mark.parametrize("path", ["drip/head", "drip-page", "silence"])
def test_what_takes_too_long(server: Misbehaving, here: Fetcher, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(limits.LIMITS, "page-seconds", Limit(1, "seconds"))
    assert f"the request for {server.root}/{path} took more than 1 seconds" in failure(
        here.fetch, f"{server.root}/{path}"
    )


def test_a_server_that_is_busy_for_long_is_asked_once(server: Misbehaving, here: Fetcher) -> None:
    told = "status 429, the server is busy, to come again in 1000 seconds; expected a page: try later"
    assert told in failure(here.fetch, f"{server.root}/later/1000")
    assert len(server.seen) == 1


def test_a_busy_server_is_asked_three_times(server: Misbehaving, here: Fetcher) -> None:
    assert "status 503, the server is busy; expected a page: try later" in failure(
        here.fetch, f"{server.root}/status/503"
    )
    assert len(server.seen) == 3


def test_a_server_that_is_busy_for_a_while(server: Misbehaving, here: Fetcher) -> None:
    assert here.fetch(f"{server.root}/busy-page/2").content == b"<html>Welcome</html>"
    assert len(server.seen) == 3


def test_a_redirect_leads_to_a_page(server: Misbehaving, read: Read) -> None:
    page = read(f"{server.root}/redirect/302//page")
    assert (page.address, page.final) == (f"{server.root}/redirect/302//page", f"{server.root}/page")


def test_a_redirect_to_a_private_address_is_refused(server: Misbehaving, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "is_public", lambda address: str(address) == "127.0.0.1")  # as if it were on the web
    monkeypatch.setitem(addresses.PORTS, "http", int(server.root.rpartition(":")[2]))
    assert isinstance(read_page(f"{server.root}/page", allow_private=False), Fetched)
    for host in ("127.0.0.2", "10.0.0.1", "169.254.169.254"):
        with pytest.raises(SourceError, match="which is private; expected a public one"):
            read_page(f"{server.root}/redirect/302/http://{host}/page", allow_private=False)
    assert [one.path.partition("/http")[0] for one in server.seen] == ["/page", *["/redirect/302"] * 3]


def test_a_redirect_in_other_letters(server: Misbehaving, read: Read) -> None:
    assert read(f"{server.root}/cyrillic").final == f"{server.root}/page/жаңалық"
    assert server.seen[1].path == "/page/%D0%B6%D0%B0%D2%A3%D0%B0%D0%BB%D1%8B%D2%9B"


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "http://a:b@localhost/", "ftp://localhost/", "http://2130706433/"]
)
def test_a_redirect_to_what_is_no_page(server: Misbehaving, read: Read, target: str) -> None:
    message = failure(read, f"{server.root}/redirect/302/{target}")
    assert "expected" in message
    assert len(server.seen) == 1


def test_redirects_in_a_circle_end(server: Misbehaving, read: Read) -> None:
    assert "expected 5 redirects" in failure(read, f"{server.root}/circle")
    assert len(server.seen) == 6


def test_nobody_is_there(read: Read) -> None:
    assert "nothing answers at 127.0.0.1; expected a web server" in failure(read, "http://127.0.0.1:1/")
    assert "the host no-such.invalid is not known" in failure(read, "http://no-such.invalid/")


def test_a_certificate_that_nobody_signed_is_not_trusted(secure: Misbehaving, here: Fetcher) -> None:
    address = secure.root.replace("127.0.0.1", "localhost")
    assert "the certificate is not one to trust" in failure(here.fetch, f"{address}/page")
    assert secure.seen == []


def test_a_certificate_is_for_the_name_and_not_for_the_address(
    secure: Misbehaving, here: Fetcher, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", f"{certificate}.crt")
    address = secure.root.replace("127.0.0.1", "localhost")
    assert here.fetch(f"{address}/page").content == b"<html>Welcome</html>"
    assert "the certificate is not one to trust" in failure(here.fetch, f"{secure.root}/page")


def test_the_environment_sends_requests_nowhere_else(
    server: Misbehaving, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    assert read(f"{server.root}/page").type == "text/html"
