"""Events: their list, and pages with who was there, what was said, and the words that prove each."""

from __future__ import annotations

import re

import httpx
import pytest

from tests.pages.reading import claims, claims_of, lines, page, rows, section, text

MEETING, TRIP = "id/event/e41c63ef1513", "id/event/d0d00aa929bc"
HEADINGS = {
    "en": ("Operational meeting", "date not stated", "Who is named, and in which capacity", "attended"),
    "kk": ("Жедел кеңес", "күні айтылмаған", "Кімдер және кім ретінде аталған", "қатысты"),
    "ru": ("Оперативное совещание", "дата не указана", "Кто назван и в каком качестве", "участвовал"),
}


def test_events_are_listed_the_newest_first(client: httpx.Client) -> None:
    found = page(client, "events")
    periods = re.findall(r'<span class="when">(?:reviews|release on) (\d{4})</span>', found)
    assert len(lines(found)) == len(periods) == 7
    assert periods == sorted(periods, reverse=True)


@pytest.mark.parametrize(
    ("asked", "count"),
    [("region=KZ-59", 2), ("kind=working-visit", 1), ("year=2024", 2), ("q=коллегии", 1), ("region=KZ-10", 0)],
)
def test_events_are_found_by_name_kind_region_and_year(client: httpx.Client, asked: str, count: int) -> None:
    found = page(client, f"events?{asked}")
    assert len(lines(found)) == count
    assert f"Found: {count}" in found


@pytest.mark.parametrize("asked", ["kind=../../etc", "region=%00", "year=99999", "page=x"])
def test_a_field_that_can_mean_nothing_is_refused(client: httpx.Client, asked: str) -> None:
    assert client.get(f"events?{asked}", headers={"Accept": "text/html"}).status_code == 400


@pytest.mark.parametrize("language", HEADINGS)
def test_an_event_is_told_in_the_language_of_the_reader(client: httpx.Client, language: str) -> None:
    name, undated, attendees, attended = HEADINGS[language]
    found = page(client, MEETING, language)
    assert name in found
    assert undated in text(found)
    assert f">{attended}</a>" in section(found, attendees)


@pytest.mark.parametrize("event", ["97852f1d3fa1", "e41c63ef1513", "eddbacc2c842", "a28c7311f5f9"])
def test_who_was_there_and_the_topics_are_what_the_api_answers(client: httpx.Client, event: str) -> None:
    found = page(client, f"id/event/{event}")
    there = rows(client, "attendees-of-a-meeting", meeting=event)
    assert claims(section(found, HEADINGS["en"][2])) == claims_of(there)
    topics = rows(client, "topics-of-meetings", meeting=event)
    assert (claims(section(found, "Topics")) if topics else set()) == claims_of(topics)


@pytest.mark.parametrize(
    ("query", "heading"),
    [("statements", "Statements"), ("instruction-ledger", "Instructions"), ("actions-taken", "Actions")],
)
@pytest.mark.parametrize("event", ["97852f1d3fa1", "e41c63ef1513", "89e1ead6f8f5"])
def test_what_was_said_and_ordered_is_what_the_api_answers(
    client: httpx.Client, event: str, query: str, heading: str
) -> None:
    found = page(client, f"id/event/{event}")
    there = claims_of([row for row in rows(client, query) if row["event"].endswith(event)])
    assert (claims(section(found, heading)) if f"<h2>{heading}</h2>" in found else set()) == there


def test_figures_of_the_same_release_are_shown_with_their_bounds(client: httpx.Client) -> None:
    found = section(page(client, MEETING), "Figures in the same release")
    assert claims(found) == claims_of(rows(client, "figures-of-a-region", region="KZ-59"))
    assert "&gt; 770" in found


def test_a_trip_shows_its_parts_and_its_parts_show_the_trip(client: httpx.Client) -> None:
    assert "/id/event/89e1ead6f8f5" in page(client, TRIP)
    assert f"/{TRIP}" in page(client, "id/event/89e1ead6f8f5")


def test_an_office_without_a_name_took_part_as_an_office(client: httpx.Client) -> None:
    found = section(page(client, "id/event/eddbacc2c842"), HEADINGS["en"][2])
    assert 'href="/id/post/mia.minister"' in found
    assert "/id/person/" not in found
