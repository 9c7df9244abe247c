"""Put rows as people read them: heads and codes in their language, figures in one column."""

from __future__ import annotations

from functools import cache

from polgraph.resources import read_bytes, resource_dir
from polgraph.results.view import View

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from polgraph.engine import Solutions


def view(found: Solutions, shown: Sequence[str], language: str, labels: Mapping[str, str]) -> View:
    """Put the rows as people read them: *shown* columns, under heads in *language*."""
    return View(found, shown, language, labels=labels, words=_words(language))


@cache
def _words(language: str) -> Mapping[str, str]:
    """Return the heads of columns in *language*, and what their codes mean, as column:code."""
    lines = read_bytes(f"{resource_dir('queries')}/words.tsv").decode().splitlines()
    head, *rows = (line.split("\t") for line in lines)
    return {row[0]: row[head.index(language)] for row in rows}
