"""The tables and their columns, read from `schema.tsv`: what each holds, and which property of the graph says so."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from polgraph.namespaces import PREFIXES

CONCEPTS, EVIDENCE, RELEASES = "concepts", "evidence", "releases"
RELEASE, YEAR = "release", "year"
"""The columns that every table of releases has besides its own: from which release, and the year that parts them."""
NO_YEAR = 0
"""Stands where neither a period nor a day of publication is stated: some readers know no folder without a value."""
Step = tuple[str, bool]
"""A property, and whether it is followed from the value to the subject."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table."""

    name: str
    kind: str
    """boolean, date, flag, id, integer, number, slug or text."""
    of: str
    """The kind of things that a slug is of, the tables that have an id, the language of a text, what raises a flag."""
    many: bool
    """Whether a cell is a list."""
    path: str
    """The SPARQL property path from the subject of the row to the value; empty for the subject itself."""
    key: str
    """Where the facts document says so, the names of the keys from the outside in; empty if it does not."""
    about: str
    ways: tuple[tuple[Step, ...], ...]
    """The path as its alternatives, each step by step."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table; a row for each subject of one of its classes."""

    name: str
    classes: frozenset[str]
    about: str
    columns: tuple[Column, ...]


@cache
def tables() -> dict[str, Table]:
    """Return all tables by name, in the order of the schema."""
    lines = Path(__file__).with_name("schema.tsv").read_text(encoding="utf-8").splitlines()[1:]
    found: dict[str, Table] = {}
    columns: dict[str, list[Column]] = {}
    for name, column, type_, path, key, about in (line.split("\t") for line in lines):
        if not column:
            classes = frozenset(full_iri(one) for one in path.split() if one != "*")
            found[name] = Table(name, classes, about, ())
            columns[name] = []
        else:
            kind, _, of = type_.partition(" ")
            many = of.endswith("*")
            of = of.removesuffix("*").strip()
            columns[name].append(Column(column, kind, of, many, path, key, about, _ways(path)))
    return {name: Table(name, one.classes, one.about, tuple(columns[name])) for name, one in found.items()}


def full_iri(short: str) -> str:
    """Write prefix:name as an IRI."""
    prefix, _, local = short.partition(":")
    return PREFIXES[prefix] + local


def _ways(path: str) -> tuple[tuple[Step, ...], ...]:
    return tuple(tuple(_step(step) for step in way.split("/")) for way in path.split("|") if way)


def _step(step: str) -> Step:
    return full_iri(step.removeprefix("^")), step.startswith("^")
