"""Rows of one entity, property and value each, as nested JSON: FollowTheMoney lines or a GeoJSON collection."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from polgraph.engine import Literal, NamedNode, Term
from polgraph.namespaces import ID, XSD

Value = str | int | float
Json = Mapping[str, object]
Row = tuple[Term | None, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """What the rows of one entity tell; *kind* is empty where the rows have no such column."""

    iri: str
    kind: str
    properties: dict[str, list[Value]] = field(default_factory=dict)


def entities(columns: tuple[str, ...], rows: Iterable[Row]) -> Iterator[Entity]:
    """Gather ordered rows of the columns entity, (schema,) property and value; things among the values become ids."""
    at = {name: place for place, name in enumerate(columns)}
    current: Entity | None = None
    for row in rows:
        iri, kind = _text(row[at["entity"]]), _text(row[at["schema"]]) if "schema" in at else ""
        if current is None or (current.iri, current.kind) != (iri, kind):
            if current is not None:
                yield current
            current = Entity(iri, kind)
        current.properties.setdefault(_text(row[at["property"]]), []).append(_value(row[at["value"]]))
    if current is not None:
        yield current


def to_ftm(found: Iterable[Entity]) -> bytes:
    """Write a FollowTheMoney entity a line; every value of it is a list of texts."""
    lines = (
        {
            "id": _id(entity.iri),
            "schema": entity.kind,
            "properties": {name: [_id(str(value)) for value in values] for name, values in entity.properties.items()},
        }
        for entity in found
    )
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines).encode()


def to_geojson(found: Iterable[Entity], shapes: Mapping[str, Json]) -> bytes:
    """Write a feature an entity, with the geometry of its code in *shapes*, else null; several values make a list."""
    features = [
        {
            "type": "Feature",
            "id": entity.iri,
            "geometry": next((shapes[code] for code in _codes(entity) if code in shapes), None),
            "properties": {name: values if values[1:] else values[0] for name, values in entity.properties.items()},
        }
        for entity in found
    ]
    return (
        json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False, indent=1) + "\n"
    ).encode()


def _codes(entity: Entity) -> Iterator[str]:
    for name in ("code", "retired code"):
        yield from map(str, entity.properties.get(name, ()))


def _id(text: str) -> str:
    """Write the IRI of a thing as an id without slashes and colons; other texts stay."""
    return f"polgraph-{text[len(ID) :].replace('/', '-')}" if text.startswith(ID) else text


def _text(term: Term | None) -> str:
    return term.value if isinstance(term, NamedNode | Literal) else ""


def _value(term: Term | None) -> Value:
    """Read a number as one, whatever its wording, and all else as text."""
    datatype = term.datatype.value if isinstance(term, Literal) else ""
    return _READERS.get(datatype, str)(_text(term))


_READERS: dict[str, Callable[[str], Value]] = {XSD.decimal: float, XSD.integer: int}
