"""People: their list, and pages that say what releases attest, and nothing more."""

from __future__ import annotations

import re

import httpx
import pytest

from polgraph.namespaces import BASE
from polgraph.resolution.rules import DECISIVE, RULES
from polgraph.web.pages.words import words
from tests.pages.reading import claims, claims_of, lines, page, rows, section, text

ADILOV, ALENOV, MUKHAMETKALIEV = "/id/person/sanzhar-adilov", "/id/person/bauyrzhan-alenov", "/id/person/92d5fda84caf"
DAY = re.compile(r"\d{4}-\d\d-\d\d")
HEADINGS = {
    "en": ("Sanzhar Adilov", "deputy minister", "Posts", "Timeline"),
    "kk": ("Санжар Әділов", "министрдің орынбасары", "Лауазымдары", "Уақыт желісі"),
    "ru": ("Санжар Адилов", "заместитель министра", "Должности", "Хронология"),
}
LATEST = {
    "en": "Sanzhar Adilov deputy minister · Ministry of Internal Affairs meetings: 2",
    "kk": "Санжар Әділов министрдің орынбасары · Ішкі істер министрлігі кеңестер: 2",
    "ru": "Санжар Адилов заместитель министра · Министерство внутренних дел совещаний: 2",
}


@pytest.mark.parametrize("language", LATEST)
def test_people_are_listed_by_surname_with_the_post_attested_last(client: httpx.Client, language: str) -> None:
    found = page(client, "people", language)
    assert lines(found) == [ADILOV, ALENOV, MUKHAMETKALIEV]
    assert LATEST[language] in text(found)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("q=Аленова", [ALENOV]),
        ("q=аленовым", [ALENOV]),
        ("q=Әленов", [ALENOV]),
        ("q=Sanzhar", [ADILOV]),
        ("q=2dfd3df631f1", [ALENOV]),
        ("region=KZ-47", [ADILOV]),
        ("region=KZ-59", [ALENOV, MUKHAMETKALIEV]),
        ("region=KZ-10", []),
        ("kind=ministry", [ADILOV, ALENOV]),
        ("kind=territorial-police-department&year=2024", [MUKHAMETKALIEV]),
        ("year=2025", [ADILOV]),
        ("year=1999", []),
        ("q=&kind=&region=&year=", [ADILOV, ALENOV, MUKHAMETKALIEV]),
        ("q=nobody", []),
        ("fbclid=1", [ADILOV, ALENOV, MUKHAMETKALIEV]),
        ("page=2", []),
    ],
)
def test_people_are_found_by_name_agency_region_and_year(client: httpx.Client, asked: str, found: list[str]) -> None:
    assert lines(page(client, f"people?{asked}")) == found


@pytest.mark.parametrize(
    "asked",
    ["region=' OR 1=1", "region=KZ", "kind=<b>", "year=20x5", "year=-1", "page=0", "page=1e9", f"q={'a' * 201}"],
)
def test_a_field_that_can_mean_nothing_is_refused_in_one_line(client: httpx.Client, asked: str) -> None:
    answer = client.get(f"people?{asked}", headers={"Accept": "text/html"})
    assert (answer.status_code, answer.headers["content-type"]) == (400, "text/plain; charset=utf-8")
    assert answer.text.count("\n") == 1
    assert "expected" in answer.text


def test_what_is_looked_for_stays_text(client: httpx.Client) -> None:
    found = page(client, 'people?q="><script>alert(1)</script>{{7*7}}')
    assert "<script>alert" not in found
    assert 'value="&#34;&gt;&lt;script&gt;alert(1)&lt;/script&gt;{{7*7}}"' in found


@pytest.mark.parametrize("language", HEADINGS)
def test_a_person_is_told_in_the_language_of_the_reader(client: httpx.Client, language: str) -> None:
    name, role, posts, timeline = HEADINGS[language]
    found = page(client, ADILOV, language)
    assert f"<h1>{name}</h1>" in found
    assert f">{role}</a>" in section(found, posts)
    assert section(found, timeline)


