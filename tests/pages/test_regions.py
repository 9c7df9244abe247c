"""Regions and towns: what was reported there, by the answers of the API, and what never was, in three languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from polgraph.pipeline.stores import caring
from tests.pages.reading import claims, claims_of, page, part, rows, text
from tests.service.served import serving

NAMES = {
    "en": ("Mangystau Region", "North Kazakhstan Region", "Regions without a figure in the releases kept here (18)"),
    "kk": ("Маңғыстау облысы", "Солтүстік Қазақстан облысы", "Осындағы хабарламаларда ешқандай саны жоқ өңірлер (18)"),
    "ru": (
        "Мангистауская область",
        "Северо-Казахстанская область",
        "Регионы, о которых в собранных релизах нет ни одной цифры (18)",
    ),
}
SILENT = {
    "en": ("The releases kept here have no figures of this place.", "No event here was ever reported."),
    "kk": ("Осындағы хабарламаларда бұл жер бойынша сандар жоқ.", "Бұл жердегі оқиғалар туралы хабарланбаған."),
    "ru": ("В собранных здесь релизах нет цифр об этом месте.", "О событиях здесь не сообщалось."),
}
CARE = {
    "en": "Compare with care: the periods differ (2024, 2025); some are bounds and not numbers.",
    "kk": "Сақтықпен салыстырыңыз: кезеңдері әртүрлі (2024, 2025); сан орнына шек берілген.",
    "ru": "Сравнивайте осторожно: периоды разные (2024, 2025); у некоторых не число, а граница.",
}
HOSTILE = ("zzz", "' OR 1=1", "<script>alert(1)</script>", "../../etc/passwd", "registered.crime%0Ax", "a" * 500)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A store into which nothing was taken."""
    folder: Path = tmp_path_factory.mktemp("empty") / "store"
    caring.create(folder)
    with serving("--store", str(folder)) as served, httpx.Client(base_url=served.address, trust_env=False) as opened:
        yield opened


@pytest.mark.parametrize("language", NAMES)
def test_the_list_tells_of_each_region_what_is_known_or_that_nothing_is(client: httpx.Client, language: str) -> None:
    mangystau, north, silent = NAMES[language]
    told = text(page(client, "regions", language))
    assert f"{mangystau} 1 16 15 2025" in told
    assert f"{north} 1 12 10 2024" in told
    assert silent in told


def test_the_list_leads_to_every_region(client: httpx.Client) -> None:
    codes = set(re.findall(r'href="/id/region/(KZ-\d\d)"', page(client, "regions")))
    assert len(codes) == 20


@pytest.mark.parametrize("language", CARE)
def test_the_map_of_the_chosen_indicator_warns_of_what_differs(client: httpx.Client, language: str) -> None:
    found = page(client, "regions?indicator=seized.drugs", language)
    assert f'<p class="warning">{CARE[language]}</p>' in found
    assert re.search(r'<option value="seized\.drugs" selected>', found)
    assert found.count('class="missing"') == 18


@pytest.mark.parametrize("address", ["regions?indicator=seized.drugs", "id/region/KZ-47"])
def test_a_bound_is_never_told_as_a_number(client: httpx.Client, address: str) -> None:
    figures = re.findall(r">([^<>]*744)<", re.sub(r"<script.*?</script>", "", page(client, address), flags=re.DOTALL))
    assert {figure.replace("\N{NO-BREAK SPACE}", " ") for figure in figures} == {"&gt; 744"}


@pytest.mark.parametrize("region", ["KZ", "KZ-47", "KZ-59", "KZ-10"])
@pytest.mark.parametrize("year", ["", "2024", "2025"])
def test_the_figures_of_a_region_are_those_that_the_api_answers(client: httpx.Client, region: str, year: str) -> None:
    values = {"region": region, **({"year": year} if year else {})}
    found = rows(client, "trend-ledger", **values)
    shown = part(page(client, f"id/region/{region}?year={year}"), "figures").partition("<h3>")[0]
    moved = claims_of([row for row in found if row["movement"]], "movement")  # the words of a change are its own
    assert claims_of(found) <= claims(shown) <= claims_of(found) | moved
    assert shown.count("<tr>") == (len(found) + 1 if found else 0)


