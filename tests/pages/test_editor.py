"""The editor without a script: its answer is that of /sparql, or one line that says why there is none."""

from __future__ import annotations

import html
import json
import re

import httpx
import pytest

from polgraph.engine.limits import BYTES, DEPTH
from polgraph.namespaces import PREFIXES
from polgraph.pipeline.questions import saved_queries
from polgraph.web.pages.editing.editor import MOST
from tests.service.served import serving

LANGUAGES = ("en", "kk", "ru")
LABELS = {"en": "Mangystau Region", "kk": "Маңғыстау облысы", "ru": "Мангистауская область"}
ROWS = "SELECT ?figure ?value WHERE { ?figure a pg:Observation ; pg:value ?value }"
REGIONS = "SELECT DISTINCT ?region WHERE { ?claim pg:region ?region FILTER (?region = region:KZ-47) }"
# What each is refused with: the status, and the beginning of its line.
HOSTILE = {
    "": (400, "the query is empty"),
    "SELECT ?s WHERE {\n  ?s a pg:Release ?": (400, "the query cannot be read: line 2, column 20"),
    "SELECT ?s WHERE { ?s a nowhere:Thing }": (400, "the query cannot be read: line 1, column 24"),
    "INSERT DATA { pg:a pg:b pg:c }": (400, "this is an update"),
    "SELECT * WHERE { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }": (403, "the query uses SERVICE"),
    "SELECT * FROM <http://127.0.0.1/> WHERE { ?s ?p ?o }": (400, "the query asks the graph <http://127.0.0.1/>"),
    "SELECT * WHERE {" * (DEPTH + 1): (400, "the query has"),
    f"# {'x' * BYTES}": (400, "the query has"),
    "SELECT (<http://nowhere.example/f>(1) AS ?x) WHERE {}": (501, ""),
    "</textarea><script>alert(1)</script>": (400, "the query cannot be read: line 1"),
}


def run(client: httpx.Client, query: str, language: str = "en") -> httpx.Response:
    return client.post(f"editor?lang={language}", data={"query": query, "run": "1"})


def cells(page: str) -> list[str]:
    """Return the texts of the cells of the answer."""
    found = re.findall(r"<td[^>]*><span>(.*?)</span></td>", page, re.DOTALL)
    return [html.unescape(re.sub("<[^>]+>", "", one)).strip() for one in found]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_form_is_there_without_a_script_and_asks_nothing_by_itself(client: httpx.Client, language: str) -> None:
    page = client.get(f"editor?lang={language}").text
    assert f'action="/editor?lang={language}" method="post"' in page
    assert "<textarea" in page
    assert 'id="answer"' not in page
    for name, query in saved_queries().items():
        assert f'data-query="{name}">{html.escape(query.question[language])}</a>' in page.replace("&#39;", "&#x27;")


@pytest.mark.parametrize("name", sorted(saved_queries()))
def test_each_example_fills_the_form_and_runs(client: httpx.Client, name: str) -> None:
    page = client.get(f"editor?example={name}&lang=kk").text
    query = html.unescape(page.partition("<textarea")[2].partition(">\n")[2].partition("</textarea>")[0])
    assert query.startswith(f"# {saved_queries()[name].question['kk']}\n")
    told = client.get("sparql", params={"query": query}, headers={"Accept": "application/json"})
    assert len(told.json()["results"]["bindings"]) == saved_queries()[name].expect["rows"]


