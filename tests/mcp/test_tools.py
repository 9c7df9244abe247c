"""What each tool answers over the shipped data."""

from __future__ import annotations

import json

import pytest

from polgraph.mcp.tools import TOOLS
from tests.mcp.assistant import Assistant

RELEASE = "https://w3id.org/polgraph/id/release/c736a843b8cc"
NAMES = [
    ("Маңғыстауда", "region", "region:KZ-47"),
    ("Мангистауской области", "region", "region:KZ-47"),
    ("Mangystau", "region", "region:KZ-47"),
    ("KZ-47", "region", "region:KZ-47"),
    ("наркотиков", "subject", "subject:drugs"),
    ("есірткі", "subject", "subject:drugs"),
    ("Аленову", "person", "person:bauyrzhan-alenov"),
]
QUESTIONS = [
    "figures of Mangystau in 2025",
    "какие цифры сообщили по Мангистауской области в 2025 году",
    "Маңғыстауда 2025 жылы қандай сандар хабарланды",
]
BROKEN = (
    "@prefix pg: <https://w3id.org/polgraph/def#> . <https://w3id.org/polgraph/id/observation/x> a pg:Observation ."
)


def test_the_tools_are_those_of_the_table(assistant: Assistant) -> None:
    listed = assistant.portal.call(assistant.client.list_tools).tools
    assert [tool.name for tool in listed] == list(TOOLS)
    assert all(tool.annotations and tool.annotations.read_only_hint for tool in listed)


def test_all_that_an_assistant_reads_first_is_short(assistant: Assistant) -> None:
    listed = assistant.portal.call(assistant.client.list_tools)
    assert len(listed.model_dump_json(by_alias=True, exclude_none=True)) / 4 < 2000
    assert len(json.dumps(assistant.told("describe_graph"), ensure_ascii=False)) / 4 < 2000


def test_the_instructions_tell_how_to_begin_and_what_a_bound_is(assistant: Assistant) -> None:
    told = assistant.client.instructions or ""
    assert "describe_graph" in told
    assert "A bound is a bound" in told
    assert "not zero" in told


def test_describe_graph_tells_what_is_here(assistant: Assistant) -> None:
    told = assistant.told("describe_graph")
    assert told["releases_total"] == len(told["releases"]) == 2
    assert told["years"] == [2024, 2025]
    assert told["regions"]["region:KZ-47"] == "Mangystau Region"
    assert told["claims"]["pg:Observation"] == {"count": 14, "example": "observation:281cdf8f799a"}
    assert "figures-of-a-region(region, year, measure, subject, indicator)" in told["queries"]


@pytest.mark.parametrize(("name", "kind", "found"), NAMES)
def test_find_knows_names_in_any_form(assistant: Assistant, name: str, kind: str, found: str) -> None:
    assert assistant.told("find", text=name, kind=kind)["rows"][0]["id"] == found
    assert found in [row["id"] for row in assistant.told("find", text=name)["rows"]]


def test_what_has_no_such_name_is_not_found(assistant: Assistant) -> None:
    assert assistant.told("find", text="Zembla")["rows"] == []


def test_a_bound_stays_a_bound(assistant: Assistant) -> None:
    told = assistant.told("observations", indicator="seized.drugs", region="Маңғыстауда", year=2025)
    assert told["rows_total"] == 1
    row = told["rows"][0]
    assert "value" not in row
    assert (row["lowerBound"], row["lowerInclusive"], row["reads"]) == (744, False, "> 744")
    assert (row["unit"], row["period"], row["kind"]) == ("unit:kilogram", "period:2025", "value-kind:lower-bound")
    assert told["labels"]["unit:kilogram"] == "kilogram"


def test_every_figure_has_its_release_and_span(assistant: Assistant) -> None:
    told = assistant.told("observations")
    assert told["rows_total"] == len(told["rows"]) == 28
    for row in told["rows"]:
        for span in row["evidence"]:
            assert span["release"].startswith("https://w3id.org/polgraph/id/release/")
            assert span["start"] < span["end"]


