"""What is not clear has an issue and a lower confidence; what is clear has neither."""

import pytest
from tests.extraction.shipped import extracted

SURE = 0.9
OPENING = {
    "ru": "За 2030 год в Акмолинской области зарегистрировано 2 700 преступлений. ",
    "kk": "2030 жылы Ақмола облысында 2 700 қылмыс тіркелді. ",
}
HALF = "14 июля 2030 года\nЗа первое полугодие 2030 года в Акмолинской области раскрыто 84 кражи. "

CLEAR = [
    OPENING["ru"] + "За 2029 год было зарегистрировано 2 500 преступлений.",
    OPENING["ru"] + "Годом ранее было зарегистрировано 2 500 преступлений.",
    OPENING["kk"] + "2029 жылы 2 500 қылмыс тіркелген болатын.",
    HALF + "За 2029 год раскрыто 2 500 краж.",
]
# What the last figure of a text, 2500, leaves open.
UNCLEAR = [
    ("last year of which year", OPENING["ru"] + "В прошлом году было зарегистрировано 2 500 преступлений."),
    ("last year of which year", OPENING["kk"] + "Өткен жылы 2 500 қылмыс тіркелді."),
    ("a whole year or its half", HALF + "В 2029 году раскрыто 2 500 краж."),
    ("of the year before, or on the way", OPENING["ru"] + "За 2029 год изъято 300 кг наркотиков. Изъято 2 500 ружей."),
]


def _last(text):
    found = extracted(text)
    return next(o for o in found.observations if o.value == 2500), [issue.reason for issue in found.issues]


@pytest.mark.parametrize("text", CLEAR)
def test_a_stated_year_is_sure(text):
    observation, reasons = _last(text)
    assert observation.confidence > SURE
    assert observation.period.first.startswith("2029")
    assert reasons == []


@pytest.mark.parametrize(
    ("doubt", "text"), UNCLEAR, ids=[f"{doubt}-{number}" for number, (doubt, _) in enumerate(UNCLEAR)]
)
def test_an_unclear_year_is_told(doubt, text):
    observation, reasons = _last(text)
    assert observation.confidence < SURE, doubt
    assert observation.period.first.startswith("2029")
    assert reasons == ["unclear-period"]


def test_a_change_in_an_earlier_year_is_in_doubt():
    found = extracted(OPENING["ru"] + "В 2029 году преступность снизилась на 5 %.")
    (change,) = found.changes
    assert (change.period.first[:4], change.confidence < SURE) == ("2029", True)
    assert [issue.reason for issue in found.issues] == ["unclear-period"]


OFFICERS = {
    "ru": "За 2030 год в Акмолинской области раскрыто 84 кражи. Начальник ДП Акмолинской области",
    "kk": "2030 жылы Ақмола облысында 84 ұрлық ашылды. Ақмола облысы ДП бастығы",
}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (OFFICERS["ru"] + " Байжумин доложил.", ["Байжумин"]),
        (OFFICERS["ru"] + " полковник Байжумин доложил.", ["Байжумин"]),
        (OFFICERS["kk"] + " Байжұмин сөйледі.", ["Байжұмин"]),
        (OFFICERS["ru"] + " Байжумин А. доложил.", []),
        (OFFICERS["ru"] + " доложил.", []),
        (OFFICERS["kk"] + " А.Байжұмин сөйледі.", []),
        (OFFICERS["kk"] + " сөйледі.", []),
    ],
)
def test_a_name_that_is_not_read_is_told(text, words):
    issues = extracted(text).issues
    assert [(issue.reason, text[slice(*issue.span)]) for issue in issues] == [("unread-name", word) for word in words]
