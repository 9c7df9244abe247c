"""The words of the pages in three languages, from one table."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TypeAlias

from polgraph.resources import read_bytes
from polgraph.web.pages.files import path_of

Wording: TypeAlias = Mapping[str, str]


@cache
def words(language: str) -> Wording:
    """Return the words of *language* by their keys."""
    head, *rows = (line.split("\t") for line in read_bytes(path_of("words.tsv")).decode().splitlines())
    return {row[0]: row[head.index(language)] for row in rows}
