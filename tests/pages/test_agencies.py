"""Agencies and offices: their list, and pages with what they are a part of and who held a post there."""

from __future__ import annotations

import httpx
import pytest

from tests.pages.reading import claims, claims_of, lines, page, rows, section, text

HEADINGS = {
    "en": ("Ministry of Internal Affairs", "responsible for Kazakhstan", "People whom releases show in posts here"),
    "kk": ("Ішкі істер министрлігі", "жауапты аумағы Қазақстан", "Хабарламалар осында лауазымда көрсеткен адамдар"),
    "ru": ("Министерство внутренних дел", "отвечает за Казахстан", "Люди, которых релизы называют здесь в должности"),
}


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("q=МВД&kind=ministry", ["/id/agency/mia"]),
        ("q=министерства внутренних дел", ["/id/agency/mia"]),
        ("q=ІІМ", ["/id/agency/mia"]),
        ("kind=territorial-police-department&region=KZ-47", ["/id/agency/police-department-kz-47"]),
        ("q=nothing", []),
    ],
)
def test_agencies_are_found_by_name_kind_and_region(client: httpx.Client, asked: str, found: list[str]) -> None:
    assert lines(page(client, f"agencies?{asked}")) == found


def test_agencies_of_a_region_are_what_the_api_answers(client: httpx.Client) -> None:
    there = {row["agency"] for row in rows(client, "agencies-of-a-region", region="KZ-47")}
    found = lines(page(client, "agencies?region=KZ-47"))
    assert {f"https://w3id.org/polgraph{one}" for one in found} == there
    assert len(found) == len(there)


@pytest.mark.parametrize("language", HEADINGS)
def test_an_agency_is_told_in_the_language_of_the_reader(client: httpx.Client, language: str) -> None:
    name, responsible, people = HEADINGS[language]
    found = page(client, "id/agency/mia", language)
    assert f"<h1>{name}</h1>" in found
    assert responsible in text(found)
    assert "sanzhar-adilov" in section(found, people)


def test_people_in_posts_are_what_the_api_answers(client: httpx.Client) -> None:
    told = section(page(client, "id/agency/mia"), HEADINGS["en"][2])
    there = rows(client, "people-and-posts", organization="mia")
    assert claims(told) == claims_of(there)


@pytest.mark.parametrize("address", ["id/agency/mia", "id/post/mia.minister", "id/role/minister"])
def test_offices_without_a_name_are_what_the_api_answers(client: httpx.Client, address: str) -> None:
    told = section(page(client, address), "Office-holders without a name")
    there = [row for row in rows(client, "unnamed-offices") if row["office"].endswith("/mia.minister")]
    assert claims(told) == claims_of(there)
    assert claims(told)


def test_nobody_is_named_in_an_office_that_only_acts(client: httpx.Client) -> None:
    told = section(page(client, "id/post/mia.minister"), "Who held it, as releases show")
    assert "The releases name nobody in this post." in told
    assert "/id/person/" not in told


def test_a_post_shows_who_held_it_by_attestation(client: httpx.Client) -> None:
    told = section(page(client, "id/post/mia.deputy-minister"), "Who held it, as releases show")
    assert 'href="/id/person/sanzhar-adilov"' in told
    assert 'href="/id/release/c736a843b8cc"' in told
    assert claims(told) == {"tenure:2969a52a839c"}


def test_an_agency_leads_to_its_units_and_they_to_it(client: httpx.Client) -> None:
    assert "/id/agency/police-department-kz-47" in page(client, "id/agency/mia")
    assert 'href="/id/agency/mia"' in page(client, "id/agency/police-department-kz-47")


def test_events_that_are_called_alike_have_their_time_beside_them(client: httpx.Client) -> None:
    hosted = '<a href="/id/event/e41c63ef1513">Operational meeting (Police Department of North Kazakhstan Region)</a>'
    assert f"{hosted} <small>reviews 2024</small>" in page(client, "id/agency/police-department-kz-59")
