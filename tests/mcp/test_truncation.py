"""An answer that is a part says so, and how to get the rest."""

from __future__ import annotations

from tests.mcp.assistant import Assistant

MATRIX = "coverage-matrix"
ALL = "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?s ?p ?o"


def test_a_part_says_how_much_there_is_and_how_to_get_the_rest(assistant: Assistant) -> None:
    told = assistant.told("run_saved_query", name=MATRIX)
    assert (len(told["rows"]), told["rows_total"], told["truncated"]) == (50, 88, True)
    assert told["rest"] == "rows 1 to 50 are given; offset 50 gives those after, limit up to 500"


def test_the_rest_is_the_rest(assistant: Assistant) -> None:
    whole = assistant.told("run_saved_query", name=MATRIX, limit=500)
    first = assistant.told("run_saved_query", name=MATRIX)
    rest = assistant.told("run_saved_query", name=MATRIX, offset=50)
    assert not whole["truncated"]
    assert first["rows"] + rest["rows"] == whole["rows"]
    assert rest["rest"] == "the last 38 rows are given; a smaller offset gives those before"


def test_no_more_than_500_rows_are_given(assistant: Assistant) -> None:
    told = assistant.told("sparql", query=ALL, limit=500)
    assert len(told["rows"]) == 500
    assert told["truncated"]


def test_rows_beyond_counting_are_at_least_so_many(assistant: Assistant) -> None:
    told = assistant.told("sparql", query="SELECT * { ?a ?b ?c . ?d ?e ?f }", limit=1)
    assert told["rows_total"] == "at least 100000"


def test_past_the_end_there_is_nothing_and_it_is_said(assistant: Assistant) -> None:
    told = assistant.told("run_saved_query", name=MATRIX, offset=1000)
    assert (told["rows"], told["rows_total"], told["truncated"]) == ([], 88, True)
    assert told["rest"] == "there is no row 1001; a smaller offset gives those before"


def test_findings_of_a_check_come_in_parts(assistant: Assistant) -> None:
    broken = "@prefix pg: <https://w3id.org/polgraph/def#> .\n" + "".join(
        f"<https://w3id.org/polgraph/id/observation/{number}> a pg:Observation .\n" for number in range(3)
    )
    whole = assistant.told("validate", rdf=broken)
    parts = [assistant.told("validate", rdf=broken, limit=10, offset=offset) for offset in (0, 10)]
    assert [row for part in parts for row in part["rows"]] == whole["rows"]
    assert parts[0]["truncated"]


def test_a_long_text_is_cut_and_it_is_said(assistant: Assistant) -> None:
    told = assistant.told("sparql", query=f'SELECT ("{"x" * 3000}" AS ?long) {{}}')
    assert told["rows"][0]["long"] == "x" * 2000 + "… [the first 2000 of 3000 characters]"
