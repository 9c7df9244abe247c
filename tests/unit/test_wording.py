"""Whether words show a number: digits in all their dress; letters are left to people."""

from __future__ import annotations

import pytest

from polgraph.validation.wording import may_show


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("2 732 уголовных правонарушения", 2732),
        ("2\u00a0732 правонарушения", 2732),
        ("2\u202f732 құқық бұзушылық", 2732),
        ("82,8 процента", 82.8),
        ("27, 5%", 27.5),
        ("более 2 миллиардов тенге", 2_000_000_000),
        ("2,7 тыс. фактов", 2700),
        ("1 тонна 200 кг", 1200),
        ("1 млрд 300 млн теңге", 1_300_000_000),
        ("12,5 мың бас", 12500),
        ("на 14 процентов меньше", -14),
        ("500 г", 0.5),
    ],
)
def test_words_that_show_the_number(words: str, number: float) -> None:
    assert may_show([words], number)


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("2 732 уголовных правонарушения", 2733),
        ("82,8 процента", 82.9),
        ("более 2 миллиардов тенге", 3_000_000_000),
        ("свыше 744 кг", 774),
        ("на 14 процентов меньше", -15),
        ("1 тонна 200 кг", 1300),
    ],
)
def test_words_that_contradict_the_number(words: str, number: float) -> None:
    assert not may_show([words], number)


@pytest.mark.parametrize("words", ["двенадцать фактов", "екі есе", "вдвое меньше: четыре против 8", "полторы тысячи"])
def test_numbers_in_letters_are_left_to_people(words: str) -> None:
    assert may_show([words], 7)
