"""--evidence: the words behind each row, and no row more or less."""

from __future__ import annotations

import pytest

import polgraph
from polgraph import store
from polgraph.engine import NamedNode, Solutions, parse_text
from polgraph.engine.parse import FORMATS
from polgraph.pipeline import questions
from polgraph.results.evidence import COLUMNS, query_about, things_in, with_evidence
from tests.cases import ROOT

NAMES = sorted(questions.saved_queries())
WITHOUT = {"releases"}


@pytest.mark.parametrize("name", sorted(set(NAMES) - WITHOUT))
def test_the_rows_are_the_same_rows(name: str) -> None:
    plain, more = polgraph.query(name), polgraph.query(name, evidence=True)
    assert more.columns == (*plain.columns, *COLUMNS)
    assert [{key: row[key] for key in plain.columns} for row in more] == [dict(row) for row in plain]


@pytest.mark.parametrize("name", sorted(set(NAMES) - WITHOUT))
def test_a_row_that_leads_to_words_gets_them(name: str) -> None:
    for row in polgraph.query(name, evidence=True):
        source = row.get("evidence") or row.get("claim")
        assert all((row[column] is None) is (source is None) for column in ("evidenceSpan", "evidenceWords"))


def test_a_claim_is_proved_by_the_words_that_evidence_of_a_claim_has() -> None:
    (row,) = [r for r in polgraph.query("drugs-seized", evidence=True) if r["value"] == 8]
    (proof,) = polgraph.query("evidence-of-a-claim", claim=row["claim"])
    assert (row["evidenceRelease"], row["evidenceWords"]) == (proof["release"], proof["words"])
    assert row["evidenceSpan"] == f"{proof['start']}–{proof['end']}"


def spans(*places: str) -> str:
    text = "https://w3id.org/polgraph/text/"
    hashes = {row["release"][-12:]: row["text"] for row in polgraph.query("releases")}
    joined = " ".join(f"{hashes[place.split('#')[0]]}#{place.split('#')[1]}" for place in places)
    assert joined.startswith(text)
    return joined


def test_spans_of_one_row_are_joined_in_the_order_of_the_text_and_releases_stand_apart() -> None:
    named = spans("c736a843b8cc#char=1369,1403", "61c886dfe42e#char=1738,1771", "61c886dfe42e#char=224,264")
    (row,) = polgraph.query(f'SELECT ?evidence {{ BIND ("{named}" AS ?evidence) }}', evidence=True)
    assert row["evidenceSpan"] == "224–264 … 1738–1771 | 1369–1403"
    assert row["evidenceRelease"] == " | ".join(
        f"https://w3id.org/polgraph/id/release/{name}" for name in ("61c886dfe42e", "c736a843b8cc")
    )
    assert row["evidenceTitle"].startswith(" | Итоги")
    assert row["evidenceWords"].endswith("свыше 770 кг различных наркотиков | свыше 744 кг наркотических средств")


@pytest.mark.parametrize(
    "value",
    [
        '"no span at all"',
        '"https://w3id.org/polgraph/text/0#char=0,1"',
        '"https://w3id.org/polgraph/text/> } #"',
        "<https://example.org/>",
        "12",
    ],
)
def test_what_names_no_words_gets_none(value: str) -> None:
    (row,) = polgraph.query(f"SELECT ?evidence {{ VALUES ?evidence {{ {value} }} }}", evidence=True)
    assert [row[column] for column in COLUMNS] == [None] * 4


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "SELECT ?x { VALUES ?x { 1 } }",
            "the rows have no column with spans or a claim; expected ?evidence or ?claim",
        ),
        ("ASK { ?r a pg:Release }", "the rows have no column with spans or a claim; expected ?evidence or ?claim"),
        ("SELECT ?claim ?evidenceSpan { ?claim a pg:Change }", "the rows have a column evidenceSpan of their own"),
        ("CONSTRUCT WHERE { ?r a pg:Release }", "the query makes a graph, whose triples have no evidence"),
    ],
)
def test_rows_without_evidence_are_told(text: str, expected: str) -> None:
    with pytest.raises(polgraph.QueryError, match=expected.replace("?", "[?]")):
        polgraph.query(text, evidence=True)


def test_the_query_for_evidence_is_no_saved_query_and_parses_as_it_stands() -> None:
    assert "evidence" not in NAMES
    assert polgraph.query(ROOT / "queries/support/evidence.rq").columns[0] == "thing"


ELSEWHERE = """
@prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> .
@prefix pg: <https://w3id.org/polgraph/def#> .
<https://w3id.org/polgraph/id/observation/0> pg:evidence <https://w3id.org/polgraph/text/0#char=0,4> .
<https://w3id.org/polgraph/text/0#char=0,4> nif:referenceContext <https://w3id.org/polgraph/text/0> ;
    nif:beginIndex 0 ; nif:endIndex 4 .
"""


def test_a_text_of_no_release_and_words_that_are_not_kept_are_told_as_such() -> None:
    dataset = store.open_shipped()
    quads = parse_text(ELSEWHERE.encode(), FORMATS[".ttl"], "case")
    dataset.add((quad.triple for quad in quads), "https://w3id.org/polgraph/graph/release/0")
    claim = NamedNode("https://w3id.org/polgraph/id/observation/0")
    found = Solutions(("claim",), ((claim,), (None,)))
    query = query_about(things_in(found), (ROOT / "queries/support/evidence.rq").read_text(encoding="utf-8"))
    rows = [[term and term.value for term in row[1:]] for row in with_evidence(found, dataset.select(query)).rows]
    assert rows == [[None, None, "0–4", "[…]"], [None] * 4]
