"""Stores for the pages of releases, and what their pages hold when a browser's parser has read them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

from polgraph.pipeline.stores import caring
from polgraph.pipeline.stores.gathering import Found
from polgraph.pipeline.stores.keeping import kept
from polgraph.pipeline.stores.readings import Given, read
from polgraph.pipeline.stores.storing import put

ADDRESS = "https://example.kz/news/1"
OWN = Path(__file__).parent / "own"
HOSTILE = (OWN / "hostile.txt").read_bytes().decode()
"""An invented release with markup, characters beyond the first plane, Kazakh letters, and some that turn a line."""
_PLACE = re.compile(r"char=(\d+),(\d+)")


def made(folder: Path, texts: Sequence[str], addresses: Sequence[str] = ()) -> list[str]:
    """Make a store of *texts*, each found at its own address, or else all at one after the other; return their hashes."""
    hashes = []
    caring.create(folder)
    with kept(folder) as store:
        for day, text in enumerate(texts, start=1):
            reading = read(Given("a text", text.encode()), 0)
            where = f"{ADDRESS}/{addresses[day - 1]}" if addresses else ADDRESS
            found = Found("a text", text.encode(), address=where, retrieved=f"2026-01-0{day}T00:00:00Z")
            put(store, found, reading.sha256, reading)
            hashes.append(reading.sha256)
    return hashes


@dataclass(frozen=True)
class Link:
    """A link within the text: its target, the facts that its words state, and where it stands."""

    target: str
    facts: tuple[str, ...]
    start: int
    is_strong: bool


class Read(HTMLParser):
    """A page as a parser of HTML reads it: the text, where its places begin, its links, and the facts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.places: dict[tuple[int, int], int] = {}
        self.links: list[Link] = []
        self.facts: dict[str, str] = {}
        self.ids: list[str] = []
        self._depth = self._fact = 0
        self.feed(html.replace("\r\n", "\n").replace("\r", "\n"))  # as HTML reads its input

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        names = told.get("class", "").split()
        if "id" in told:
            self.ids.append(told["id"])
        if place := _PLACE.fullmatch(told.get("id", "")):
            self.places[int(place[1]), int(place[2])] = len(self.text)
        if tag == "div":
            self._depth = self._depth + 1 if self._depth or "text" in names else 0
        if tag == "a" and self._depth:
            link = Link(told["href"], tuple(told.get("data-facts", "").split()), len(self.text), "strong" in names)
            self.links.append(link)
        if "data-fact" in told:
            self.facts[told["data-fact"]] = ""
        self._fact = "data-fact" in told or (self._fact and tag != "h3")

    def handle_endtag(self, tag: str) -> None:
        if tag == "div" and self._depth:
            self._depth -= 1

    def handle_data(self, data: str) -> None:
        if self._depth:
            self.text += data
        if self._fact and self.facts:
            self.facts[next(reversed(self.facts))] += data
