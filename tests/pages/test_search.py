"""Search: things by any form of their names, answers to questions, and a kind line for all else."""

from __future__ import annotations

import httpx
import pytest
from selectolax.lexbor import LexborHTMLParser

from polgraph.namespaces import BASE

HEADLINE = "/questions/deputy-ministers-at-regional-meetings"


def search(client: httpx.Client, words: str, language: str = "en") -> LexborHTMLParser:
    answer = client.get("search", params={"q": words}, headers={"Accept-Language": language})
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    return LexborHTMLParser(answer.text)


def links(found: LexborHTMLParser) -> list[str]:
    return [link.attributes["href"] or "" for link in found.css("main section a")]


@pytest.mark.parametrize(
    ("words", "thing"),
    [
        ("Аленов", "/id/person/bauyrzhan-alenov"),
        ("аленовым", "/id/person/bauyrzhan-alenov"),
        ("Mangystau", "/id/region/KZ-47"),
        ("в Мангистауской области", "/id/region/KZ-47"),
        ("маңғыстауда", "/id/region/KZ-47"),
        ("KZ-59", "/id/region/KZ-59"),
        ("кражи", "/id/subject/theft"),
        ("deputy minister", "/id/role/deputy-minister"),
        ("министр орынбасары", "/id/role/deputy-minister"),
    ],
)
def test_a_thing_is_found_by_any_form_of_its_name(client: httpx.Client, words: str, thing: str) -> None:
    for language in ("en", "kk", "ru"):
        assert links(search(client, words, language))[0] == thing


def test_things_stand_under_their_kinds_and_people_are_told_once(client: httpx.Client) -> None:
    found = search(client, "Аленов", "ru")
    assert found.css("main h2")[0].text() == "Люди"
    assert [link for link in links(found) if "/id/person/" in link] == ["/id/person/bauyrzhan-alenov"]


def test_more_of_a_kind_are_a_click_away(client: httpx.Client) -> None:
    found = search(client, "deputy")
    (more,) = [link for link in links(found) if link.startswith("?") and "kind=post" in link]
    whole = LexborHTMLParser(client.get(f"search{more}").text)
    assert len(whole.css("main h2")) == 1
    assert len(links(whole)) > len([link for link in links(found) if link.startswith("/id/post/")]) == 12


@pytest.mark.parametrize(
    ("words", "there"),
    [
        (f"{BASE}id/observation/281cdf8f799a", "/id/observation/281cdf8f799a"),
        ("observation:281cdf8f799a", "/id/observation/281cdf8f799a"),
        ("  region:KZ-47 ", "/id/region/KZ-47"),
        (f"{BASE}def#Observation", "/def#Observation"),
        ("pg:Observation", "/def#Observation"),
    ],
)
def test_an_id_leads_to_its_thing(client: httpx.Client, words: str, there: str) -> None:
    answer = client.get("search", params={"q": words})
    assert (answer.status_code, answer.headers["location"]) == (303, there)
    assert client.get(there.partition("#")[0]).status_code == 200


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Which deputy ministers attended regional meetings?", "Asked as:"),
        ("Какие заместители министра участвовали в региональных совещаниях?", "Понято так:"),
        ("Қай министр орынбасарлары өңірлік кеңестерге қатысты?", "Былай түсінілді:"),
    ],
)
def test_a_question_is_answered_with_its_proofs(client: httpx.Client, words: str, told: str) -> None:
    language = {"Asked as:": "en", "Понято так:": "ru"}.get(told, "kk")
    found = search(client, words, language)
    assert told in found.css("main .note")[0].text()
    assert len(found.css("table.answer tbody tr")) == 2
    assert len(found.css("table.answer a.proof")) == 2
    assert links(found)[0].partition("?")[0] == HEADLINE


def test_values_of_a_question_are_carried_to_its_page(client: httpx.Client) -> None:
    asked = links(search(client, "figures of Mangystau in 2025"))[0]
    assert asked == "/questions/figures-of-a-region?region=KZ-47&year=2025"
    assert len(search(client, "figures of Mangystau in 2025").css("table.answer tbody tr")) == 16


def test_what_is_unsure_leads_to_the_nearest_questions(client: httpx.Client) -> None:
    found = search(client, "deputy ministers on bicycles")
    assert found.css("table") == []
    assert HEADLINE in [link.partition("?")[0] for link in links(found)]
    assert "bicycles" in found.css("main section")[-1].text()


@pytest.mark.parametrize(
    "words",
    ["", " ", "?!", "\x00", "<script>alert(1)</script>", '"><img src=x>', "{{ 7 * 7 }}", "\u202e", "a:b", ":", "http://",
     f"{BASE}id/", f"{BASE}id/<x>", "x" * 200, "x" * 301, "ы " * 1000, "qwxz"],
)  # fmt: skip
def test_odd_words_are_met_with_a_kind_line(client: httpx.Client, words: str) -> None:
    found = search(client, words)
    assert found.css("main .empty, main section")
    assert found.css("main script, main img, table") == []
    assert (found.css("input[name='q']")[0].attributes["value"] or "") == " ".join(words.split())[:300].replace(
        "\0", "\ufffd"
    )


def test_the_page_without_words_asks_for_them(client: httpx.Client) -> None:
    answer = client.get("search", headers={"Accept-Language": "kk"})
    assert answer.status_code == 200
    assert len(LexborHTMLParser(answer.text).css("input[type='search']")) == 1
