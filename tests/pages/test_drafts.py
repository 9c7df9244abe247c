"""What a person leaves out of a draft and puts right in it: that, and nothing else, is changed in what they take away."""

from __future__ import annotations

import json

import httpx
import pytest

from polgraph.engine import NamedNode, Triple, parse_as
from polgraph.iris import thing
from polgraph.namespaces import PG, RDF
from tests.pages.drafting import RU, carried, checked, sent

CORRECTED = NamedNode(thing("review", "corrected"))


@pytest.fixture(scope="module")
def release(client: httpx.Client) -> str:
    return carried(checked(client, RU))


def taken(client: httpx.Client, release: str, **put: str) -> set[Triple]:
    """Return the triples of the Turtle of a draft, corrected by fields whose names end the id in `__`."""
    fields = {name.replace("__", "."): value for name, value in put.items()}
    answer = sent(client, {"release": release, "wish": "turtle", **fields}, language="ru")
    assert answer.headers["content-type"] == "text/turtle; charset=utf-8", answer.text[-300:]
    assert answer.headers["content-disposition"].startswith('attachment; filename="release-')
    return {quad.triple for quad in parse_as("turtle", answer.content, "the download")}


def values(triples: set[Triple], predicate: str) -> set[str]:
    return {str(getattr(one.object, "value", "")) for one in triples if one.predicate.value == predicate}


def figures(triples: set[Triple]) -> set[str]:
    return {str(one.subject) for one in triples if one.predicate.value == PG.unit}


def test_a_draft_that_nobody_corrected_is_that_of_the_api(client: httpx.Client, release: str) -> None:
    headers = {"Content-Type": "text/plain; charset=utf-8"}
    api = client.post("api/extract?format=turtle", content=RU.encode(), headers=headers).text
    assert sent(client, {"release": release, "wish": "turtle"}).text == api
    assert values(taken(client, release), PG.reviewState) == {thing("review", "unreviewed")}


def test_inputs_that_nobody_changed_change_nothing(client: httpx.Client, release: str) -> None:
    unchanged = {"o1__value": "1815", "o1__measure": "зарегистрировано", "o1__region": "Актюбинская область"}
    assert taken(client, release, **unchanged) == taken(client, release)
    assert taken(client, release, o1__region="Ақтөбе облысы") == taken(client, release)


def test_a_fact_that_is_left_out_goes_with_what_only_it_needs(client: httpx.Client, release: str) -> None:
    all_of_it, rest = taken(client, release), taken(client, release, out="o4")
    assert rest < all_of_it
    gone = figures(all_of_it) - figures(rest)
    assert len(gone) == 1
    lost = {str(one.subject) for one in all_of_it - rest} - gone
    left = {str(one.object) for one in rest}
    assert [one for one in lost if one in left] == []


def test_what_led_to_a_fact_that_is_left_out_leads_nowhere(client: httpx.Client, release: str) -> None:
    rest = taken(client, release, out="o1")
    assert len(values(rest, PG.ofObservation)) == len(values(taken(client, release), PG.ofObservation)) - 1
    answer = sent(client, {"release": release, "out": "o1", "wish": "facts"}).json()
    assert answer["changes"][0]["observation"] is None


@pytest.mark.parametrize(
    ("put", "predicate", "value"),
    [
        ({"o1__value": "1 816"}, PG.value, "1816"),
        ({"o2__value": "68,4"}, PG.value, "68.4"),
        ({"o4__kind": "approximate"}, PG.valueKind, thing("value-kind", "approximate")),
        ({"o4__value": "30\N{EN DASH}35", "o4__kind": "interval"}, PG.upperBound, "35"),
        ({"o1__unit": "other"}, PG.unit, thing("unit", "other")),
        ({"o3__subject": "мошенничество"}, PG.indicator, thing("indicator", "registered.fraud")),
        ({"o1__setting": "street"}, PG.indicator, thing("indicator", "registered.criminal-offence.street")),
        ({"o1__region": "Костанайская область"}, PG.region, thing("region", "KZ-39")),
        ({"o1__first": "2025-02-01"}, PG.period, thing("period", "2025-02-01_2025-06-30")),
        ({"c1__direction": "up"}, PG.changeValue, "9.4"),
        ({"c1__kind": "direction-only"}, PG.changeKind, thing("change-kind", "direction-only")),
    ],
    ids=str,
)
def test_a_corrected_value_is_in_the_data_as_corrected(
    client: httpx.Client, release: str, put: dict[str, str], predicate: str, value: str
) -> None:
    before, after = taken(client, release), taken(client, release, **put)
    assert value in values(after, predicate) - (values(before, predicate) - {value})
    looked_at = {one.subject for one in after if one.object == CORRECTED}
    assert len(looked_at) == 1
    said = {one for one in after if one.subject in looked_at}
    assert value in values(said, predicate)
    assert PG.confidence not in {one.predicate.value for one in said}
    assert {one.subject for one in after if one.predicate.value == RDF.type} >= looked_at


@pytest.mark.parametrize(
    ("put", "told"),
    [
        ({"o1.value": "много"}, "is no number"),
        ({"o1.value": "1,815"}, "is no number"),
        ({"o1.kind": "interval"}, "expected [low, high] for an interval"),
        ({"o1.subject": "слоны"}, "expected one of the list"),
        ({"o1.first": ""}, "expected its first and its last"),
        ({"o1.first": "2026-01-01"}, "expected a first day that is not after the last"),
        ({"c1.value": ""}, "expected null for direction-only and a number otherwise"),
    ],
    ids=str,
)
def test_a_correction_that_cannot_be_meant_is_told_and_not_made(
    client: httpx.Client, release: str, put: dict[str, str], told: str
) -> None:
    answer = sent(client, {"release": release, **put, "wish": "turtle"})
    assert answer.status_code == 422
    assert told in answer.text
    assert "corrected</span>" not in answer.text


def test_a_corrected_number_that_the_words_do_not_show_is_found(client: httpx.Client, release: str) -> None:
    found = sent(client, {"release": release, "o1.value": "1816"}, language="ru").text
    assert "Правила нарушены." in found
    remarks = found.partition('<ul class="plain remarks">')[2].partition("</ul>")[0]
    assert ">зарегистрировано: уголовное правонарушение: 1\N{NO-BREAK SPACE}816 ·" in remarks
    assert '<a class="proof" href="#char=' in remarks


def test_the_text_is_taken_away_as_it_came(client: httpx.Client, release: str) -> None:
    assert sent(client, {"release": release, "wish": "text"}).text == RU == json.loads(release)["text"]
