"""Which methods an address takes is told the same by OPTIONS and by 405."""

from __future__ import annotations

import httpx
import pytest

from tests.hostile.service.wire import exchange
from tests.service.served import Served

ALLOWED = {
    "sparql": "GET, HEAD, OPTIONS, POST",
    "store": "DELETE, GET, HEAD, OPTIONS, POST, PUT",
    "update": "OPTIONS, POST",
    "id/region/KZ-47": "GET, HEAD, OPTIONS",
    "api/validate": "OPTIONS, POST",
}


@pytest.mark.parametrize("path", ALLOWED)
def test_an_address_tells_its_methods(client: httpx.Client, path: str) -> None:
    asked, refused = client.options(path), client.patch(path)
    assert (asked.status_code, asked.headers["allow"]) == (204, ALLOWED[path])
    assert (refused.status_code, refused.headers["allow"]) == (405, ALLOWED[path])
    assert f"expected one of {ALLOWED[path]}" in refused.text


def test_the_service_as_a_whole_tells_its_methods(service: Served) -> None:
    host = f"127.0.0.1:{service.port}"
    request = f"OPTIONS * HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
    (answer,) = exchange(host, request.encode())
    assert (answer.status, answer.headers["allow"]) == (204, "DELETE, GET, HEAD, OPTIONS, POST, PUT")


def test_what_is_not_there_takes_no_method(client: httpx.Client) -> None:
    assert client.options("absent").status_code == 404
