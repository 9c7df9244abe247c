"""Coverage: every state of the table is that of the API, with words and proofs, whatever it is narrowed to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import httpx
import pytest
from selectolax.lexbor import LexborHTMLParser

from polgraph.namespaces import BASE
from polgraph.results.charts.matrix import sign_of
from polgraph.web.pages.coverage.matrix import STATES
from tests.pages.reading import rows, tree
from tests.service.served import serving

LANGUAGES = ("en", "kk", "ru")
NEVER = {"en": "not reported", "kk": "хабарланбаған", "ru": "не сообщено"}


def coverage(client: httpx.Client, query: str = "", language: str = "en") -> LexborHTMLParser:
    return tree(client, f"coverage?{query}", language)


def states(found: LexborHTMLParser) -> Counter[tuple[str, str]]:
    """Return how often each indicator has each state."""
    told: Counter[tuple[str, str]] = Counter()
    for row in found.css("table.matrix tbody tr"):
        indicator = row.css("th a")[0].attributes["href"] or ""
        for cell in row.css("td"):
            signs = [(sign.attributes["class"] or "").split()[1] for sign in cell.css(".sign")]
            told.update((indicator, sign) for sign in signs)
    return told


def of_the_api(client: httpx.Client, **values: str) -> list[dict[str, str]]:
    return [
        {**row, "indicator": row["indicator"].replace(BASE, "/")} for row in rows(client, "coverage-matrix", **values)
    ]


def test_the_states_are_those_of_the_api(client: httpx.Client) -> None:
    expected = Counter((row["indicator"], row["state"]) for row in of_the_api(client))
    assert states(coverage(client)) == expected
    assert expected.total() == 88


@pytest.mark.parametrize(
    ("query", "values", "kept"),
    [
        ("measure=registered", {"measure": "registered"}, {}),
        ("region=KZ-47", {}, {"region": "region/KZ-47"}),
        ("period=2024", {}, {"period": "period/2024"}),
        (
            "measure=seized&region=KZ-59&period=2024",
            {"measure": "seized"},
            {"region": "region/KZ-59", "period": "period/2024"},
        ),
    ],
)
def test_what_is_chosen_is_what_is_shown(
    client: httpx.Client, query: str, values: dict[str, str], kept: dict[str, str]
) -> None:
    found = [
        row for row in of_the_api(client, **values) if all(row[key] == f"{BASE}id/{iri}" for key, iri in kept.items())
    ]
    assert found
    assert states(coverage(client, query)) == Counter((row["indicator"], row["state"]) for row in found)


def test_gaps_alone_are_the_indicators_that_have_some(client: httpx.Client) -> None:
    found = states(coverage(client, "gaps=true&region=KZ-47&period=2025"))
    assert {state for _, state in found} == {"not-reported"}
    assert found.total() == 22 - 15


def test_every_state_is_proved(client: httpx.Client) -> None:
    links = [link.attributes["href"] or "" for link in coverage(client).css("table.matrix td a")]
    claims = {row["claim"].rsplit("/", 2)[2] for row in of_the_api(client) if row["claim"]}
    assert {link.partition("?claim=")[2].partition("#")[0].partition(":")[2] for link in links} == claims
    assert all("#char=" in link for link in links)


@pytest.mark.parametrize("language", LANGUAGES)
def test_states_are_told_in_words_and_not_by_colour_alone(client: httpx.Client, language: str) -> None:
    found = coverage(client, "", language)
    cells = [" ".join(cell.text().split()) for cell in found.css("table.matrix td")]
    assert f"{STATES['not-reported']}{NEVER[language]}" in {
        cell.replace(" ", "", 1) if cell[1:2] == " " else cell for cell in cells
    }
    assert len(found.css("ul.legend li")) == len(STATES)
    assert len(set(STATES.values())) == len(STATES)


def test_the_signs_are_those_of_the_charts() -> None:
    stated = [state for state in STATES if state != "not-reported"]
    assert [STATES[state] for state in stated] == [sign_of([state])[1] for state in stated]


@pytest.mark.parametrize(("region", "count"), [("KZ-47", 15), ("KZ-59", 10)])
def test_each_region_tells_how_many_indicators_it_reports(client: httpx.Client, region: str, count: int) -> None:
    reported = {row["indicator"] for row in of_the_api(client) if row["claim"] and row["region"].endswith(region)}
    assert len(reported) == count
    (line,) = [one for one in coverage(client).css("ul.reported li") if f"region={region}" in (one.html or "")]
    assert f"{count} of 22 indicators reported" in line.text()


def test_the_table_has_heads_for_rows_and_columns(client: httpx.Client) -> None:
    found = coverage(client)
    assert len(found.css("table.matrix th[scope='colgroup']")) == 2
    assert len(found.css("table.matrix th[scope='col']")) == 5
    assert len(found.css("table.matrix th[scope='row']")) == 22


@pytest.mark.parametrize("query", ["region=KZ-99", "measure=<script>", "period=x", "page=0", "region=%00"])
def test_what_the_form_does_not_offer_is_told(client: httpx.Client, query: str) -> None:
    answer = client.get(f"coverage?{query}")
    assert answer.status_code == 400
    found = LexborHTMLParser(answer.text)
    assert len(found.css("main [role='alert']")) == 1
    assert found.css("main script") == []
    assert states(found).total() == 88


def test_a_page_after_the_last_is_empty(client: httpx.Client) -> None:
    assert coverage(client, "page=2").css("table") == []


def test_the_files_are_narrowed_to_the_measure(client: httpx.Client) -> None:
    (csv,) = [
        link.attributes["href"] or "" for link in coverage(client, "measure=seized").css("main a[type='text/csv']")
    ]
    assert client.get(csv).text.count("\n") - 1 == states(coverage(client, "measure=seized")).total()


@pytest.fixture(scope="module")
def wide() -> Iterator[LexborHTMLParser]:
    """The table over five regions and six periods, of which one region has figures of two."""
    named = {"KZ-10": (2024, 2023), **{f"KZ-{number}": (number + 1970,) for number in (47, 50, 51, 52)}}
    said = [(region, year) for region, years in named.items() for year in years]
    lines = [
        f"<id/observation/{at}> a <def#Observation> ; <def#indicator> <id/indicator/registered.crime> ;"
        f" <def#region> <id/region/{region}> ; <def#period> <id/period/{year}> ;"
        f" <def#valueKind> <id/value-kind/exact> ; <def#evidence> <text/1#char={at},{at + 1}> ."
        for at, (region, year) in enumerate(said)
    ]
    measured = "<id/indicator/registered.crime> <def#measure> <id/measure/registered> ."
    with (
        serving("--writable", "--no-validate", POLGRAPH_TOKEN="of-the-test") as served,
        httpx.Client(base_url=served.address, trust_env=False) as opened,
    ):
        headers = {"Content-Type": "text/turtle", "Authorization": "Bearer of-the-test"}
        content = "\n".join([f"@base <{BASE}> .", measured, *lines])
        assert opened.put("store?default", content=content, headers=headers).is_success
        yield coverage(opened)


def test_of_a_table_that_is_too_wide_one_region_is_shown(wide: LexborHTMLParser) -> None:
    assert "There are many regions and periods" in wide.css("main .note")[-2].text()
    assert len(wide.css("table.matrix th[scope='colgroup']")) == 1
    assert len(wide.css("ul.reported li")) == 5
    assert states(wide) == {
        ("/id/indicator/registered.crime", "exact"): 2,
        ("/id/indicator/registered.crime", "not-reported"): 4,
    }
