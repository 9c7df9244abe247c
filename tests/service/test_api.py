"""The API over HTTP: the same rows as the command line, bounded and said so; names in any form; one line for errors."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import httpx
import pytest

from polgraph.cli.main import main
from polgraph.pipeline.questions import saved_queries
from polgraph.pipeline.serving.fields import RESERVED
from tests.cases import ROOT, release_file

EVIDENCE = ["evidenceRelease", "evidenceTitle", "evidenceSpan", "evidenceWords"]
PROBLEM = "application/problem+json"
FIGURES = "api/queries/figures-of-a-region"
OWN = (ROOT / "tests/extraction/own/ru-review.txt").read_bytes()


def rows_of(table: str) -> list[list[list[str]]]:
    """Return the cells of a table, each as its words in order: GROUP_CONCAT has none (SPARQL 1.1, 18.5.1.7)."""
    return [[sorted(cell.split(" ")) for cell in row] for row in csv.reader(table.splitlines())]


@pytest.mark.parametrize("name", saved_queries())
def test_rows_are_those_of_the_command_line(client: httpx.Client, name: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["query", name, "--format", "csv"]) == 0
    assert rows_of(client.get(f"api/queries/{name}", params={"format": "csv"}).text) == rows_of(capfd.readouterr().out)


@pytest.mark.parametrize("form", ["csv", "jsonl", "markdown", "tsv", "xml"])
@pytest.mark.parametrize("more", [{}, {"evidence": "true"}, {"lang": "kk", "region": "Маңғыстаудың"}], ids=str)
def test_formats_are_those_of_the_command_line_to_the_byte(
    client: httpx.Client, form: str, more: dict[str, str], capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    options = [f"--{name}" if value == "true" else f"--{name}={value}" for name, value in more.items()]
    assert main(["query", "figures-of-a-region", "--format", form, *options]) == 0
    assert client.get(FIGURES, params={"format": form, **more}).content == capfdbinary.readouterr().out


def test_rows_come_with_labels_and_how_many_there_are(client: httpx.Client) -> None:
    found = client.get(FIGURES, params={"region": "Маңғыстауға", "lang": "ru"}).json()
    assert found["total"] == len(found["rows"]) == 16
    assert found["labels"]["https://w3id.org/polgraph/id/region/KZ-47"] == "Мангистауская область"
    assert found["rows"][0]["value"] == 82.8
    assert not found["truncated"]


def test_pages_lead_from_one_to_the_next_through_all_rows(client: httpx.Client) -> None:
    whole = client.get(FIGURES, params={"region": "Мангыстау"}).json()["rows"]
    address, rows = f"{FIGURES}?region=Мангыстау&limit=7", []
    while address:
        answer = client.get(address)
        rows += answer.json()["rows"]
        assert answer.json()["truncated"] == ("next" in answer.links)
        address = f"{FIGURES}{answer.links['next']['url']}" if answer.links else ""
    assert rows == whole


def test_rows_in_other_formats_are_all_there_unless_a_limit_is_asked_for(client: httpx.Client) -> None:
    assert client.get(FIGURES, params={"format": "csv"}).text.count("\n") == 17
    cut = client.get(FIGURES, params={"format": "csv", "limit": 3})
    assert cut.text.count("\n") == 4
    assert cut.links["next"]["rel"] == "next"


@pytest.mark.parametrize("name", saved_queries())
def test_rows_have_their_evidence_where_the_query_leads_to_it(client: httpx.Client, name: str) -> None:
    plain = client.get(f"api/queries/{name}").json()
    answer = client.get(f"api/queries/{name}", params={"evidence": "true"})
    if {"claim", "evidence"} & {*plain["columns"]}:
        assert answer.json()["columns"] == [*plain["columns"], *EVIDENCE]
        assert answer.json()["total"] == plain["total"]
    else:
        assert (answer.status_code, name) == (400, "releases")


def test_formats_are_chosen_by_accept(client: httpx.Client) -> None:
    for accept, media in {
        "*/*": "application/json",
        "application/sparql-results+xml, application/json;q=0.5": "application/sparql-results+xml",
        "text/csv": "text/csv",
        "text/markdown;q=0.9, text/html": "text/markdown",
    }.items():
        assert client.get(FIGURES, headers={"Accept": accept}).headers["content-type"].partition(";")[0] == media


def test_an_answer_is_known_again_by_its_tag(client: httpx.Client) -> None:
    tag = client.get(FIGURES).headers["etag"]
    assert client.get(FIGURES, headers={"If-None-Match": tag}).status_code == 304
    assert client.get(FIGURES, params={"lang": "ru"}, headers={"If-None-Match": tag}).status_code == 200


REFUSED = {
    f"{FIGURES}?limit=0": (400, "limit is '0'; expected a whole number from 1 to 10000"),
    f"{FIGURES}?limit=10001": (400, "limit is '10001'; expected a whole number from 1 to 10000"),
    f"{FIGURES}?offset=-1": (400, "offset is '-1'; expected a whole number from 0 to 1000000000"),
    f"{FIGURES}?year=20": (400, "year is '20'; expected a year such as 2025"),
    f"{FIGURES}?yaer=2025": (400, "figures-of-a-region has no parameter 'yaer'; did you mean 'year'?"),
    f"{FIGURES}?region=Щщщ": (400, "region: no place is called 'Щщщ'; expected one such as"),
    f"{FIGURES}?year=2024&year=2025": (400, "the field 'year' is given 2 times; expected once"),
    f"{FIGURES}?lang=de": (400, "lang is 'de'; expected one of en, kk, ru"),
    f"{FIGURES}?format=cvs": (400, "format is 'cvs'; expected one of json, csv,"),
    f"{FIGURES}?region=%22%7D%20DROP%20ALL": (400, "region: no place is called"),
    "api/queries/figure-of-a-region": (404, "did you mean 'figures-of-a-region'?"),
    "api/queries?name=x": (400, "there is no parameter 'name'; expected one of lang"),
    "api/ask": (400, "the question has no words"),
    "api/ask?q=%21": (400, "the question has no words"),
    "api/find?q=%C3%97%C2%9B": (400, "expected a name or an id"),
    "api/find?q=x&kind=regoin": (400, "kind is 'regoin'; expected one of agency,"),
    "api/find?q=x&limit=101": (400, "limit is '101'; expected a whole number from 1 to 100"),
    "api/evidence/region/KZ-47": (404, "no words are evidence of region:KZ-47; expected a claim"),
    "api/evidence/region/%22%3E": (404, "there is nothing with the id"),
    "api/openapi.json?x=1": (400, "there is no parameter 'x'"),
}


@pytest.mark.parametrize("address", REFUSED)
def test_what_cannot_be_answered_is_refused_in_one_line(client: httpx.Client, address: str) -> None:
    status, detail = REFUSED[address]
    answer = client.get(address)
    assert (answer.status_code, answer.headers["content-type"]) == (status, PROBLEM)
    assert detail in answer.json()["detail"]
    assert "\n" not in answer.json()["detail"]


def test_no_answer_is_acceptable_to_who_wants_a_picture(client: httpx.Client) -> None:
    assert client.get(FIGURES, headers={"Accept": "image/png"}).status_code == 406


def test_no_saved_query_has_a_parameter_that_the_api_keeps_for_itself() -> None:
    taken = {name for query in saved_queries().values() for name in query.parameters}
    assert taken.isdisjoint(RESERVED)


def test_the_list_says_what_parameters_may_be(client: httpx.Client) -> None:
    listed = {query["name"]: query for query in client.get("api/queries", params={"lang": "ru"}).json()["queries"]}
    assert listed.keys() == set(saved_queries())
    region, year = listed["figures-of-a-region"]["parameters"][:2]
    assert {"value": "KZ-47", "label": "Мангистауская область"} in region["values"]
    assert (region["default"], year["values"]) == ("KZ-47", None)
    for query in listed.values():
        for parameter in query["parameters"]:
            for one in (parameter["values"] or [])[:1]:
                asked = {parameter["name"]: one["value"], "limit": 1}
                assert client.get(f"api/queries/{query['name']}", params=asked).status_code == 200, asked


def test_a_sure_question_is_answered(client: httpx.Client) -> None:
    found = client.get("api/ask", params={"q": "сколько наркотиков изъяли в 2025 году в Мангистауской области"}).json()
    assert (found["sure"], found["lang"]) == (True, "ru")
    assert found["told"]["год"] == "2025"
    assert found["answer"]["total"] == len(found["answer"]["rows"]) > 0


def test_an_unsure_question_is_told_what_was_not_understood(client: httpx.Client) -> None:
    found = client.get("api/ask", params={"q": "figures of the zeppelin"}).json()
    assert (found["sure"], found["lang"]) == (False, "en")
    assert 1 <= len(found["nearest"]) <= 3
    assert found["nearest"][0]["ignored"] == ["zeppelin"]


FOUND = {
    "Маңғыстауға": ("region:KZ-47", "name"),
    "в Мангистауской области": ("region:KZ-47", "name"),
    "Mangystau": ("region:KZ-47", "name"),
    "KZ-47": ("region:KZ-47", "id"),
    "https://w3id.org/polgraph/id/region/KZ-47": ("region:KZ-47", "id"),
    "МВД": ("agency:mia", "name"),
    "Министерства внутренних дел": ("agency:mia", "name"),
    "Адилову": ("person:sanzhar-adilov", "name"),
    "Ақтауда": ("place:aktau", "name"),
    "заместителем министра": ("role:deputy-minister", "name"),
    "clearance rate": ("measure:clearance-rate", "name"),
    "clearance rate crime": ("indicator:clearance-rate.crime", "name"),
    "meeting with personnel": ("event:28daf1933e28", "words"),
    "release:c736a843b8cc": ("release:c736a843b8cc", "id"),
}


@pytest.mark.parametrize("wanted", FOUND)
def test_things_are_found_by_names_in_any_form(client: httpx.Client, wanted: str) -> None:
    first = client.get("api/find", params={"q": wanted}).json()["found"][0]
    assert (first["id"], first["why"]) == FOUND[wanted]


def test_things_of_one_kind_are_found_up_to_a_limit(client: httpx.Client) -> None:
    found = client.get("api/find", params={"q": "Департамент полиции", "kind": "agency", "limit": 5}).json()
    assert {one["kind"] for one in found["found"]} == {"agency"}
    assert len(found["found"]) == 5 < found["total"]
    assert found["truncated"]


def test_evidence_of_a_claim_is_its_words_in_their_release(client: httpx.Client) -> None:
    row = client.get(FIGURES, params={"evidence": "true"}).json()["rows"][0]
    found = client.get(f"api/evidence/{row['claim'].removeprefix('https://w3id.org/polgraph/id/')}").json()
    span = found["spans"][0]
    assert span["words"] == row["evidenceWords"]
    assert f"{span['start']}–{span['end']}" == row["evidenceSpan"]
    assert found["review"] == "https://w3id.org/polgraph/id/review/accepted"
    assert span["before"] is None


def test_a_report_is_that_of_the_command_line(
    client: httpx.Client, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "release.ttl"
    path.write_bytes(release_file("mangystau-2025").read_bytes().replace(b'dct:language "ru"', b'dct:language "de"'))
    assert main(["validate", str(path), "--format", "json"]) == 1
    answer = client.post("api/validate", content=path.read_bytes(), headers={"Content-Type": "text/turtle"})
    assert answer.status_code == 200
    assert report_in(answer.text) == report_in(capfd.readouterr().out)


def report_in(text: str) -> dict[str, object]:
    """Read a report, but for the places, which only files have."""
    report = json.loads(text)
    assert not report["conforms"]
    for result in report["results"]:
        del result["file"], result["line"]
    return dict(report)


@pytest.mark.parametrize("form", ["json", "jsonld", "sarif", "text", "turtle"])
def test_a_report_has_the_format_that_is_asked_for(client: httpx.Client, form: str) -> None:
    data = release_file("mangystau-2025").read_bytes()
    answer = client.post(f"api/validate?format={form}&lang=ru", content=data, headers={"Content-Type": "text/turtle"})
    assert answer.status_code == 200
    assert ("соответствует" in answer.text) == (form == "text")


def test_facts_that_were_read_out_of_a_text_can_be_checked_with_it(client: httpx.Client) -> None:
    read = client.post("api/extract?format=release", content=OWN, headers={"Content-Type": "text/plain"})
    assert read.json()["text"] == OWN.decode()
    assert read.json()["facts"]["observations"]
    checked = client.post("api/validate", content=read.content, headers={"Content-Type": "application/json"})
    assert checked.json()["passes"]


def test_a_page_is_read_as_its_text_is(client: httpx.Client) -> None:
    paragraphs = "".join(f"<p>{line}</p>" for line in OWN.decode().splitlines() if line)
    page = f"<html><body><article>{paragraphs}</article></body></html>".encode("cp1251")
    of_page = client.post("api/extract", content=page, headers={"Content-Type": "text/html; charset=windows-1251"})
    of_text = client.post("api/extract", content=OWN, headers={"Content-Type": "text/plain"})
    values = [[one["value"] for one in answer.json()["observations"]] for answer in (of_page, of_text)]
    assert values[0] == values[1] != []


def test_what_was_read_can_be_turtle(client: httpx.Client) -> None:
    answer = client.post("api/extract", content=OWN, headers={"Content-Type": "text/plain", "Accept": "text/turtle"})
    checked = client.post("api/validate", content=answer.content, headers={"Content-Type": "text/turtle"})
    assert checked.json()["passes"]


BODIES = {
    ("validate", "text/turtle", b"zzz"): (400, "the body: line 1, column 1"),
    ("validate", "text/turtle", b""): (400, "the body: states nothing"),
    ("validate", "application/json", b"[" * 10_000): (400, "the body"),
    ("validate", "application/json", b'{"schema": 1}'): (400, "the body: the document has no key 'release'"),
    ("validate", "application/json", b'{"facts": {"schema": 1}, "text": "\\ud800"}'): (400, "the body"),
    ("validate", "application/x-zip", b"PK"): (415, "expected one of application/json, application/ld+json"),
    ("validate?profile=public", "text/turtle", b"<a:b> <a:c> <a:d> ."): (400, "did you mean 'publication'?"),
    ("extract", "application/pdf", b"%PDF"): (415, "expected one of text/plain, text/html"),
    ("extract", "text/plain", b"1 2 3"): (400, "the body: there are no words"),
    ("extract", "text/plain; charset=klingon", "Қылмыс".encode()): (400, "charset 'klingon' is not known"),
    ("extract?format=csv", "text/plain", b"words"): (400, "format is 'csv'; expected one of facts, release, turtle"),
}


@pytest.mark.parametrize("case", BODIES, ids=lambda case: f"{case[0]} {case[1]} {case[2][:20]!r}")
def test_a_body_that_cannot_be_used_is_refused_in_one_line(client: httpx.Client, case: tuple[str, str, bytes]) -> None:
    (job, media, content), (status, detail) = case, BODIES[case]
    answer = client.post(f"api/{job}", content=content, headers={"Content-Type": media})
    assert (answer.status_code, answer.headers["content-type"]) == (status, PROBLEM)
    assert detail in answer.json()["detail"]
