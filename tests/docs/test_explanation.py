"""What the explanations show as data is in the shipped data, and each of their pictures stands in a page."""

from __future__ import annotations

from pathlib import Path

import pytest
from manual.patterns import Row, is_stated, picture, shipped_data

from polgraph.engine import parse_text
from polgraph.engine.parse import FORMATS
from tests.cases import ROOT
from tests.docs.blocks import read

PAGES = sorted(ROOT.glob("docs/en/explanation/*.md"))
PICTURES = sorted(ROOT.glob("docs/en/images/patterns/*.svg"))


def is_shipped(triple: str) -> bool:
    query = f"ASK {{ {{ {triple} }} UNION {{ GRAPH graph:derived {{ {triple} }} }} }}"
    return str(shipped_data().select(query).rows[0][0].value) == "true"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_turtle_of_a_page_is_in_the_shipped_data(path: Path) -> None:
    blocks = [block.code for block in read(path).blocks if block.language == "turtle"]
    triples = [str(t) for code in blocks for t in parse_text(code.encode(), FORMATS[".ttl"], path.name)]
    assert [triple for triple in triples if not is_shipped(triple)] == []


def test_the_model_shows_every_pattern() -> None:
    page = (ROOT / "docs/en/explanation/model.md").read_text(encoding="utf-8")
    assert page.count("```turtle") == page.count("](../images/patterns/") == page.count("Asked by ") == 8


@pytest.mark.parametrize("path", PICTURES, ids=lambda path: path.name)
def test_a_picture_stands_in_a_page_with_words(path: Path) -> None:
    pages = [page.read_text(encoding="utf-8") for page in PAGES]
    assert any(f"](../images/patterns/{path.name})" in page for page in pages)
    assert not any(f"![](../images/patterns/{path.name})" in page for page in pages)


def test_a_picture_draws_only_what_is_stated() -> None:
    assert is_stated(Row("observation:5e1d0fe58765", "pg:lowerBound", "744"))
    assert not is_stated(Row("observation:5e1d0fe58765", "pg:value", "744"))


def test_a_picture_says_its_statements_to_who_cannot_see_it() -> None:
    drawn = picture("A bound", [Row("observation:5e1d0fe58765", "pg:lowerBound", "744")])
    assert 'role="img"' in drawn
    assert '<title id="title">A bound</title>' in drawn
    assert "observation (5e1d0fe58765) – pg:lowerBound – 744" in drawn
