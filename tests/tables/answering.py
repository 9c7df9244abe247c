"""The same question to the graph and to the tables, as rows that can be set side by side."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import duckdb

from polgraph import derivation, store
from polgraph.engine import Dataset, Literal, NamedNode, Term, Triple
from polgraph.iris import DERIVED_GRAPH, compact, kind_and_slug
from polgraph.namespaces import BASE, XSD
from polgraph.pipeline.questions import saved_queries
from polgraph.pipeline.tabling import vocabulary_rows
from polgraph.tables.answering import DUCKDB, TABLES, asked
from polgraph.tables.arrow import Gathered, parquet
from polgraph.tables.rows import rows_of, year_of
from polgraph.tables.schema import CONCEPTS, NO_YEAR
from tests.tables.world import World

Cell = str | float | bool | None
NAMES = {"claim", "conflict", "movement", "release"}
"""The columns that hold ids; concepts are told by their slugs, as in all tables."""


def of_world(world: World) -> Dataset:
    """Load the vocabularies and the releases of *world*, and derive what follows."""
    dataset = Dataset()
    for path, graph in store.vocabulary_files():
        dataset.load_turtle(path, graph)
    for number, triples in enumerate(world.graphs()):
        dataset.add(triples, f"{BASE}graph/release/{number:012}")
    dataset.add(derivation.derive(dataset), DERIVED_GRAPH)
    return dataset


def write_tables(graphs: Iterable[list[Triple]], folder: Path) -> None:
    """Write the tables of the *graphs* of releases."""
    gathered = Gathered()
    gathered.add(CONCEPTS, NO_YEAR, vocabulary_rows())
    for triples in graphs:
        rows = rows_of(triples)
        for name, found in rows.items():
            gathered.add(name, year_of(rows), found)
    for name, table in gathered.files().items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(parquet(table))


def from_graph(dataset: Dataset, name: str, given: dict[str, str | int]) -> tuple[list[str], list[tuple[Cell, ...]]]:
    """Return the columns and the rows of a saved query, spelled as in the tables and in order."""
    query = saved_queries()[name]
    found = dataset.select(query.bind({**query.defaults, **{one: str(value) for one, value in given.items()}}))
    return [*found.columns], in_order(tuple(map(_cell, found.columns, row)) for row in found.rows)


def from_duckdb(folder: Path, name: str, given: dict[str, str | int]) -> tuple[list[str], list[tuple[Cell, ...]]]:
    """Return the columns and the rows of a question to the tables."""
    with duckdb.connect() as engine:
        for table in TABLES:
            engine.read_parquet(f"{folder}/{table}/**/*.parquet").create_view(table)
        question = asked(name, given)
        for statement in (*DUCKDB, *question.views):
            engine.execute(statement)
        found = engine.execute(re.sub(r":(\w+)", r"$\1", question.query), dict(question.parameters))
        return [column[0] for column in found.description], in_order(found.fetchall())


def in_order(rows: Iterable[tuple[Cell, ...]]) -> list[tuple[Cell, ...]]:
    """Sort rows, empty cells and all."""
    return sorted(rows, key=repr)


def _cell(column: str, term: Term | None) -> Cell:
    if column == "evidence" and isinstance(term, Literal):
        return " ".join(sorted(term.value.split()))
    if isinstance(term, NamedNode):
        return compact(term.value) if column in NAMES else kind_and_slug(term.value)[1]
    if isinstance(term, Literal) and term.datatype.value == XSD.boolean:
        return term.value == "true"
    if isinstance(term, Literal):
        return term.value if term.datatype.value == XSD.string else float(term.value)
    return None
