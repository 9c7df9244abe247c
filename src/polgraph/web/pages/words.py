"""The words of the pages in three languages, from one table for each family of pages."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from typing import TypeAlias

from polgraph.resources import read_bytes
from polgraph.web.pages.files import path_of

Wording: TypeAlias = Mapping[str, str]


@cache
def words(language: str) -> Wording:
    """Return the words of *language* by their keys."""
    tables = sorted(os.listdir(path_of("wording")))  # noqa: PTH208  # as in polgraph.resources
    return {key: word for table in tables for key, word in _words(table, language)}


def _words(table: str, language: str) -> list[tuple[str, str]]:
    head, *rows = (line.split("\t") for line in read_bytes(path_of(f"wording/{table}")).decode().splitlines())
    return [(row[0], row[head.index(language)]) for row in rows]
