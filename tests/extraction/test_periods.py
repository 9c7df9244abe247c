"""Expressions of time in phrases, one a line of a table."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polgraph.extraction.periods import TABLES, PeriodFinder, TimeExpression
from polgraph.extraction.tables import load_tables
from polgraph.extraction.tokens import tokenise

FINDER = PeriodFinder(load_tables(*TABLES))
ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "periods.tsv").read_text(encoding="utf-8").split("\n")[1:]
    if line
]
LANGUAGES = st.sampled_from(["ru", "kk"])
PIECES = st.sampled_from(
    [
        "12",
        "9",
        "2025",
        "31",
        "20",
        "года",
        "году",
        "жылы",
        "жылғы",
        "жылдың",
        "ай",
        "айда",
        "месяцев",
        "октября",
        "қараша",
        "қарашаға",
        "дейін",
        "с",
        "по",
        "до",
        "к",
        "чем",
        "за",
        "в",
        "на",
        "-",
        "–",
        "(",
        ")",
        ".",
        ",",
        "25.11.2025",
        "31.02.2025",
        "99.99.2025",
        "09:40",
        "-го",
        "-м",
        "I",
        "І-тоқсанның",
        "первый",
        "квартал",
        "полугодие",
        "тот",
        "же",
        "период",
        "осы",
        "кезеңнен",
        "былтырғы",
        "өткен",
        "прошлого",
        "конца",
        "начала",
        "неделю",
        "бір",
        "он",
        "апта",
        "ішінде",
        "сайын",
        "басынан",
        "бері",
        "соңына",
        "абв",
    ]
)


def found(phrase: str, language: str) -> list[TimeExpression]:
    return FINDER.find(tokenise(phrase), language)


@pytest.mark.parametrize(("phrase", "language", "base_year", "base_months", "role", "interval"), ROWS)
def test_a_phrase_states_this_stretch(
    phrase: str, language: str, base_year: str, base_months: str, role: str, interval: str
) -> None:
    first, _, last = base_months.partition("-")
    months = (int(first), int(last)) if first else None
    expressions = [(e.role, e.resolve(int(base_year), months)) for e in found(phrase, language)]
    expected = [] if role == "-" else [(role, tuple(interval.split("/")) if interval != "-" else None)]
    assert expressions == expected


@pytest.mark.parametrize(
    ("phrase", "language", "covered"),
    [
        ("представить до 1 ноября план", "ru", "до 1 ноября"),
        ("на 5% больше, чем за тот же период прошлого года", "ru", "чем за тот же период прошлого года"),
        ("по сравнению с 2024 годом", "ru", "по сравнению с 2024 годом"),
        ("ол 1 қарашаға дейін түзетеді", "kk", "1 қарашаға дейін"),
        ("жиын 18–23 қараша аралығында (2025 ж.) өтті", "kk", "18–23 қараша аралығында (2025 ж.)"),
    ],
)
def test_a_span_covers_the_whole_expression(phrase: str, language: str, covered: str) -> None:
    tokens = tokenise(phrase)
    (expression,) = FINDER.find(tokens, language)
    assert phrase[tokens[expression.first].start : tokens[expression.last].end] == covered


def test_nothing_resolves_without_a_year() -> None:
    (expression,) = found("за девять месяцев", "ru")
    assert expression.resolve(None) is None


@given(st.lists(PIECES, max_size=25), LANGUAGES, st.none() | st.integers(1950, 2050))
def test_spans_lie_inside_the_tokens_in_order(pieces: list[str], language: str, year: int | None) -> None:
    tokens = tokenise(" ".join(pieces))
    expressions = FINDER.find(tokens, language)
    for expression in expressions:
        assert 0 <= expression.first <= expression.last < len(tokens)
        stretch = expression.resolve(year, (1, 9))
        assert stretch is None or stretch.first <= stretch.last
    assert all(one.last < two.first for one, two in pairwise(expressions))


@given(st.sampled_from([row[0] for row in ROWS]), st.sampled_from("\u00a0\u202f\u2009"), LANGUAGES)
def test_exotic_spaces_change_no_stretch(phrase: str, space: str, language: str) -> None:
    assert found(phrase, language) == found(phrase.replace(" ", space), language)


@given(st.text(max_size=120), LANGUAGES)
def test_any_text_is_read(text: str, language: str) -> None:
    found(text, language)


@pytest.mark.parametrize("piece", ["7 ", "2025 ", "10–", "с 5 по ", "мая ", "осы ", "2025 ж. ", "за год "])
@pytest.mark.parametrize("language", ["ru", "kk"])
def test_time_grows_with_the_length_only(piece: str, language: str) -> None:
    tokens = tokenise(piece * 25_000)
    began = time.process_time()
    FINDER.find(tokens, language)
    assert time.process_time() - began < 5
