"""Quantities in phrases, one a line of a table; several in one phrase stand side by side."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polgraph.extraction.quantities import TABLES, Quantity, QuantityFinder
from polgraph.extraction.tables import load_tables
from polgraph.extraction.tokens import tokenise

FINDER = QuantityFinder(load_tables(*TABLES))
ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "quantities.tsv").read_text(encoding="utf-8").split("\n")[1:]
    if line
]
SPACES = "\u00a0\u202f\u2009\u2007"
LANGUAGES = st.sampled_from(["ru", "kk"])
PIECES = st.sampled_from(
    [
        "12",
        "640",
        "2025",
        "8",
        "102",
        "3,5",
        "7.",
        "(",
        ")",
        "-",
        "–",
        "—",
        "−",
        "+",
        "%",
        ",",
        ".",
        ":",
        "/",
        "№",
        "ст.",
        "до",
        "с",
        "от",
        "тыс.",
        "млн",
        "кг",
        "г",
        "т",
        "тонна",
        "тенге",
        "пайызға",
        "мың",
        "жүз",
        "он",
        "бір",
        "екі",
        "алты",
        "-дан",
        "-ға",
        "астам",
        "дейін",
        "жуық",
        "двести",
        "сорок",
        "один",
        "треть",
        "каждый",
        "пятый",
        "часть",
        "октября",
        "года",
        "раза",
        "в",
        "39-14-02",
        "«»",
        "абв",
    ]
)


def written(quantity: Quantity) -> str:
    value = quantity.value
    return f"{value[0]}..{value[1]}" if isinstance(value, tuple) else str(value)


def found(phrase: str, language: str) -> list[Quantity]:
    return FINDER.find(tokenise(phrase), language)


@pytest.mark.parametrize(("phrase", "language", "values", "units", "bounds", "signs"), ROWS)
def test_a_phrase_has_these_quantities(
    phrase: str, language: str, values: str, units: str, bounds: str, signs: str
) -> None:
    quantities = found(phrase, language)
    columns = zip(*((written(q), q.unit, q.bound, str(q.sign)) for q in quantities), strict=True)
    assert [" ".join(column) for column in columns] == ([] if values == "-" else [values, units, bounds, signs])


@pytest.mark.parametrize(
    ("phrase", "case"),
    [
        ("18%-ға азайды", "dative"),
        ("70,3 пайызды құрады", "accusative"),
        ("87-сі ашылды", "possessive"),
        ("30%-дан астамға", "dative"),
        ("3 келісінің", "genitive"),
        ("58-ден", "ablative"),
        ("5 тоннасында", "locative"),
        ("5 тонна", ""),
    ],
)
def test_a_kazakh_quantity_has_the_case_of_its_last_word(phrase: str, case: str) -> None:
    assert [quantity.case for quantity in found(phrase, "kk")] == [case]


@pytest.mark.parametrize(
    ("phrase", "language", "covered"),
    [
        ("стало больше более чем на 12% краж", "ru", "более чем на 12%"),
        ("от 15 до 20 процентов нарушителей", "ru", "от 15 до 20 процентов"),
        ("рост, – 233, – 12,7%, дел", "ru", "– 12,7%"),
        ("Полиция 600 келіден астам есірткі", "kk", "600 келіден астам"),
        ("на 2,4 тыс. преступлений", "ru", "2,4 тыс."),
    ],
)
def test_a_span_covers_modifier_sign_and_unit(phrase: str, language: str, covered: str) -> None:
    tokens = tokenise(phrase)
    quantity = FINDER.find(tokens, language)[-1]
    assert phrase[tokens[quantity.first].start : tokens[quantity.last].end] == covered


@given(st.integers(1000, 999_999_999), st.sampled_from(SPACES), LANGUAGES)
def test_exotic_spaces_change_no_value(number: int, space: str, language: str) -> None:
    assert [q.value for q in found(f"{number:,} кг".replace(",", space), language)] == [number]


@given(st.lists(PIECES, max_size=25), LANGUAGES)
def test_spans_lie_inside_the_tokens_in_order(pieces: list[str], language: str) -> None:
    tokens = tokenise(" ".join(pieces))
    quantities = FINDER.find(tokens, language)
    for quantity in quantities:
        assert 0 <= quantity.first <= quantity.core <= quantity.last < len(tokens)
    assert all(one.last < two.first for one, two in pairwise(quantities))


@given(st.text(max_size=120), LANGUAGES)
def test_any_text_is_read(text: str, language: str) -> None:
    found(text, language)


@pytest.mark.parametrize("piece", ["7 ", "123 ", "1-", "12) ", "пять ", "мың ", "с 5 до ", "1 млн ", "-", "1 т "])
@pytest.mark.parametrize("language", ["ru", "kk"])
def test_time_grows_with_the_length_only(piece: str, language: str) -> None:
    tokens = tokenise(piece * 25_000)
    began = time.process_time()
    FINDER.find(tokens, language)
    assert time.process_time() - began < 5
