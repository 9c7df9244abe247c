"""Read what a page states of itself: title, publisher, day and address, from JSON-LD, Open Graph and *time*."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from polgraph.sources.profiles import host_of
from polgraph.sources.scan import Scan, html_text
from polgraph.sources.tree import Node, Tree

_ARTICLES = frozenset(
    {"Article", "BlogPosting", "NewsArticle", "PressRelease", "Report", "ReportageNewsArticle", "WebPage"}
)
_LARGEST = 512 * 1024
_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title")
_PUBLISHERS = ("og:site_name", "dc.publisher", "dcterms.publisher", "publisher")
_DATES = ("article:published_time", "datepublished", "dc.date", "dcterms.issued", "og:published_time", "pubdate")
_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)")
_POINTS = re.compile(r"(?<!\d)(\d{1,2})[./](\d{1,2})[./]((?:19|20)\d\d)(?!\d)")
_DAY_MONTH_YEAR = re.compile(r"(?<!\d)(\d{1,2})\s+(\w{3,10})\.?,?\s+((?:19|20)\d\d)")
_YEAR_DAY_MONTH = re.compile(r"((?:19|20)\d\d)\s+(?:жылғы|жылы|ж\.?)[\s,]+(\d{1,2})\s+(\w{3,10})")
_MONTHS = (
    ("январ", "янв", "қаңтар", "қаң"),
    ("феврал", "фев", "ақпан", "ақп"),
    ("март", "мар", "наурыз", "нау"),
    ("апрел", "апр", "сәуір", "сәу"),
    ("мая", "май", "мамыр", "мам"),
    ("июн", "маусым", "мау"),
    ("июл", "шілде", "шіл"),
    ("август", "авг", "тамыз", "там"),
    ("сентябр", "сен", "қыркүйек", "қыр"),
    ("октябр", "окт", "қазан", "қаз"),
    ("ноябр", "ноя", "қараша", "қар"),
    ("декабр", "дек", "желтоқсан", "жел"),
)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the head of a page says; None where it says nothing."""

    title: str | None
    publisher: str | None
    published: str | None
    address: str | None


def metadata_of(page: Scan, tree: Tree) -> Metadata:
    """Read the head of a page and its JSON-LD."""
    said = list(_articles(page.json_ld))
    metas = _metas(tree)
    links = [node.attributes.get("href", "") for node in tree.select("link[rel~=canonical]")]
    addresses = [*links, metas.get("og:url", ""), *_said(said, "url"), *_said(said, "mainEntityOfPage")]
    days = (iso_day(each) for each in (*_said(said, "datePublished"), *(metas.get(name, "") for name in _DATES)))
    return Metadata(
        _first((*_said(said, "headline"), *(metas.get(name, "") for name in _TITLES))),
        _first((*_said(said, "publisher"), *(metas.get(name, "") for name in _PUBLISHERS))),
        next((day for day in days if day), None),
        next((html_text(each) for each in addresses if host_of(html_text(each))), None),
    )


def day_of(nodes: Sequence[Node], texts: Sequence[str]) -> str | None:
    """Return the first day that elements state, in their *datetime* or in words."""
    for node, text in zip(nodes, texts, strict=True):
        day = iso_day(node.attributes.get("datetime") or node.attributes.get("content") or "") or iso_day(text)
        if day:
            return day
    return None


def iso_day(text: str) -> str | None:
    """Return the first day that *text* states, as written, in whatever time zone; none if it states none."""
    text = text[:200]
    if found := _ISO.search(text):
        return _day(found[1], found[2], found[3])
    if found := _POINTS.search(text):
        return _day(found[3], found[2], found[1])
    if found := _YEAR_DAY_MONTH.search(text):
        return _day(found[1], _month(found[3]), found[2])
    if found := _DAY_MONTH_YEAR.search(text):
        return _day(found[3], _month(found[2]), found[1])
    return None


def _day(year: str, month: str, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def _month(word: str) -> str:
    numbers = (str(at) for at, stems in enumerate(_MONTHS, 1) if word.lower().startswith(stems))
    return next(numbers, "0")


def _metas(tree: Tree) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in tree.select("meta[content]"):
        for key in ("property", "name", "itemprop"):
            name = node.attributes.get(key, "").strip().lower()
            if name:
                found.setdefault(name, node.attributes["content"])
    return found


def _articles(scripts: Sequence[str]) -> Iterator[dict[str, object]]:
    """Yield the articles of the JSON-LD before the pages around them; what is no JSON says nothing."""
    found: list[dict[str, object]] = []
    for script in scripts:
        try:
            waiting: list[object] = [json.loads(script, strict=False)] if len(script) <= _LARGEST else []
        except (ValueError, RecursionError):
            continue
        while waiting:
            value = waiting.pop(0)
            if isinstance(value, list):
                waiting.extend(value)
            elif isinstance(value, dict):
                waiting.extend(value[key] for key in ("@graph", "mainEntity") if key in value)
                kinds = value.get("@type")
                if _ARTICLES & {
                    kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)
                }:
                    found.append(value)
    return iter(sorted(found, key=lambda value: value.get("@type") == "WebPage"))


def _said(articles: Sequence[dict[str, object]], key: str) -> list[str]:
    found = [_text(article.get(key)) for article in articles]
    return [text for text in found if text]


def _text(value: object) -> str:
    """Return the words or the address that a JSON-LD value stands for."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value") or value.get("@id") or ""
    return value if isinstance(value, str) else ""


def _first(texts: Sequence[str]) -> str | None:
    return next((html_text(text) for text in texts if html_text(text)), None)
