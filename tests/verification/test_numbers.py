"""Numbers that words state, in both languages, and numbers that they do not."""

from __future__ import annotations

import pytest

from polgraph.extraction.quantities.stated import StatedNumbers


@pytest.mark.parametrize(
    ("words", "number", "unit"),
    [
        ("3343 факта", 3343, "count"),
        ("2 тыс. 732 правонарушения", 2732, "count"),
        ("2 мың 732 құқық бұзушылық", 2732, "count"),
        ("снизилось на 7,5%", -7.5, "percent"),
        ("14%-ға аз", -14, "percent"),
        ("снизилось вдвое", 2, "factor"),
        ("екі есе азайды", 2, "factor"),
        ("Жүз жиырма төрт тонау", 124, "count"),
        ("двадцать семь краж", 27, "count"),
        ("свыше 770 кг наркотиков", 770, "kilogram"),
        ("1 т 215 кг", 1215, "kilogram"),
        ("2 кг 400 г-ы", 2.4, "kilogram"),
        ("6,1 тоннасы – марихуана", 6100, "kilogram"),
        ("15,6 мың адамды", 15600, "count"),
        ("раскрываемость — 82,8", 82.8, "percent"),
        ("Все пять убийств раскрыты", 100, "percent"),
        ("Тоғыз кісі өлтірудің бәрі ашылды", 100, "percent"),
        ("по одной", 1, "count"),
        ("от 10 до 15 человек", 15, "count"),
    ],
)
def test_stated(numbers: StatedNumbers, words: str, number: float, unit: str) -> None:
    assert numbers.state(words, number, unit)


@pytest.mark.parametrize(
    ("words", "number", "unit"),
    [
        ("3343 факта", 3344, "count"),
        ("2 тыс. 732 правонарушения", 732, "count"),
        ("2 тыс. правонарушений", 2, "count"),
        ("5 мың теңге", 5, "tenge"),
        ("15,6 мың адамды", 15.6, "count"),
        ("снизилось вдвое", 3, "factor"),
        ("14 % краж", 14, "kilogram"),
        ("14% краж", 14, "kilogram"),
        ("770 кг наркотиков", 770, "percent"),
        ("меньше, чем прежде", 0, "count"),
        ("", 1, "count"),
    ],
)
def test_not_stated(numbers: StatedNumbers, words: str, number: float, unit: str) -> None:
    assert not numbers.state(words, number, unit)
