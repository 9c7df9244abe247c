"""Posts, names and who is meant: invented sentences in a table, and the traps of the design."""

from pathlib import Path

import pytest
from tests.extraction.shipped import extracted

OPENING = {
    "ru": "В Департаменте полиции Акмолинской области подвели итоги работы за 2025 год.\n",
    "kk": "Ақмола облысының Полиция департаменті 2025 жылдың қорытындысын шығарды.\n",
}
LINES = Path(__file__).with_name("people.tsv").read_text("utf-8").splitlines()[1:]
ROWS = [line.split("\t") for line in LINES if not line.startswith("#")]

# Trap, text, people by name (or role in brackets).
TRAPS = [
    (3, "Начальнику ДП Акмолинской области Олегу Тарасову вручили медаль.", ["Олег Тарасов"]),
    (3, "С докладом выступил майор полиции Аскар Болатов.", ["Аскар Болатов"]),
    (4, "Аким области Нурлан Абаев встретился с полицейскими области Абай.", ["Нурлан Абаев"]),
    (5, "Заместитель министра внутренних дел Республики Казахстан Тимур Ли приехал.", ["Тимур Ли"]),
    (6, "Начальник ДП области Ұлытау Серик Омаров и начальник ДП области Жетісу Олег Ким приехали.", ["Серик Омаров", "Олег Ким"]),
    (7, "Начальник ДП Алматинской области Олег Ким и начальник ДП города Алматы Серик Омаров приехали.", ["Олег Ким", "Серик Омаров"]),
    (14, "Олег Ким — начальник ДП Акмолинской области:\n– Работы много.\n\nПотом все пошли смотреть посты.", ["Олег Ким"]),
    (15, "Приказом министра внутренних дел созданы группы. Под контролем главы государства остаётся стройка.", ["[minister]", "[president]"]),
    (15, "Поручения даны акиму области и начальникам отделов.", []),
    (16, "Прежний начальник ДП Олег Ким ушёл в отставку. Новым начальником ДП назначен Серик Омаров.", ["Олег Ким", "Серик Омаров"]),
    (16, "Ранее Олег Ким был заместителем начальника ДП.", ["Олег Ким"]),
    (19, "Первый заместитель министра внутренних дел Олег Ким приехал. Олег Ким — первый заместитель министра МВД РК. Первого замминистра встретили.", ["Олег Ким"]),
]  # fmt: skip


def written(person):
    return "|".join(part or "-" for part in (person.name, person.role, person.organization, person.rank))


@pytest.mark.parametrize(("language", "text", "people"), ROWS, ids=[row[1][:60] for row in ROWS])
def test_people_have_their_posts(language, text, people):
    found = extracted(OPENING[language] + text).people
    assert (" ; ".join(map(written, found)) or "-") == people


@pytest.mark.parametrize(("trap", "text", "people"), TRAPS, ids=[f"{trap}-{text[:40]}" for trap, text, _ in TRAPS])
def test_traps_catch_nobody(trap, text, people):
    assert [person.name or f"[{person.role}]" for person in extracted(OPENING["ru"] + text).people] == people


def test_the_table_holds_both_languages():
    assert {language: sum(row[0] == language for row in ROWS) >= 60 for language in OPENING} == {"ru": True, "kk": True}


def test_roles_after_the_news_are_the_new_ones():
    text = "Прежний начальник ДП Олег Ким ушёл в отставку. Новым начальником ДП назначен Серик Омаров."
    roles = {person.name: person.role for person in extracted(OPENING["ru"] + text).people}
    assert roles == {"Олег Ким": "former-head-of-police-department", "Серик Омаров": "head-of-police-department"}


def test_a_span_is_a_mention_with_its_post():
    text = OPENING["ru"] + "Начальник ДП полковник полиции Олег Ким доложил. Затем Олегу Киму задали вопросы."
    (person,) = extracted(text).people
    assert [text[start:end] for start, end in person.spans] == [
        "Начальник ДП полковник полиции Олег Ким",
        "Олегу Киму",
    ]
