"""The shapes of what the API takes and gives, as JSON Schema."""

from __future__ import annotations

from typing import TypeAlias

from polgraph.pipeline.serving.names import KINDS, WHY
from polgraph.workers.kept.jobs import Json

Schema: TypeAlias = dict[str, Json]


def named(name: str) -> Schema:
    """Refer to one of SCHEMAS."""
    return {"$ref": f"#/components/schemas/{name}"}


def written(media: str, name: str) -> Schema:
    """Describe what is written in a media type: in JSON one of SCHEMAS, by its *name*."""
    if media == "application/json":
        return named(name)
    return {} if media.endswith("+json") else TEXT


def a_list(items: Schema) -> Schema:
    """Describe a list."""
    return {"type": "array", "items": items}


def _object(**properties: Json) -> Schema:
    """Describe an object that has all of *properties* and no others."""
    return {"type": "object", "properties": properties, "required": [*properties], "additionalProperties": False}


def _maybe(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


TEXT: Schema = {"type": "string"}
TRUTH: Schema = {"type": "boolean"}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_OBJECT: Schema = {"type": "object"}
_TEXTS: Schema = {"type": "object", "additionalProperties": TEXT}
_THING: Schema = {"type": "string", "minLength": 1, "maxLength": 200}
_VALUE: Schema = {"type": ["string", "number", "boolean", "null"]}

TYPES: dict[str, Schema] = {
    "boolean": TRUTH,
    "concept": _THING,
    "date": {"type": "string", "format": "date", "pattern": "^(19|20)"},
    "decimal": {"type": "string", "pattern": r"^[+-]?[0-9]{1,18}(\.[0-9]{1,18})?$"},
    "integer": {"type": "integer", "minimum": -(10**18) + 1, "maximum": 10**18 - 1},
    "iri": _THING,
    "period": _THING,
    "region": _THING,
    "string": TEXT,
    "year": {"type": "integer", "minimum": 1900, "maximum": 2099},
}
"""Types of parameters, as headers of saved queries name them."""

_MATCH: Schema = {
    "query": TEXT,
    "question": TEXT,
    "parameters": _TEXTS,
    "told": _TEXTS,
    "ignored": a_list(TEXT),
    "missing": a_list(TEXT),
}
SCHEMAS: Schema = {
    "Problem": _object(type=TEXT, status={"type": "integer"}, detail=TEXT),
    "Rows": _object(
        query=TEXT,
        question=TEXT,
        lang=TEXT,
        parameters=_TEXTS,
        columns=a_list(TEXT),
        rows=a_list({"type": "object", "additionalProperties": _VALUE}),
        labels=_TEXTS,
        total=_COUNT,
        truncated=TRUTH,
    ),
    "Catalogue": _object(queries=a_list(named("Query"))),
    "Query": _object(
        name=TEXT,
        summary=TEXT,
        question=_TEXTS,
        parameters=a_list(named("Parameter")),
        chart=_OBJECT,
        address=TEXT,
    ),
    "Parameter": _object(
        name=TEXT,
        type={"enum": [*TYPES]},
        kinds=a_list(TEXT),
        label=_TEXTS,
        default=_maybe(TEXT),
        values=_maybe(a_list(_object(value=TEXT, label=TEXT))),
    ),
    "Asked": {
        "oneOf": [
            _object(sure={"const": True}, lang=TEXT, **_MATCH, answer=named("Rows")),
            _object(sure={"const": False}, lang=TEXT, nearest=a_list(_object(**_MATCH))),
        ]
    },
    "Found": _object(q=TEXT, lang=TEXT, found=a_list(named("Thing")), total=_COUNT, truncated=TRUTH),
    "Thing": _object(iri=TEXT, id=TEXT, kind={"enum": [*KINDS]}, label=TEXT, labels=_TEXTS, why={"enum": [*WHY]}),
    "Evidence": _object(
        claim=_object(iri=TEXT, id=TEXT, kind=TEXT, label=TEXT),
        review=_maybe(TEXT),
        confidence=_maybe({"type": "number"}),
        extractor=_maybe(TEXT),
        spans=a_list(named("Span")),
        labels=_TEXTS,
    ),
    "Span": _object(
        evidence=TEXT,
        release=TEXT,
        title=_maybe(TEXT),
        addresses=a_list(TEXT),
        start=_COUNT,
        end=_COUNT,
        words=_maybe(TEXT),
        before=_maybe(TEXT),
        after=_maybe(TEXT),
    ),
    "Report": {
        "type": "object",
        "required": ["conforms", "passes", "counts", "results"],
        "properties": {"conforms": TRUTH, "passes": TRUTH, "counts": _OBJECT, "results": a_list(_OBJECT)},
    },
    "Facts": {"type": "object", "required": ["schema", "release"], "properties": {"release": _OBJECT}},
    "Given": {"anyOf": [named("Release"), named("Facts"), {"type": "object", "required": ["@context"]}]},
    "Release": _object(facts=named("Facts"), text=TEXT),
}
"""By their names in the document."""
