"""Tables and graph say the same: each cell is what its path leads to, and each statement is in a cell or left out on purpose."""

from __future__ import annotations

import contextlib
import copy
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polgraph import iris
from polgraph.engine import Dataset, Literal, NamedNode, Triple, literal, triple
from polgraph.engine.values import kept_as
from polgraph.errors import SourceError
from polgraph.facts import Facts, parse_facts
from polgraph.namespaces import PG, RDF
from polgraph.pipeline import releases
from polgraph.sources import read_text
from polgraph.tables.rows import rows_of
from polgraph.tables.schema import EVIDENCE
from tests.tables.asking import EVIDENCED, columns, evidence, loaded, made, same, shown
from tests.tables.cases import FULL, graphs, read

LEFT_OUT = {
    "nif:referenceContext": "a release has one text, whose hash is a column of releases",
    "pg:countingUnit": "follows from the measure and the subject of an indicator",
    "pg:dateStatus": "stated if the cell of the date is not empty",
    "pg:defaultUnit": "follows from the measure and the subject of an indicator",
    "pg:polarity": "follows from the measure and the subject of an indicator",
    "pg:sourceStatus": "of an unconfirmed place or agency, which are a table of their own",
    "pg:unreviewedLabel": "repeats the label of an unconfirmed place or agency",
    "prov:wasGeneratedBy": "a release has one run, whose extractor and version are columns of releases",
    "rdf:type": "the table tells; the kind of an event, the prefix of the id and unconfirmed.district tell the rest",
}
OF_INDICATORS = {"pg:measure", "pg:setting", "pg:subject", "skos:prefLabel"}
"""An indicator is named after its parts, which concepts label; after a correction no figure may lead to it."""
ELSEWHERE = {("releases", "revises"), ("people", "identity")}
"""Known to a store beside its releases: tests/tables/test_stores.py."""


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return loaded(graphs())


def test_each_cell_is_what_its_path_leads_to(dataset: Dataset) -> None:
    same(dataset, graphs())


def test_evidence_is_each_span_of_each_fact(dataset: Dataset) -> None:
    found = [
        (number, row["fact"], row["part"], row["start"], row["stop"], row["words"])
        for number, triples in enumerate(graphs().values())
        for row in rows_of(triples)[EVIDENCE]
    ]
    asked = [
        (
            int(row["g"].value.removeprefix("urn:")),
            iris.compact(row["fact"].value),
            EVIDENCED[iris.short_iri(row["p"].value).removeprefix("pg:")],
            int(row["start"].value),
            int(row["stop"].value),
            row["words"].value if row["words"] else None,
        )
        for row in evidence(dataset)
    ]
    assert sorted(found, key=str) == sorted(asked, key=str)


def test_every_statement_is_in_a_cell_or_left_out_on_purpose(dataset: Dataset) -> None:
    assert hidden(graphs(), dataset) == set()


def hidden(of: dict[str, list[Triple]], dataset: Dataset) -> set[tuple[str, str]]:
    """Name what no cell shows: the class of a subject, and the property."""
    stated = {(f"urn:{number}", kept(one)) for number, triples in enumerate(of.values()) for one in triples}
    classes = {(graph, one.subject): name(one.object) for graph, one in stated if one.predicate.value == RDF.type}
    unseen = stated - {(graph, kept(one)) for graph, one in shown(dataset)}
    found = {(classes[graph, one.subject], name(one.predicate)) for graph, one in unseen}
    return {
        (class_, property_)
        for class_, property_ in found
        if property_ not in LEFT_OUT and not (class_ == "pg:Indicator" and property_ in OF_INDICATORS)
    }


def kept(one: Triple) -> Triple:
    """Write a number as the engine keeps it."""
    return Triple(one.subject, one.predicate, kept_as(one.object) if isinstance(one.object, Literal) else one.object)


def name(node: Any) -> str:
    return iris.short_iri(node.value)


@pytest.mark.parametrize(
    ("property_", "value"),
    [
        (PG.message, literal("new", language="ru")),
        (PG.heldUntil, literal("2031-01-01")),
        (PG.summary, literal("in a language without a column", language="de")),
        (PG.summaryStatus, NamedNode(PG.Stated)),
        (PG.compares, NamedNode(PG.Stated)),
    ],
)
def test_what_the_tables_do_not_know_is_noticed(property_: str, value: NamedNode | Literal) -> None:
    stated = graphs()["own full"]
    event = next(one.subject for one in stated if one.object == NamedNode(PG.Meeting))
    of = {"own full": [*stated, triple(event.value, property_, value)]}
    assert hidden(of, loaded(of)) == {("pg:Meeting", iris.short_iri(property_))}


def test_every_column_holds_something_somewhere() -> None:
    rows = made(graphs())
    empty = {
        (table.name, column.name)
        for table, column in columns()
        if not any(
            row[column.name] not in ((None, [], False) if column.kind == "flag" else (None, []))
            for row in rows[table.name].values()
        )
    }
    assert {one for one in empty if one[1] != "preference"} == ELSEWHERE
    assert ("observations", "preference") not in empty


DOCUMENT = json.loads(FULL.read_text(encoding="utf-8"))
PLACES = [
    (section, number, key)
    for section, entries in DOCUMENT.items()
    if isinstance(entries, list) and section != "topics"
    for number, entry in enumerate(entries)
    for key in ["", *entry]
]
"""Each entry of the full document, and each key of it."""


@given(st.lists(st.sampled_from(PLACES), max_size=40))
@settings(max_examples=25)
def test_documents_with_something_left_out(places: list[tuple[str, int, str]]) -> None:
    of = {"": releases.extracted_triples(without(places), read_text(FULL.with_suffix(".txt")))}
    dataset = loaded(of)
    same(dataset, of)
    assert hidden(of, dataset) == set()


def without(places: list[tuple[str, int, str]]) -> Facts:
    """Return the full document with *places* emptied, as far as it stays one that can be read."""
    vocabulary = releases.shipped_lexicon().vocabulary()
    document, facts = copy.deepcopy(DOCUMENT), read(FULL)
    for section, number, key in sorted(set(places), reverse=True):
        changed = copy.deepcopy(document)
        if key:
            entry = changed[section][number]
            entry[key] = [] if isinstance(entry[key], list) and key in ("visited", "to", "origins", "topics") else None
        else:
            del changed[section][number]
        with contextlib.suppress(SourceError):
            facts, document = parse_facts(json.dumps(changed), vocabulary), changed
    return facts
