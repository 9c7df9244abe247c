"""Read pages as their readers do: by headings, lines and links."""

from __future__ import annotations

import csv
import io
import re
from html import unescape

import httpx
from selectolax.lexbor import LexborHTMLParser, LexborNode


def page(client: httpx.Client, address: str, language: str = "en") -> str:
    """Return the page at *address*; it has to be there."""
    answer = client.get(address, headers={"Accept": "text/html", "Accept-Language": language})
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8"), answer.text[:300]
    return answer.text


def tree(client: httpx.Client, address: str, language: str = "en") -> LexborHTMLParser:
    """Return the elements of the page at *address*."""
    return LexborHTMLParser(page(client, address, language))


def texts(nodes: list[LexborNode]) -> list[str]:
    """Return the words of each element."""
    return [" ".join(node.text().split()) for node in nodes]


def shown(found: LexborHTMLParser) -> list[dict[str, str]]:
    """Return the rows of the table of an answer, by the heads of its columns."""
    heads = texts(found.css("table.answer thead th"))
    return [dict(zip(heads, texts(row.css("td")), strict=True)) for row in found.css("table.answer tbody tr")]


def section(html: str, heading: str) -> str:
    """Return what stands under a *heading*."""
    found = [part for part in html.split("<section>") if f"<h2>{heading}</h2>" in part]
    assert len(found) == 1, heading
    return found[0].partition("</section>")[0]


def text(html: str) -> str:
    """Return the words of a page, without its marks."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def claims(html: str) -> set[str]:
    """Return the claims whose words are linked."""
    return set(re.findall(r"\?claim=([a-z-]+:[0-9a-f]+)", html))


def lines(html: str) -> list[str]:
    """Return the lines of a list, each with the address that it leads to."""
    listed = html.partition('<ol class="plain lines">')[2].partition("</ol>")[0]
    return re.findall(r'<span class="what"><a href="([^"?]*)', listed)


def rows(client: httpx.Client, query: str, **values: str) -> list[dict[str, str]]:
    """Return what the API answers to a saved query."""
    answer = client.get(f"api/queries/{query}", params={**values, "format": "csv", "limit": "1000"})
    assert answer.status_code == 200, answer.text
    return list(csv.DictReader(io.StringIO(answer.text)))


def claims_of(found: list[dict[str, str]], column: str = "claim") -> set[str]:
    """Return the claims of the rows of the API, as addresses name them."""
    return {":".join(row[column].rsplit("/", 2)[1:]) for row in found}


def part(html: str, name: str) -> str:
    """Return the section of a page that addresses call *name*."""
    found = re.findall(rf'<section id="{name}">(.*?)</section>', html, re.DOTALL)
    assert len(found) == 1, name
    return str(found[0])