@pytest.mark.parametrize("slug", ["sanzhar-adilov", "bauyrzhan-alenov", "92d5fda84caf"])
def test_the_timeline_is_what_the_api_answers(client: httpx.Client, slug: str) -> None:
    told = section(page(client, f"id/person/{slug}"), "Timeline")
    assert claims(told) == claims_of(rows(client, "timeline-of-a-person", person=slug))
    events = {row["event"].removeprefix(BASE) for row in rows(client, "timeline-of-a-person", person=slug)} - {""}
    assert events <= set(re.findall(r'<h3><a href="/([^"]+)"', told))


def test_an_event_stands_once_in_a_timeline(client: httpx.Client) -> None:
    found = re.findall(r'<h3><a href="([^"]+)"', section(page(client, ADILOV), "Timeline"))
    assert len(found) == len(set(found)) == 4


def test_an_instruction_without_content_is_told_as_such(client: httpx.Client) -> None:
    assert "content not stated" in section(page(client, ALENOV), "Timeline")


def test_a_post_has_no_end_that_nobody_stated(client: httpx.Client) -> None:
    told = text(section(page(client, ADILOV), "Posts"))
    assert DAY.findall(told) == ["2025-01-01"]
    assert "Still in the post on 2025-01-01 or later. Known only from the releases below; no first or last day" in told
    assert "left" not in told.replace("Still in the post", "")


def test_a_person_of_one_mention_has_a_page(client: httpx.Client) -> None:
    found = page(client, MUKHAMETKALIEV)
    assert "Police Department of North Kazakhstan Region" in section(found, "Posts")
    assert "Mentions in releases: 1. There is no reviewed entry" in section(found, "Mentions taken to be this person")


def test_a_mention_leads_to_the_person_that_it_was_taken_to_be(client: httpx.Client) -> None:
    found = page(client, "id/person/2dfd3df631f1")
    assert f'<link rel="canonical" href="{BASE}id/person/bauyrzhan-alenov">' in found
    assert f'It was taken to be: <a href="{ALENOV}">Bauyrzhan Alenov</a>' in found
    assert "<h2>Timeline</h2>" not in found


def test_who_held_the_post_on_a_day_may_be_asked(client: httpx.Client) -> None:
    asked = "/questions/office-holders-on-a-date?role=deputy-minister&amp;organization=mia&amp;date=2025-12-31"
    assert f'href="{asked}"' in section(page(client, ADILOV), "Posts")


def test_all_statements_about_a_person_are_a_link_away(client: httpx.Client) -> None:
    assert "?view=statements" in page(client, ADILOV)
    assert "<h2>Properties</h2>" in page(client, f"{ADILOV}?view=statements")


@pytest.mark.parametrize(
    ("address", "language", "why"),
    [
        (ALENOV, "en", "Reasons: given name and surname agree; one post, of a single seat · weight 115; from 90 on"),
        (
            ALENOV,
            "kk",
            "Негізі: аты мен тегі сәйкес; лауазымы бір, оның бір ғана орны бар · салмағы 115; 90-нан бастап",
        ),
        (ALENOV, "ru", "Основание: имя и фамилия совпадают; одна должность, на которой одно место · вес 115; от 90"),
        (
            "id/person/2c6ad563177d",
            "en",
            "Reasons: given name and surname agree; one post, of several seats · weight 105",
        ),
    ],
)
def test_why_a_mention_was_taken_to_be_somebody_is_told(
    client: httpx.Client, address: str, language: str, why: str
) -> None:
    assert why in text(page(client, address, language))


@pytest.mark.parametrize("rule", [rule for rule, found in RULES.items() if found.points > -DECISIVE])
def test_each_reason_has_words_in_three_languages(rule: str) -> None:
    told = [words(language)[f"reason.{rule}"] for language in ("en", "kk", "ru")]
    assert told[0] == RULES[rule].words
    assert len(set(told)) == 3
