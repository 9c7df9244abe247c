"""No link of a page leads nowhere: neither to a page that is not there nor to a part that it does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import unquote, urldefrag, urljoin

import httpx
import pytest

from tests.browser.pages import Row, rows

LINK = re.compile(r'<a\b[^>]*\shref="([^"]*)"')
PART = re.compile(r'\sid="([^"]*)"')
SEEN: dict[str, tuple[int, frozenset[str]]] = {}
"""What was asked for already: status, and the parts of a page."""


@pytest.fixture(scope="module")
def reader() -> Iterator[httpx.Client]:
    with httpx.Client(headers={"Accept": "text/html, */*;q=0.1", "Accept-Language": "ru"}, trust_env=False) as client:
        yield client


def answered(reader: httpx.Client, address: str) -> tuple[int, frozenset[str]]:
    """Return the status of an answer, and the parts that can be linked to."""
    if address not in SEEN:
        answer = reader.get(address, timeout=60)
        is_page = answer.headers["content-type"].startswith("text/html")
        parts = map(unescape, PART.findall(answer.text)) if is_page else ()
        SEEN[address] = answer.status_code, frozenset(parts)
    return SEEN[address]


@pytest.mark.parametrize("row", [row for row in rows() if row.service == "shipped"], ids=str)
def test_every_link_leads_somewhere(row: Row, reader: httpx.Client, shipped: str) -> None:
    address = shipped.rstrip("/") + urldefrag(row.address).url
    page = reader.get(address, timeout=60).text
    wrong = []
    for link in sorted({urljoin(address, unescape(found)) for found in LINK.findall(page)}):
        target, part = urldefrag(link)
        if target.startswith(shipped):
            status, parts = answered(reader, target)
            if status >= 400 or (part and parts and unquote(part) not in parts):
                wrong.append(f"{status}: {link.removeprefix(shipped)}")
    assert wrong == []
