"""Events and their participants: invented sentences in a table, and the traps of the design."""

from pathlib import Path

import pytest
from tests.extraction.shipped import extracted

OPENING = {
    "ru": "Полиция Акмолинской области: итоги 2025 года\n\n",
    "kk": "Ақмола облысының полициясы: 2025 жыл\n\n",
}
LINES = Path(__file__).with_name("events.tsv").read_text("utf-8").splitlines()[1:]
ROWS = [line.split("\t") for line in LINES if not line.startswith("#")]
MEETING = (
    "В ДП Акмолинской области прошло оперативное совещание по итогам 2025 года. В ходе совещания выступил начальник ДП Олег Ким. "
    "По итогам заседания даны поручения."
)


def written(text):
    facts = extracted(text)
    names = {person.id: person.name or f"[{person.role}]" for person in facts.people}
    events = []
    for event in facts.events:
        people = "".join(f", {names[p.person]} {p.capacity}" for p in event.participants)
        events.append(f"{event.type} {event.region or '-'} {event.place or '-'}{people}")
    return " ; ".join(events) or "-"


@pytest.mark.parametrize(("language", "text", "events"), ROWS, ids=[row[1][:60] for row in ROWS])
def test_events_have_their_participants(language, text, events):
    assert written(OPENING[language] + text) == events


def test_the_table_holds_both_languages():
    assert {language: sum(row[0] == language for row in ROWS) >= 30 for language in OPENING} == {"ru": True, "kk": True}


def test_one_meeting_named_three_times_is_one_event():  # trap 24
    (event,) = extracted(OPENING["ru"] + MEETING).events
    assert (event.type, event.period, len(event.spans)) == ("operational-meeting", ("2025-01-01", "2025-12-31"), 3)


def test_the_town_of_a_meeting_is_not_the_region_of_the_figures():  # trap 23
    text = "В Астане состоялся брифинг. Начальник ДП Акмолинской области Олег Ким рассказал о работе полиции области."
    (event,) = extracted(OPENING["ru"] + text).events
    assert (event.place, extracted(OPENING["ru"] + text).people[0].organization) == ("KZ-71", "police-department-kz-11")


@pytest.mark.parametrize(
    "text",
    [
        "Совещание запланировано на март.",
        "Брифинг состоится завтра.",
        "Встречи с населением проводятся ежемесячно.",
        "Жиын ертең өтеді.",
    ],
)
def test_what_is_planned_or_usual_is_no_event(text):  # trap 13
    language = "kk" if "Жиын" in text else "ru"
    assert extracted(OPENING[language] + text).events == ()


def test_the_signer_of_an_order_is_not_the_appointee():  # trap 16
    text = "Приказом министра внутренних дел начальником ДП Акмолинской области назначен полковник Олег Ким."
    facts = extracted(OPENING["ru"] + text)
    roles = {person.id: person.role for person in facts.people}
    assert {(roles[p.person], p.capacity) for p in facts.events[0].participants} == {
        ("head-of-police-department", "appointed"),
        ("minister", "mentioned"),
    }


def test_whoever_leaves_a_post_takes_part_with_the_post_that_he_leaves():
    facts = extracted(OPENING["ru"] + "Начальник ДП Акмолинской области Олег Ким ушёл на пенсию.")
    assert (facts.people[0].role, facts.events[0].participants[0].role) == (
        "former-head-of-police-department",
        "head-of-police-department",
    )
