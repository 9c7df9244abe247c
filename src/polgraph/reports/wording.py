"""The words of reports in the three languages."""

from __future__ import annotations

from functools import cache

from polgraph.resources import read_bytes, resource_dir


def word(name: str, language: str) -> str:
    """Return a word of reports in *language*."""
    return _words(language)[name]


def left_out(number: int, language: str) -> str:
    """Say that *number* results are not shown."""
    return word("more", language).format(n=number)


@cache
def _words(language: str) -> dict[str, str]:
    lines = read_bytes(f"{resource_dir('shapes')}/words.tsv").decode().splitlines()
    head, *rows = (line.split("\t") for line in lines)
    return {row[0]: row[head.index(language)] for row in rows}
