"""The changes themselves: what they do to a text, and where its spans go."""

from __future__ import annotations

import pytest
from tests.extraction.metamorphic import transformations as t
from tests.extraction.metamorphic.comparing import differences, entries_of, summary
from tests.extraction.metamorphic.edits import Edit, edited, replaced
from tests.extraction.metamorphic.texts import language_of, texts
from tests.extraction.shipped import extracted

from polgraph.facts import Span


def test_spans_follow_their_words() -> None:
    change = edited("abc def ghi", [Edit(4, 7, "longer"), Edit(0, 0, ">> ")])
    assert change.text == ">> abc longer ghi"
    assert [change.text[slice(*change.moved(Span(*s)))] for s in ((0, 3), (4, 7), (8, 11))] == ["abc", "longer", "ghi"]


def test_an_insertion_at_the_end_of_a_span_stays_outside_it() -> None:
    change = edited("abc", [Edit(3, 3, "def")])
    assert change.text[slice(*change.moved(Span(0, 3)))] == "abc"


def test_edits_may_not_overlap() -> None:
    with pytest.raises(ValueError, match="overlaps"):
        edited("abc", [Edit(0, 2, "x"), Edit(1, 3, "y")])


def test_what_stays_is_no_edit() -> None:
    assert replaced("aba", "[ab]", lambda match: "a") == [Edit(1, 2, "a")]


@pytest.mark.parametrize(
    ("make", "before", "after"),
    [
        (lambda x: t.thousands(x, ""), "изъято 1 684 и 12 345 678 штук", "изъято 1684 и 12345678 штук"),
        (lambda x: t.thousands(x, "\u202f"), "тел. 8 (7182) 39-14-02, 2025 300", "тел. 8 (7182) 39-14-02, 2025 300"),
        (lambda x: t.quotation_marks(x, "“", "”"), "акция «Қару»", "акция “Қару”"),
        (lambda x: t.dashes(x, "-"), "угоны — 5, – 3%, 2024–2025, −2", "угоны - 5, – 3%, 2024–2025, −2"),
        (lambda x: t.dashes(x, "—"), "– Да.\n– Нет.", "— Да.\n— Нет."),
        (t.without_yo, "ещё Ёлка", "еще Елка"),
        (t.crlf, "a\nb\r\n", "a\r\nb\r\n"),
        (t.hard_spaces, "a b", "a\u00a0b"),
        (t.years, "09.04.2026, 2024 г., 2 025 и 20256", "09.04.2022, 2020 г., 2 025 и 20256"),
        (lambda x: t.regions(x).edits, "в Акмолинской области", "в Атырауской области"),
        (lambda x: t.regions(x).edits, "ДП СКО, Северо-Казахстанской", "ДП ЗКО, Западно-Казахстанской"),
        (lambda x: t.regions(x).edits, "Жамбыл облысында", "Ақмола облысында"),
        (lambda x: t.people(x, ["Али Сериков"])[0], "Серикова, СЕРИКОВ", "Мерекенова, МЕРЕКЕНОВ"),
        (lambda x: t.people(x, ["Әли Бекеев"])[0], "Бекеевке Бекеевтің", "Кенжегулиевке Кенжегулиевтің"),
    ],
)
def test_what_a_change_does(make, before: str, after: str) -> None:  # type: ignore[no-untyped-def]  # one of many shapes
    assert edited(before, make(before)).text == after


@pytest.mark.parametrize(
    ("text", "after"),
    [
        (
            "За 2025 год зарегистрировано 1 343 преступления (−12%).",
            "За 2025 год зарегистрировано 2 343 преступления (−12%).",
        ),
        ("За 2025 год зарегистрировано 13 краж.", "За 2025 год зарегистрировано 13 краж."),
        ("За 2025 год изъято 345 кг наркотиков.", "За 2025 год изъято 345 кг наркотиков."),
        ("За 2025 год раскрыто 34 кражи и 95 угонов.", "За 2025 год раскрыто 24 кражи и 85 угонов."),
    ],
)
def test_counts_change_and_nothing_else(text: str, after: str) -> None:
    assert edited(text, t.counts(text, extracted(text)).edits).text == after


def test_paragraphs_change_places() -> None:
    assert t.swapped("a\nbb\nc", (0, 1), (2, 4)) == "bb\na\nc"


def test_paragraphs_that_point_back_are_left_alone() -> None:
    lead, figures = "Итоги подвели в области. " * 6, "В области раскрыто 12 краж. " * 6
    pointing = "Из них 3 раскрыты по горячим следам. " * 6
    assert len(t.independent_pairs("\n".join([lead, figures, figures]))) == 1
    assert t.independent_pairs("\n".join([lead, figures, pointing])) == []


def test_entries_are_compared_whatever_their_ids() -> None:
    text = "В 2025 году в Павлодарской области раскрыто 12 краж и 5 угонов."
    other = "В 2025 году в Павлодарской области раскрыто 12 краж и 6 угонов."
    assert differences(entries_of(extracted(text)), entries_of(extracted(text))) == []
    assert summary(differences(entries_of(extracted(text)), entries_of(extracted(other)))) == "observations -1 +1"


def test_languages_are_told_apart() -> None:
    assert {text_id[:2] for text_id in texts() if language_of(text_id) == "kk"} <= {"kk"} | {t[:2] for t in texts()}
