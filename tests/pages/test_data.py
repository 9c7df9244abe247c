"""The page of the data: its figures are those of VoID, its files are the data, and its snippets run."""

from __future__ import annotations

import html
import re
import subprocess
import sys
from urllib.parse import urljoin

import httpx
import pytest

from polgraph.engine import parse_text
from polgraph.engine.parse import FORMS
from polgraph.pipeline.questions import saved_queries
from polgraph.pipeline.serving.downloading import FORMS as FILES
from tests.cases import ROOT

LANGUAGES = ("en", "kk", "ru")
COMMANDS = {"curl": ["sh", "-c"], "polgraph": [sys.executable, "-c"], "python": [sys.executable, "-c"]}
"""What runs each snippet."""
SAYS = {"curl": "region,figures\nhttps://", "polgraph": "https://w3id.org/polgraph/id/release/", "python": "None\n"}


def data(client: httpx.Client, language: str = "en") -> str:
    answer = client.get(f"data?lang={language}", headers={"Accept": "text/html"})
    assert answer.status_code == 200
    return answer.text


def count(client: httpx.Client, query: str) -> str:
    return client.get("sparql", params={"query": query}, headers={"Accept": "text/csv"}).text.split()[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_figures_are_those_of_the_data(client: httpx.Client, language: str) -> None:
    shown = re.sub(r"[,\N{NO-BREAK SPACE}]", "", data(client, language))
    for query in ("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }", "SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s ?p ?o }"):
        assert f"\n{count(client, query)}\n" in shown
    for kind in ("pg:Release", "pg:Observation", "skos:Concept"):
        found = count(client, f"SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE {{ ?s a {kind} }}")
        assert f'<code>{kind}</code></td><td class="figure">{found}</td>' in shown


@pytest.mark.parametrize("form", sorted(FILES))
def test_each_file_holds_all_statements(client: httpx.Client, form: str) -> None:
    answer = client.get(f"data/polgraph.{form}")
    assert answer.headers["content-type"].partition(";")[0] == FILES[form]
    assert f'filename="polgraph.{form}"' in answer.headers["content-disposition"]
    read = {quad.triple for quad in parse_text(answer.content, FORMS["turtle" if form == "ttl" else form], form)}
    assert len(read) == int(count(client, "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"))


def test_a_form_that_there_is_not_is_nothing(client: httpx.Client) -> None:
    assert client.get("data/polgraph.xlsx").status_code == 404


@pytest.mark.parametrize("snippet", sorted(COMMANDS))
def test_the_snippets_run(client: httpx.Client, snippet: str) -> None:
    text = html.unescape(data(client).partition(f'id="{snippet}">')[2].partition("</code>")[0])
    done = subprocess.run([*COMMANDS[snippet], text], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.startswith(SAYS[snippet]) or SAYS[snippet] in done.stdout


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_saved_query_is_a_table(client: httpx.Client, language: str) -> None:
    shown = html.unescape(data(client, language))
    assert all(query.question[language] in shown for query in saved_queries().values())
    assert all(f"/api/queries/{name}?format=csv" in shown for name in saved_queries())


def test_the_links_lead_somewhere(client: httpx.Client) -> None:
    links = {html.unescape(one) for one in re.findall('href="(/[^"]*)"', data(client).partition("<main")[2])}
    paths = {link.partition("#")[0] for link in links if not link.startswith(("/questions/", "/releases", "/editor"))}
    assert len(paths) > 60
    for path in paths:
        assert client.get(urljoin("/", path), headers={"Accept": "*/*"}).status_code == 200, path
