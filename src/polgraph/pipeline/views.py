"""The views of queries/views: what other tools' vocabularies and formats make of the graph."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NoReturn

from polgraph.engine import Dataset, Solutions, Triple
from polgraph.errors import QueryError, SourceError, UnknownQueryError, did_you_mean
from polgraph.queries import QueryRegistry, SavedQuery
from polgraph.resources import read_bytes, resource_dir
from polgraph.serialization import csvw
from polgraph.serialization.entities import entities, to_ftm, to_geojson

TABLES = "csvw"
"""The view that is a folder of tables."""
Json = Mapping[str, object]


def views() -> QueryRegistry:
    """Return the views that are one document each."""
    return QueryRegistry(f"{resource_dir('queries')}/views")


def tables() -> QueryRegistry:
    """Return the tables of the view that is a folder."""
    return QueryRegistry(f"{resource_dir('queries')}/views/{TABLES}")


def view_named(name: str) -> SavedQuery:
    """Return a view that is one document; UnknownQueryError if there is none of that name."""
    known = views()
    if name == TABLES:
        raise QueryError(f"the view {TABLES} is several files; expected a folder for them, in Python export_tables()")
    if name not in known:
        hint = did_you_mean(name, [*known, TABLES]) or f"expected one of {', '.join([*known, TABLES])}"
        raise UnknownQueryError(f"no view is called {name!r}; {hint}")
    return known[name]


def triples_of(view: SavedQuery, dataset: Dataset) -> list[Triple]:
    """Return what a view makes of *dataset* as a graph; QueryError if it makes rows."""
    found = dataset.answer(view.text)
    if isinstance(found, Solutions):
        raise QueryError(f"the view {view.name} makes rows; expected CONSTRUCT, by its format")
    return found


def written(view: SavedQuery, dataset: Dataset, geometry: Path | None = None) -> bytes:
    """Write the rows that a view makes of *dataset* in the format of its header; *geometry* is for GeoJSON."""
    is_map = view.header["format"] == "geojson"
    if geometry is not None and not is_map:
        raise SourceError(f"{geometry}: the view {view.name} has no shapes; expected the view geojson")
    shapes = _shapes(geometry) if geometry is not None else {}
    solutions = dataset.select(view.text)
    found = entities(solutions.columns, solutions.rows)
    return to_geojson(found, shapes) if is_map else to_ftm(found)


def written_tables(dataset: Dataset) -> dict[str, bytes]:
    """Write the tables of *dataset* with their description: name of the file to its content."""
    described, files = [], {}
    for name, query in tables().items():
        table = csvw.Table(name, query.summary, str(query.header["key"]), _columns(query))
        described.append(table)
        files[f"{name}.csv"] = csvw.to_csv(table, dataset.select(query.text).rows)
    return {**files, csvw.METADATA: csvw.to_metadata(described)}


def _columns(query: SavedQuery) -> dict[str, Json]:
    columns = query.header["columns"]
    return (
        {name: column for name, column in columns.items() if isinstance(column, dict)}
        if isinstance(columns, dict)
        else {}
    )


def _shapes(path: Path) -> dict[str, Json]:
    """Read the geometries of a GeoJSON file by the codes KZ-… among the properties of its features."""
    try:
        features = json.loads(read_bytes(path), parse_constant=_refuse)["features"]
        found = [(code, feature["geometry"]) for feature in features for code in _codes(feature["properties"])]
        shapes = {code: geometry for code, geometry in found if isinstance(geometry["type"], str)}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as exc:
        raise SourceError(f"{path}: cannot be read as features; expected a GeoJSON FeatureCollection") from exc
    if not shapes:
        raise SourceError(f"{path}: no feature has a code of a region; expected a property such as KZ-47")
    return shapes


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no number of JSON")


def _codes(properties: Mapping[str, object]) -> Iterator[str]:
    return (value for value in properties.values() if isinstance(value, str) and value.startswith("KZ-"))
