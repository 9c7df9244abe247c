"""Questions to the tables in SQL that Spark and DuckDB both read: statements and parameters, for either to run."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from polgraph.errors import QueryParameterError, UnknownQueryError, did_you_mean
from polgraph.resources import read_bytes, resource_dir

Given = str | int | None
"""What a parameter is given as: a slug or a year; None where it is not asked for."""
ANSWERS: dict[str, tuple[str, ...]] = {
    "conflicts": (
        "spans",
        "levels",
        "same_figure",
        "narrower_above_wider",
        "country_below_regions",
        "moves",
        "implied",
        "previous_against_stated",
        "conflict_members",
    ),
    "coverage-matrix": ("spans",),
    "trend-ledger": ("spans",),
}
"""The questions, by the names of the saved queries that ask the same of the graph: each with its views, in order."""
TABLES = ("changes", "concepts", "evidence", "observations", "releases")
"""All tables that these questions are about."""
DUCKDB = (
    "CREATE OR REPLACE MACRO array_join(items, separator) AS array_to_string(items, separator)",
    "CREATE OR REPLACE MACRO arrays_overlap(one, other) AS list_has_any(one, other)",
    "CREATE OR REPLACE MACRO sha2(words, bits) AS sha256(words)",
)
"""Statements that DuckDB runs before, for it calls three functions otherwise; it writes parameters as `$name`."""
_DEFAULTS: dict[tuple[str, str], Given] = {("trend-ledger", "region"): "KZ-59"}
_PARAMETER = re.compile(r":([a-z]+)")


@dataclass(frozen=True, slots=True)
class Asked:
    """What an engine runs over the tables, which it knows by their names."""

    views: tuple[str, ...]
    """Statements to run first, one after the other."""
    query: str
    """Its parameters are written as `:name`."""
    parameters: Mapping[str, Given]


def asked(name: str, given: Mapping[str, Given]) -> Asked:
    """Return the question *name* with the parameters *given*; UnknownQueryError or QueryParameterError."""
    if name not in ANSWERS:
        hint = did_you_mean(name, ANSWERS) or f"expected one of {', '.join(ANSWERS)}"
        raise UnknownQueryError(f"no question to the tables is called {name!r}; {hint}")
    query = _text(name)
    parameters = {one: _DEFAULTS.get((name, one)) for one in sorted(set(_PARAMETER.findall(query)))}
    for one in given:
        if one not in parameters:
            hint = did_you_mean(one, parameters) or f"expected one of {', '.join(parameters)}"
            raise QueryParameterError(f"{name} has no parameter {one!r}; {hint}")
    return Asked(tuple(_text(f"views/{view}") for view in ANSWERS[name]), query, {**parameters, **given})


def _text(name: str) -> str:
    return read_bytes(f"{resource_dir('queries')}/tables/{name}.sql").decode().strip().removesuffix(";")