def test_the_answer_is_that_of_the_endpoint(client: httpx.Client) -> None:
    told = client.get("sparql", params={"query": ROWS}, headers={"Accept": "application/json"}).json()
    values = [row["value"]["value"] for row in told["results"]["bindings"]]
    shown = run(client, ROWS)
    assert shown.status_code == 200
    assert [one.replace("\N{NO-BREAK SPACE}", "") for one in cells(shown.text)[1::2]] == values
    assert re.findall(r'title="([^"]*)"', shown.text.partition('id="answer"')[2]) == [
        row["figure"]["value"] for row in told["results"]["bindings"]
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_things_are_named_in_the_language_of_the_reader(client: httpx.Client, language: str) -> None:
    assert cells(run(client, REGIONS, language).text) == [LABELS[language]]


@pytest.mark.parametrize("form", ["csv", "tsv", "json"])
def test_the_files_are_what_the_endpoint_gives(client: httpx.Client, form: str) -> None:
    media = {"csv": "text/csv", "tsv": "text/tab-separated-values", "json": "application/sparql-results+json"}[form]
    link = next(one for one in re.findall('href="([^"]*)"', run(client, ROWS).text) if one.endswith(f"format={form}"))
    file = client.get(html.unescape(link).lstrip("/"))
    assert file.headers["content-type"].startswith(media)
    assert file.content == client.get("sparql", params={"query": ROWS}, headers={"Accept": media}).content


def test_an_answer_has_an_address(client: httpx.Client) -> None:
    link = re.findall(r'href="(\?[^"]*run=1[^"]*)"', run(client, ROWS).text)[-1]
    assert cells(client.get(f"editor{html.unescape(link)}").text) == cells(run(client, ROWS).text)


def test_a_shared_query_fills_the_form_and_does_not_run(client: httpx.Client) -> None:
    page = client.get("editor", params={"query": "SELECT <a&b>"}).text
    assert ">\nSELECT &lt;a&amp;b&gt;</textarea>" in page
    assert 'id="answer"' not in page


def test_a_long_answer_is_cut_and_says_so(client: httpx.Client) -> None:
    page = run(client, "SELECT ?s WHERE { ?s ?p ?o }").text
    assert len(cells(page)) == MOST
    assert f"Only the first {MOST} are shown" in page


def test_a_graph_is_shown_as_turtle(client: httpx.Client) -> None:
    page = run(client, "CONSTRUCT { ?s a ?kind } WHERE { ?s a ?kind . VALUES ?kind { pg:Release } }").text
    assert "a pg:Release" in page
    assert "format=ttl" in page


def test_yes_or_no_is_a_cell(client: httpx.Client) -> None:
    assert cells(run(client, "ASK { ?s a pg:Release }", "ru").text) == ["да"]


@pytest.mark.parametrize("query", HOSTILE, ids=lambda query: query[:30] or "empty")
def test_what_cannot_be_answered_is_told_in_a_line(client: httpx.Client, query: str) -> None:
    status, line = HOSTILE[query]
    answer = run(client, query)
    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("text/html")
    told = html.unescape(answer.text.partition('role="alert"')[2].partition("<code>")[2].partition("</code>")[0])
    assert told.splitlines()[0].startswith(line)
    assert "<script>alert" not in answer.text


def test_a_query_that_takes_too_long_is_stopped_and_told_on_the_page() -> None:
    slow = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    with (
        serving("--query-seconds", "1") as served,
        httpx.Client(base_url=served.address, trust_env=False, timeout=30) as client,
    ):
        answer = run(client, slow)
    assert answer.status_code == 504
    assert 'role="alert"' in answer.text
    assert "?d ?e ?f" in answer.text


def test_the_script_is_told_our_prefixes(client: httpx.Client) -> None:
    settings = client.get("editor").text.partition('id="settings">')[2].partition("</script>")[0]
    assert json.loads(settings)["prefixes"] == PREFIXES


def test_what_is_completed_is_here(client: httpx.Client) -> None:
    told = client.get("editor/terms?lang=ru").json()
    assert told["queries"].keys() == {*saved_queries()}
    kinds = {one["kind"] for one in told["terms"]}
    assert kinds == {"class", "property", "individual"}
    iris = " ".join(f"<{one['iri']}>" for one in told["terms"])
    asked = f"SELECT DISTINCT ?term WHERE {{ VALUES ?term {{ {iris} }} {{ ?term a ?kind }} UNION {{ ?s ?term ?o }} UNION {{ ?s a ?term }} }}"
    found = client.post("sparql", data={"query": asked}, headers={"Accept": "application/json"}).json()
    assert {row["term"]["value"] for row in found["results"]["bindings"]} == {one["iri"] for one in told["terms"]}
    names = {one["short"]: one["name"] for one in told["terms"]}
    assert names["pg:Release"] == "пресс-релиз"
    assert names["region:KZ-47"] == LABELS["ru"]


def test_labels_are_those_of_pages(client: httpx.Client) -> None:
    known, unknown = "https://w3id.org/polgraph/id/region/KZ-47", "https://w3id.org/polgraph/id/region/nowhere"
    told = client.post("editor/labels?lang=kk", data={"iris": f"{known}\n{unknown}\n<no iri>"}).json()
    assert told == {known: {"name": LABELS["kk"], "href": "/id/region/KZ-47"}}
