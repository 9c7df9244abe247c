"""Rows as people read them: bounds, directions and labels, in three languages, byte for byte."""

from __future__ import annotations

import pytest

from polgraph.cli.main import main
from polgraph.pipeline import questions
from polgraph.pipeline.presenting import view
from polgraph.queries import SavedQuery
from polgraph.queries.registry import read_query
from polgraph.results.figures import FAMILIES
from tests.cases import ROOT

HERE = ROOT / "tests/results"
WORDS = [line.split("\t") for line in (ROOT / "queries/words.tsv").read_text(encoding="utf-8").splitlines()]
CASES = {
    "figures.en.txt": ["tests/results/figures.rq", "--lang", "en"],
    "figures.ru.txt": ["tests/results/figures.rq", "--lang", "ru"],
    "figures.kk.md": ["tests/results/figures.rq", "--lang", "kk", "--format", "markdown"],
    "hostile.txt": ["tests/results/hostile.rq"],
    "hostile.md": ["tests/results/hostile.rq", "--format", "markdown"],
    "hostile.jsonl": ["tests/results/hostile.rq", "--format", "jsonl"],
    "region.en.txt": ["figures-of-a-region", "--region", "KZ-47"],
    "sum-with-evidence.kk.txt": ["sum-of-seized-drugs", "--evidence", "--lang", "kk"],
}


@pytest.mark.parametrize("name", CASES)
def test_rows_are_written_so(
    name: str, approve: bool, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "140")
    assert main(["query", *CASES[name]]) == 0
    printed = capsysbinary.readouterr().out
    if approve:
        (HERE / name).write_bytes(printed)
    assert (HERE / name).read_bytes() == printed


def columns(text: str, language: str = "en") -> tuple[list[str], list[list[str]]]:
    query = SavedQuery("case", text, {}, {})
    found, labels = questions.answer(query, {}, questions.FALLBACK[language])
    shown = view(found, query.shown, language, labels)
    return shown.columns, list(shown.rows())


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?value { VALUES ?value { 2025 } }",
        'SELECT ?value ?low { VALUES (?value ?low) { ("2025" 1) } }',
        "SELECT ?kind ?value { VALUES (?kind ?value) { (statement-kind:report 2025) } }",
        "SELECT ?value ?high { VALUES (?value ?high) { (UNDEF 1.5e3) } }",
    ],
    ids=["alone", "a text", "a kind of something else", "a floating point number"],
)
def test_what_only_has_the_name_of_a_figure_stays_as_it_is(text: str) -> None:
    shown = columns(text)
    assert len(shown[0]) == text.split("{", maxsplit=1)[0].count("?")
    assert "2,025" not in shown[1][0]


def test_no_bound_is_ever_written_as_a_value() -> None:
    """Whatever of a figure is told, the number of a bound stands behind a sign, or in an interval."""
    for kind in ("UNDEF", "value-kind:lower-bound", "value-kind:approximate", "value-kind:exact"):
        for low, high in (("5", "UNDEF"), ("UNDEF", "5"), ("5", "6")):
            text = f"SELECT ?kind ?value ?low ?high {{ VALUES (?kind ?value ?low ?high) {{ ({kind} UNDEF {low} {high}) }} }}"
            (row,) = columns(text)[1]
            assert any(sign in row[0] for sign in "≥≤–"), (kind, low, high, row)


def test_an_end_that_is_both_bounds_is_the_value() -> None:
    assert columns("SELECT ?least ?most { VALUES (?least ?most) { (10 10) } }") == (["sum"], [["10"]])


def test_every_head_has_its_words_in_three_languages() -> None:
    assert all(len(row) == 4 and all(row) for row in WORDS)
    named = {row[0] for row in WORDS}
    assert sorted(named - {"word"}) == [row[0] for row in WORDS[1:]]
    shown = {name for query in questions.saved_queries().values() for name in query.shown}
    parts = {part for members in FAMILIES.values() for part in members}
    assert shown - parts - named == set()
    assert set(FAMILIES) <= named


def test_the_file_of_a_query_is_not_written_over() -> None:
    path = HERE / "figures.rq"
    before = path.read_bytes()
    assert main(["query", str(path), "--output", str(path)]) == 2
    assert path.read_bytes() == before
    assert read_query(str(path)).chart["type"] == "bar"
