"""What the schema of the tables says of graphs, asked of the engine in SPARQL: cells, evidence, and what they show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from polgraph.engine import Dataset, Literal, NamedNode, Term, Triple
from polgraph.iris import compact, kind_and_slug
from polgraph.namespaces import PREFIXES, RDF, XSD
from polgraph.tables.rows import rows_of
from polgraph.tables.schema import CONCEPTS, EVIDENCE, Column, Table, tables

Key = tuple[str, str]
"""A graph, and the id of a row in it."""
TYPED = {
    "boolean": {XSD.boolean: lambda text: text == "true"},
    "date": {XSD.date: date.fromisoformat},
    "integer": {XSD.integer: int},
    "number": {XSD.decimal: Decimal, XSD.integer: Decimal},
    "text": {XSD.string: str, f"{RDF.iri}langString": str},
}
"""The datatypes that a kind of column is for, and how they are read."""
EVIDENCED = {
    "evidence": None, "titleEvidence": "title", "publisherEvidence": "publisher", "publishedEvidence": "published",
    "periodEvidence": "period", "attributionEvidence": "attributed_to",
}  # fmt: skip
EVIDENCE_ASKED = f"""SELECT * WHERE {{
  VALUES ?p {{ {" ".join(f"pg:{name}" for name in EVIDENCED)} }}
  GRAPH ?g {{ ?fact ?p ?span . ?span nif:beginIndex ?start ; nif:endIndex ?stop }}
  OPTIONAL {{ GRAPH ?g {{ ?span nif:anchorOf ?words }} }}
}}"""


def loaded(graphs: Mapping[str, Iterable[Triple]]) -> Dataset:
    dataset = Dataset()
    for number, triples in enumerate(graphs.values()):
        dataset.add(triples, f"urn:{number}")
    return dataset


def columns() -> list[tuple[Table, Column]]:
    """All columns that a path leads to, of tables about releases."""
    found = [(table, column) for table in tables().values() for column in table.columns if column.path]
    return [(table, column) for table, column in found if table.name not in (CONCEPTS, EVIDENCE)]


def subjects(table: Table) -> str:
    return f"VALUES ?class {{ {' '.join(f'<{one}>' for one in table.classes)} }}"


def asked(dataset: Dataset, table: Table, column: Column) -> dict[Key, object]:
    """Follow the path of *column* from all rows of *table*."""
    found: dict[Key, set[Term]] = defaultdict(set)
    query = f"SELECT ?g ?id ?v WHERE {{ {subjects(table)} GRAPH ?g {{ ?id a ?class OPTIONAL {{ ?id {column.path} ?v }} }} }}"
    for graph, id_, value in dataset.select(query).rows:
        assert isinstance(graph, NamedNode)
        assert isinstance(id_, NamedNode)
        found[graph.value, compact(id_.value)] |= {value} if value is not None else set()
    return {key: cell(values, column) for key, values in found.items()}


def cell(terms: Iterable[Term], column: Column) -> object:
    """Read what a cell should hold; a KeyError is a value of a type that the column is not for."""
    if column.kind == "flag":
        prefix, _, name = column.of.partition(":")
        return NamedNode(PREFIXES[prefix] + name) in terms
    values = sorted({value(term, column) for term in terms if shows(term, column)})
    if column.many:
        return values
    assert len(values) < 2, (column, values)
    return values[0] if values else None


def shows(term: Term, column: Column) -> bool:
    """Tell whether a cell of *column* is about *term*: flags are about one thing, texts about one language."""
    if column.kind == "flag":
        prefix, _, name = column.of.partition(":")
        return term == NamedNode(PREFIXES[prefix] + name)
    return column.kind != "text" or not column.of or (isinstance(term, Literal) and term.language == column.of)


def value(term: Term, column: Column) -> object:
    if column.kind in ("id", "slug"):
        assert isinstance(term, NamedNode)
        return compact(term.value) if column.kind == "id" else kind_and_slug(term.value)[1]
    assert isinstance(term, Literal)
    return TYPED[column.kind][term.datatype.value](term.value)


def made(graphs: Mapping[str, Iterable[Triple]]) -> dict[str, dict[Key, dict[str, object]]]:
    """Return the rows that we make of the graphs, by table."""
    found: dict[str, dict[Key, dict[str, object]]] = {name: {} for name in tables()}
    for number, triples in enumerate(graphs.values()):
        for name, rows in rows_of(triples).items():
            if name != EVIDENCE:
                ids = [str(row["id"]) for row in rows]
                assert ids == sorted(set(ids)), name
                found[name] |= {(f"urn:{number}", str(row["id"])): dict(row) for row in rows}
    return found


def same(dataset: Dataset, graphs: Mapping[str, Iterable[Triple]]) -> None:
    """Hold every cell against what the path leads to, exactly."""
    rows = made(graphs)
    for table, column in columns():
        ours = {key: row[column.name] for key, row in rows[table.name].items()}
        if column.kind == "number":  # a double is told by its shortest form
            ours = {key: None if one is None else Decimal(repr(one)) for key, one in ours.items()}
        theirs = asked(dataset, table, column)
        assert ours == theirs, (table.name, column.name)
        assert [type(one) for one in ours.values()] == [type(theirs[key]) for key in ours], (table.name, column.name)


def shown(dataset: Dataset) -> set[tuple[str, Triple]]:
    """Return all that some cell shows: each triple on the way from the subject of a row to a value, and its graph."""
    found: set[tuple[str, Triple]] = set()
    for table, column in columns():
        for way in column.ways:
            places = range(len(way))
            steps = [
                f"?n{n + 1} <{one}> ?n{n}" if back else f"?n{n} <{one}> ?n{n + 1}"
                for n, (one, back) in zip(places, way, strict=True)
            ]
            rows = dataset.select(
                f"SELECT ?g {' '.join(f'?n{n}' for n in range(len(way) + 1))} WHERE {{ {subjects(table)} GRAPH ?g {{ ?n0 a ?class . {' . '.join(steps)} }} }}"
            ).rows
            for graph, *nodes in rows:
                if shows(nodes[-1], column):
                    found |= {(graph.value, stated(nodes, n, *way[n])) for n in places}
    return found | of_evidence(dataset)


def stated(nodes: list[Term], place: int, property_: str, back: bool) -> Triple:
    first, last = (place + 1, place) if back else (place, place + 1)
    return Triple(nodes[first], NamedNode(property_), nodes[last])


def of_evidence(dataset: Dataset) -> set[tuple[str, Triple]]:
    found = set()
    for row in evidence(dataset):
        graph, span = row["g"].value, row["span"]
        found.add((graph, Triple(row["fact"], row["p"], span)))
        for name, predicate in (("start", "beginIndex"), ("stop", "endIndex"), ("words", "anchorOf")):
            if row[name] is not None:
                found.add((graph, Triple(span, NamedNode(PREFIXES["nif"] + predicate), row[name])))
    return found


def evidence(dataset: Dataset) -> list[dict[str, Term]]:
    solutions = dataset.select(EVIDENCE_ASKED)
    return [dict(zip(solutions.columns, row, strict=True)) for row in solutions.rows]
