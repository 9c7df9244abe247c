"""Indicators: what they count, by which law, what was reported of them, and what may not be compared, and why."""

from __future__ import annotations

import json
import re
from html import unescape

import httpx
import pytest

from tests.pages.reading import claims, claims_of, page, part, rows, text

CRIME, OFFENCE, DRUGS = (
    f"id/indicator/{slug}" for slug in ("registered.crime", "registered.criminal-offence", "seized.drugs")
)
DEFINED = {
    "en": ("registered: crime", "Counting unit crime", "Criminal Code № 226-V, article 10", "a fall is good"),
    "kk": ("тіркелді: қылмыс", "Есепке алу бірлігі қылмыс", "Қылмыстық кодекс № 226-V, 10-бап", "азайғаны жақсы"),
    "ru": (
        "зарегистрировано: преступление",
        "Единица учёта преступление",
        "Уголовный кодекс № 226-V, ст. 10",
        "снижение",
    ),
}
VERDICTS = {
    "en": ("not comparable", "counting unit", "period"),
    "kk": ("салыстыруға келмейді", "есепке алу бірліктері әртүрлі", "кезеңдері әртүрлі"),
    "ru": ("не сопоставимо", "разные единицы учёта", "разные периоды"),
}
UNDEFINED = {
    "en": "there is no official definition",
    "kk": "ресми анықтамасы жоқ",
    "ru": "официального определения нет",
}


def test_the_list_has_every_indicator_under_its_measure(client: httpx.Client) -> None:
    found = page(client, "indicators")
    listed = re.findall(r'href="/id/indicator/([^"]+)"', found)
    asked = rows(client, "indicators")
    assert sorted(listed) == sorted(row["indicator"].rpartition("/")[2] for row in asked)
    assert found.count('scope="rowgroup"') == len({row["measure"] for row in asked})


def test_the_list_counts_figures_and_regions(client: httpx.Client) -> None:
    told = text(page(client, "indicators"))
    assert "clearance rate: crime 3 2 2025" in told
    assert "registered: criminal offence 2 1 2025" in told


@pytest.mark.parametrize("language", DEFINED)
def test_an_indicator_is_defined_in_the_language_of_the_reader(client: httpx.Client, language: str) -> None:
    found = page(client, CRIME, language)
    name, *told = DEFINED[language]
    assert f"<h1>{name}</h1>" in found
    assert all(one in text(part(found, "definition")) for one in told)
    assert all(others[0] in text(found) for others in DEFINED.values())


def test_an_indicator_that_no_law_defines_says_so(client: httpx.Client) -> None:
    assert "No article that defines this is known here." in text(part(page(client, DRUGS), "definition"))


@pytest.mark.parametrize("address", [CRIME, OFFENCE, DRUGS])
def test_the_figures_are_those_that_the_api_answers(client: httpx.Client, address: str) -> None:
    asked = rows(client, "figures-of-a-region", region="KZ", indicator=address.rpartition("/")[2])
    shown = part(page(client, address), "figures").partition("<h3>")[0]
    assert claims(shown) == claims_of(asked)
    assert shown.count("<tr>") == len(asked) + 1


def test_the_address_of_the_csv_has_the_rows_of_the_table(client: httpx.Client) -> None:
    found = part(page(client, OFFENCE), "figures")
    address = unescape(re.findall(r'href="([^"]+)" type="text/csv"', found)[0])
    assert client.get(address).text.count("\n") == found.partition("<h3>")[0].count("<tr>")


def test_a_bound_is_drawn_and_told_as_a_bound(client: httpx.Client) -> None:
    found = page(client, DRUGS)
    drawn = _drawn(found)
    points = [point for panel in drawn["panels"] for point in panel["points"]]
    assert {point["text"] for point in points} == {"> 744", "> 770"}
    assert all(point["on"] is not None for point in points)
    assert set(re.findall(r">([^<]*744)</a>", found)) == {"&gt; 744"}


def test_what_is_worked_out_is_apart_and_named_so(client: httpx.Client) -> None:
    found = page(client, OFFENCE)
    derived = [point for panel in _drawn(found)["panels"] for point in panel["points"] if point.get("derived")]
    assert [point["text"] for point in derived] == ["3,159–3,195"]
    after = part(found, "figures").partition("<h3>")[2]
    assert "No release says these" in text(after)
    assert "3,159–3,195" in after
    assert '<a href="/id/rule/' in after
    assert "3,159" not in part(found, "figures").partition("<h3>")[0].partition("</figure>")[2]


@pytest.mark.parametrize("language", VERDICTS)
def test_what_may_not_be_compared_is_told_with_its_reasons(client: httpx.Client, language: str) -> None:
    told = text(part(page(client, CRIME, language), "comparing"))
    assert all(word in told for word in VERDICTS[language])
    assert all(word in told for word in ("2", "732", "3", "343"))


@pytest.mark.parametrize("language", UNDEFINED)
def test_rates_that_nobody_defines_are_warned_of(client: httpx.Client, language: str) -> None:
    found = part(page(client, "id/indicator/clearance-rate.crime", language), "map")
    assert UNDEFINED[language] in text(found)


@pytest.mark.parametrize("value", ["0", "-1", "x", "1e9", "<b>", "9" * 40])
def test_a_page_that_is_none_is_refused_in_one_line(client: httpx.Client, value: str) -> None:
    answer = client.get(f"{CRIME}?page={value}", headers={"Accept": "text/html"})
    assert (answer.status_code, answer.text.count("\n")) == (400, 1)


def test_all_that_is_said_of_an_indicator_is_one_link_away(client: httpx.Client) -> None:
    assert "?view=statements" in page(client, CRIME)
    assert "What points here" in text(page(client, f"{CRIME}?view=statements"))


def _drawn(html: str) -> dict[str, list[dict[str, list[dict[str, object]]]]]:
    found = re.search(r'data-chart="series">\s*<script type="application/json">(.*?)</script>', html, re.DOTALL)
    assert found
    drawn: dict[str, list[dict[str, list[dict[str, object]]]]] = json.loads(found[1])
    return drawn
