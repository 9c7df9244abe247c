"""The page of the HTTP API: the OpenAPI description that the service serves, as tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from manual.markdown import code, table
from polgraph.pipeline.questions import saved_queries
from polgraph.pipeline.serving.openapi import document
from polgraph.pipeline.serving.operations import ERRORS
from polgraph.web.settings import WHAT, Limits

HEAD = """# HTTP API

Every path below `/api`, as the service describes it at `/api/openapi.json`. [api.md](api.md) tells how to use it, with
calls that can be copied; [service.md](../guides/service.md) has the paths outside `/api`: SPARQL, graphs and
linked data.

This page is written by `make docs` from that description and held by a test.
"""
SAVED = "/api/queries/"
Schema = Mapping[str, Any]


def pages() -> Iterator[tuple[str, str]]:
    """Yield the page."""
    paths: Schema = document()["paths"]  # type: ignore[assignment]  # JSON
    lines = [HEAD]
    for path, methods in paths.items():
        for method, operation in methods.items():
            if not path.startswith(SAVED):
                lines += section(f"{method.upper()} {path}", operation)
    lines += _saved(paths)
    lines += ["## Errors", "", "Each is a problem (RFC 9457), `application/problem+json`.", ""]
    lines += table(("status", "what went wrong"), ERRORS.items())
    lines += ["## Limits", "", "Those of a service that was started without other ones.", ""]
    rows = ((code(f"--{name.replace('_', '-')}"), what, str(getattr(Limits(), name))) for name, what in WHAT.items())
    lines += table(("option of `polgraph serve`", "what", "default"), rows)
    yield "en/reference/http.md", "\n".join(lines)


def section(title: str, operation: Schema) -> Iterator[str]:
    """Yield the lines about one operation."""
    yield from (f"## `{title}`", "", f"{operation['summary']}.", "")
    yield from _parameters(operation["parameters"])
    body = operation.get("requestBody", {}).get("content", {})
    if body:
        yield from (f"Body: {', '.join(map(code, body))}.", "")
    yield from _answers(operation["responses"])


def _parameters(given: list[Schema]) -> Iterator[str]:
    rows = ((code(one["name"]), one["in"], one.get("description", ""), *_type(one["schema"])) for one in given)
    yield from table(("parameter", "in", "what", "type", "default"), rows)


def _type(schema: Schema) -> tuple[str, str]:
    values = " or ".join(map(code, schema["enum"])) if "enum" in schema else str(schema.get("type", ""))
    bounds = [f"{word} {schema[key]}" for key, word in (("minimum", "from"), ("maximum", "to")) if key in schema]
    return " ".join([values, *bounds]), code(str(schema["default"])) if "default" in schema else ""


def _answers(responses: Schema) -> Iterator[str]:
    good = responses["200"]
    yield from (f"Answer: {good['description']} {', '.join(map(code, good['content']))}.", "")
    yield from (f"Errors: {', '.join(sorted({*responses} - {'200'}))}.", "")


def _saved(paths: Schema) -> Iterator[str]:
    """Yield the section of the saved queries, which differ in their own parameters alone."""
    operations = {path: methods["get"] for path, methods in paths.items() if path.startswith(SAVED)}
    own = {path: saved_queries()[path.removeprefix(SAVED)].parameters for path in operations}
    path, first = next(iter(operations.items()))
    yield from (f"## `GET {SAVED}{{name}}`", "", "Answer a saved query. Parameters of all of them:", "")
    yield from _parameters([one for one in first["parameters"] if one["name"] not in own[path]])
    yield from _answers(first["responses"])
    yield from ("The queries, each with its own parameters; [questions.md](questions.md) tells what they are:", "")
    rows = (
        (f"[`{path}`](questions.md#{path.removeprefix(SAVED)})", operation["summary"], ", ".join(map(code, own[path])))
        for path, operation in operations.items()
    )
    yield from table(("path", "what", "parameters"), rows)
