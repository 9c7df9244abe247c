"""What a page shows in its table is what the API answers, cell by cell; for readers without scripts as well."""

from __future__ import annotations

import re
from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.pages import LANGUAGES

Rows = list[dict[str, str]]

QUESTIONS = (
    "compare-regions?region=KZ-47&other=KZ-59",
    "deputy-ministers-at-regional-meetings",
    "drugs-seized",
    "figures-of-a-region?region=KZ-59",
    "releases",
)
"""Saved queries: their pages have the same address."""
REGIONS = ("KZ-47", "KZ-59")
_IDS = {"reasons", "причины", "себептер"}
"""Heads under which the API has ids, and a page their names."""
_NAMELESS = re.compile(r"[a-z-]+:\S+|[0-9a-f]{12}#char=.*")
"""What the API tells by its address: a thing without a name, the words of a text. A page says more."""


@pytest.fixture(scope="module")
def plain(browser: Browser) -> Iterator[BrowserContext]:
    """A profile in which no script runs."""
    with browser.new_context(java_script_enabled=False) as profile:
        yield profile


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_has_the_rows_of_the_api(question: str, language: str, plain: BrowserContext, shipped: str) -> None:
    with plain.new_page() as page:
        page.goto(f"{shipped}questions/{_in(language, question)}")
        found = shown(page)
    expected = answered(shipped, question, language)
    told = [named(row) & found[0].keys() for row in expected]
    assert max(map(len, told)) >= 4
    assert [{head: row[head] for head in heads} for row, heads in zip(found, told, strict=True)] == [
        {head: row[head] for head in heads} for row, heads in zip(expected, told, strict=True)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("region", REGIONS)
def test_a_region_has_the_figures_of_the_api(region: str, language: str, plain: BrowserContext, shipped: str) -> None:
    with plain.new_page() as page:
        page.goto(f"{shipped}id/region/{_in(language, region)}")
        found = shown(page)
    expected = answered(shipped, f"figures-of-a-region?region={region}", language)
    heads = found[0].keys() & set.intersection(*map(named, expected))
    assert len(heads) >= 5
    assert figures(found, heads) == figures(expected, heads)


def shown(page: Page) -> Rows:
    """Return the rows of the first table of a page, by the heads of its columns."""
    table = page.locator("main table").first
    heads = _texts(table.locator("thead th").all_inner_texts())
    cells = _texts(table.locator("tbody td, tbody th").all_inner_texts())
    return [dict(zip(heads, cells[at : at + len(heads)], strict=True)) for at in range(0, len(cells), len(heads))]


def answered(home: str, question: str, language: str) -> Rows:
    """Return the rows that the API answers as Markdown, by the heads of their columns."""
    asked = httpx.get(f"{home}api/queries/{_in(language, question)}&format=markdown", trust_env=False)
    lines = [line.strip("|\n") for line in asked.text.splitlines() if line.startswith("|")]
    head, _, *rows = [_texts(re.split(r"(?<!\\)\|", line)) for line in lines]
    return [dict(zip(head, row, strict=True)) for row in rows]


def figures(rows: Rows, heads: set[str]) -> set[tuple[str, ...]]:
    """Return what is told of each indicator, be a level and its change in one row or in two."""
    indicator = next(head for head in rows[0] if head in heads)
    return {(row[indicator], head, row[head]) for row in rows for head in heads if row[head]}


def named(row: dict[str, str]) -> set[str]:
    """Return the heads under which a row of the API has names, not addresses."""
    return {head for head, text in row.items() if not _NAMELESS.fullmatch(text)} - _IDS


def _in(language: str, address: str) -> str:
    return f"{address}{'&' if '?' in address else '?'}lang={language}"


def _texts(cells: list[str]) -> list[str]:
    return [" ".join(cell.replace("\\|", "|").split()) for cell in cells]
