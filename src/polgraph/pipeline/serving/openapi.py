"""Describe the API as OpenAPI 3.1, out of the headers of the saved queries and the table of operations."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING

from polgraph import __version__
from polgraph.pipeline.questions import saved_queries
from polgraph.pipeline.serving.fields import refuse_unknown
from polgraph.pipeline.serving.operations import ERRORS, OPERATIONS, SAVED, Operation
from polgraph.pipeline.serving.schemas import SCHEMAS, TYPES, Schema, named
from polgraph.pipeline.serving.taken import FIELDS
from polgraph.workers.kept.jobs import Answer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from polgraph.pipeline.serving.origin import Origin
    from polgraph.queries import Parameter, SavedQuery
    from polgraph.workers.kept.jobs import Asked, Json

_ABOUT = (
    "Rows of saved queries, questions in words, names, evidence, checks and readings over police press releases of "
    "Kazakhstan. A value that names a thing is its id (KZ-47) or a name of it in Kazakh, Russian or English, in any "
    "case form. An answer to GET has an ETag, which lasts as long as the data are the same."
)
_THING = "An id, or a name in Kazakh, Russian or English, in any case form."


def openapi(asked: Asked, origin: Origin) -> Answer:
    """Return the description of the API."""
    refuse_unknown(asked.mapping("fields"), ())
    return Answer("application/json", _written(), headers={"revision": origin.revision()})


@cache
def _written() -> bytes:
    return json.dumps(document(), ensure_ascii=False, indent=1).encode() + b"\n"


def document() -> Schema:
    """Return the document."""
    paths: Schema = {one.path: {one.method: _described(one, one.job, one.summary)} for one in OPERATIONS}
    saved: Schema = {f"/api/queries/{query.name}": {"get": _saved(query)} for query in saved_queries().values()}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "polgraph",
            "version": __version__,
            "description": _ABOUT,
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        "paths": {**paths, **saved},
        "components": {"schemas": SCHEMAS, "responses": {name: _error(told) for name, told in ERRORS.items()}},
    }


def _described(operation: Operation, name: str, summary: str, own: Iterable[Schema] = ()) -> Schema:
    described: Schema = {
        "operationId": name,
        "summary": summary,
        "parameters": [*own, *(FIELDS[field] for field in operation.fields)],
        "responses": _responses(operation),
    }
    if operation.bodies:
        content: Schema = {media: {"schema": schema} for media, schema in operation.bodies.items()}
        described["requestBody"] = {"required": True, "content": content}
    return described


def _saved(query: SavedQuery) -> Schema:
    """Describe one saved query, which has parameters of its own."""
    own = (_parameter(query, parameter) for parameter in query.parameters.values())
    asks = "\n\n".join(query.question[language] for language in sorted(query.question))
    return {**_described(SAVED, query.name, query.summary, own), "description": asks}


def _parameter(query: SavedQuery, parameter: Parameter) -> Schema:
    """Describe a parameter by its type; what it is if it is not given is its default."""
    schema = dict(TYPES[parameter.type])
    if parameter.values:
        schema["enum"] = list(parameter.values)
    label = "; ".join(parameter.label[language] for language in sorted(parameter.label))
    described: Schema = {"name": parameter.name, "in": "query", "required": False, "schema": schema}
    default = query.defaults.get(parameter.name)
    if default is not None:
        schema["default"] = described["example"] = _typed(str(schema["type"]), default)
    return {**described, "description": f"{label}. {_THING}" if parameter.ending == "iri" else f"{label}."}


def _typed(type_: str, value: str) -> Json:
    """Write a default as its schema has it."""
    return value == "true" if type_ == "boolean" else int(value) if type_ == "integer" else value


def _responses(operation: Operation) -> Schema:
    content: Schema = {media: {"schema": schema} for media, schema in operation.answers.items()}
    good: Schema = {"description": operation.gives, "content": content}
    if operation.links:
        good["headers"] = {"Link": {"description": "The next rows, if there are more.", "schema": {"type": "string"}}}
    errors: Schema = {status: {"$ref": f"#/components/responses/{status}"} for status in operation.errors}
    return {"200": good, **errors}


def _error(told: str) -> Schema:
    return {"description": told, "content": {"application/problem+json": {"schema": named("Problem")}}}
