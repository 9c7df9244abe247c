"""The table of pages that are looked at: one more page is one more row of `pages.tsv`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

LANGUAGES = ("kk", "ru", "en")


@dataclass(frozen=True)
class Row:
    """A page: its *address* on a *service*, and the *words* that stand in what *selector* finds, by language."""

    name: str
    service: str
    address: str
    kind: str
    selector: str
    words: Mapping[str, str]

    def __str__(self) -> str:
        return self.name


def rows() -> list[Row]:
    """Read the table."""
    head, *lines = Path(__file__).with_name("pages.tsv").read_text(encoding="utf-8").splitlines()
    read = [dict(zip(head.split("\t"), line.split("\t"), strict=True)) for line in lines]
    return [Row(words={language: row.pop(language) for language in LANGUAGES}, **row) for row in read]
