"""The small header reader gives what a YAML library gives."""

from __future__ import annotations

import pytest
import yaml

from polgraph.errors import QueryError
from polgraph.queries.header import header_of
from tests.cases import ROOT

QUERIES = sorted((ROOT / "queries").glob("*.rq"))
SNIPPETS = [
    "a: 1\nb: -2.5\nc: true\nd:\n",
    'a: "quoted: with # and \\"inner\\""',
    "a:\n  - b: c\n  - d: https://example.org/x#y\n",
    "a: {b: {c: [1, two, three four]}, d: e-f}",
    "a: []\nb: {}",
    "a:\n  b:\n    c: d\n  e: f\n",
]


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_shipped_headers(path) -> None:
    text = path.read_text(encoding="utf-8")
    lines = [line[2:].removeprefix(" ") for line in text.splitlines() if line.startswith("#+")]
    assert header_of(text, path.stem) == yaml.safe_load("\n".join(lines))


@pytest.mark.parametrize("snippet", SNIPPETS)
def test_snippets(snippet: str) -> None:
    assert header_of("".join(f"#+ {line}\n" for line in snippet.splitlines()), "x") == yaml.safe_load(snippet)


@pytest.mark.parametrize("snippet", ["no colon", "a: {b: c", "a: {b: c} d", "a: 1\n   b: 2"])
def test_what_cannot_be_read_names_its_line(snippet: str) -> None:
    with pytest.raises(QueryError, match=r"x: line \d+: "):
        header_of("".join(f"#+ {line}\n" for line in snippet.splitlines()), "x")