@pytest.mark.parametrize("language", SILENT)
def test_a_region_without_figures_says_so(client: httpx.Client, language: str) -> None:
    found = text(page(client, "id/region/KZ-10", language))
    assert all(sentence in found for sentence in SILENT[language])


def test_a_year_without_figures_says_so(client: httpx.Client) -> None:
    assert "No figures were reported for 2024." in text(page(client, "id/region/KZ-47?year=2024"))


def test_what_was_never_reported_is_what_only_other_regions_report(client: httpx.Client) -> None:
    shown = set(re.findall(r'href="/id/indicator/([^"]+)"', part(page(client, "id/region/KZ-47"), "never")))
    matrix = rows(client, "coverage-matrix")
    reported = {
        region: {_slug(row) for row in matrix if _of(row) == region and _is(row)} for region in ("KZ-47", "KZ-59")
    }
    assert shown == reported["KZ-59"] - reported["KZ-47"]
    assert shown


def test_the_earlier_level_is_told_as_worked_out_with_its_rule(client: httpx.Client) -> None:
    found = part(page(client, "id/region/KZ-47"), "figures").partition("<h3>")[2]
    assert "3,159–3,195" in found
    assert "No release says these" in found
    assert '<a href="/id/rule/' in found


def test_events_tell_who_was_there_and_lead_to_the_words(client: httpx.Client) -> None:
    found = part(page(client, "id/region/KZ-47"), "events")
    attended = rows(client, "attendees-of-a-meeting", meeting="97852f1d3fa1")
    assert "Sanzhar Adilov, deputy minister · attended" in text(found).replace(" ,", ",")
    assert found.count('href="/id/event/') == 6  # four events, two of them parts of others
    assert claims_of(attended) & claims(found)
    assert "date not stated" in text(found)


@pytest.mark.parametrize("language", ["en", "kk", "ru"])
def test_a_town_has_a_page_of_the_same_kind(client: httpx.Client, language: str) -> None:
    found = page(client, "id/place/zhanaozen", language)
    assert 'href="/id/region/KZ-47"' in found
    assert part(found, "events").count('href="/id/event/') == 4
    assert "/id/release/c736a843b8cc" in part(found, "releases")


@pytest.mark.parametrize("address", ["regions", "id/region/KZ-47"])
@pytest.mark.parametrize("value", HOSTILE)
def test_an_indicator_that_is_none_is_refused_in_one_line(client: httpx.Client, address: str, value: str) -> None:
    _refused(client, f"{address}?indicator={value}")


@pytest.mark.parametrize("value", ["20x5", "-1", "<b>", "2025%20OR%201"])
@pytest.mark.parametrize("address", ["id/region/KZ-47", "id/place/zhanaozen"])
def test_a_year_that_is_none_is_refused_in_one_line(client: httpx.Client, address: str, value: str) -> None:
    _refused(client, f"{address}?year={value}")


def test_empty_fields_are_as_none(client: httpx.Client) -> None:
    assert page(client, "id/region/KZ-47?year=&indicator=").count("<tr>") == page(client, "id/region/KZ-47").count(
        "<tr>"
    )


def test_an_empty_store_has_regions_and_says_that_nothing_is_known(empty: httpx.Client) -> None:
    assert "Regions without a figure in the releases kept here (20)" in text(page(empty, "regions"))
    assert "The releases kept here have no figures of this place." in text(page(empty, "id/region/KZ-47"))


def _refused(client: httpx.Client, address: str) -> None:
    answer = client.get(address, headers={"Accept": "text/html"})
    assert (answer.status_code, answer.headers["content-type"]) == (400, "text/plain; charset=utf-8")
    assert answer.text.count("\n") == 1
    assert "expected" in answer.text or "did you mean" in answer.text


def _slug(row: dict[str, str]) -> str:
    return row["indicator"].rpartition("/")[2]


def _of(row: dict[str, str]) -> str:
    return row["region"].rpartition("/")[2]


def _is(row: dict[str, str]) -> bool:
    return row["state"] != "not-reported"