def test_what_is_not_reported_is_not_zero(assistant: Assistant) -> None:
    told = assistant.told("observations", year="1999")
    assert (told["rows"], told["hint"]) == ([], "no release here reports such a figure; that is not zero")


def test_labels_are_in_the_language_that_is_asked_for(assistant: Assistant) -> None:
    told = assistant.told("observations", indicator="seized.drugs", lang="kk")
    assert told["labels"]["region:KZ-47"] == "Маңғыстау облысы"


def test_evidence_is_the_words_and_where_they_stand(assistant: Assistant) -> None:
    told = assistant.told("evidence", claim="observation:5e1d0fe58765")
    row = told["rows"][0]
    assert (row["release"], row["start"], row["end"]) == (RELEASE, 1369, 1403)
    assert len(row["words"]) == row["end"] - row["start"]


def test_a_saved_query_takes_ids_and_names(assistant: Assistant) -> None:
    by_id = assistant.told("run_saved_query", name="figures-of-a-region", parameters={"region": "KZ-47"})
    by_name = assistant.told("run_saved_query", name="figures-of-a-region", parameters={"region": "Мангистау"})
    assert by_id == by_name
    assert by_id["rows_total"] == 16
    assert all(row["evidence"][0]["release"] == RELEASE for row in by_id["rows"])


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_is_answered_in_its_language(assistant: Assistant, question: str) -> None:
    told = assistant.told("ask", question=question)
    assert (told["sure"], told["query"]) == (True, "figures-of-a-region")
    assert told["parameters"] == {"region": "KZ-47", "year": "2025"}
    assert told["rows_total"] == 16


def test_a_question_that_no_query_asks_is_told_so(assistant: Assistant) -> None:
    told = assistant.told("ask", question="How is the weather in Paris?")
    assert not told["sure"]
    assert "rows" not in told


def test_rows_of_sparql_lead_to_their_words(assistant: Assistant) -> None:
    told = assistant.told("sparql", query="SELECT ?claim { ?claim a pg:Observation } ORDER BY ?claim", limit=1)
    assert told["rows"][0]["claim"] == "observation:281cdf8f799a"
    assert told["rows"][0]["evidence"][0]["release"] == RELEASE


def test_sparql_may_ask_and_make_graphs(assistant: Assistant) -> None:
    assert assistant.told("sparql", query="ASK { region:KZ-47 a pg:Region }")["rows"] == [{"answer": True}]
    graph = assistant.told("sparql", query="CONSTRUCT { ?r a pg:Region } WHERE { ?r a pg:Region } ORDER BY ?r")
    assert graph["columns"] == ["subject", "predicate", "object"]
    assert {"subject": "region:KZ-47", "predicate": "rdf:type", "object": "pg:Region"} in graph["rows"]


def test_validate_tells_what_is_broken(assistant: Assistant) -> None:
    told = assistant.told("validate", rdf=BROKEN, format="turtle")
    assert not told["conforms"]
    assert told["violations"] == told["rows_total"] > 0
    assert "Claim-evidence" in {row["rule"] for row in told["rows"]}


def test_documents_can_be_read(assistant: Assistant) -> None:
    listed = assistant.portal.call(assistant.client.list_resources).resources
    assert [one.uri for one in listed] == ["polgraph://ontology", "polgraph://queries", "polgraph://shapes"]
    assert "pg:Observation a owl:Class" in assistant.read("polgraph://ontology")
    assert "## figures-of-a-region" in assistant.read("polgraph://queries")
    assert assistant.read("polgraph://queries/releases").startswith("## releases")
    assert "observation: " in assistant.read("polgraph://shapes")
    assert "shape:Observation a sh:NodeShape" in assistant.read("polgraph://shapes/observation")
