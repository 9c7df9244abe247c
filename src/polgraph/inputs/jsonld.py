"""JSON-LD, whose contexts are inline or ours: nothing is fetched, and nothing is dropped without a word."""

from __future__ import annotations

import json
from collections.abc import Iterator

from polgraph.engine import NamedNode, Quad
from polgraph.errors import SourceError
from polgraph.namespaces import BASE
from polgraph.resources import read_bytes, resource_dir

# The one context that may be named: ours, which is a file of the package.
CONTEXT = f"{BASE}context.jsonld"
# JSON-LD drops a statement about a relative IRI; with a base that nobody has, it can be told instead.
NO_BASE = "https://relative.invalid/"


def with_contexts(content: bytes, where: str) -> bytes:
    """Return JSON-LD whose named contexts are put in; SourceError if it is no JSON or names one that is not ours."""
    try:
        document = json.loads(content)
    except json.JSONDecodeError as exc:
        raise SourceError(f"{where}: line {exc.lineno}, column {exc.colno}: {exc.msg}; expected JSON-LD") from exc
    except UnicodeDecodeError as exc:
        raise SourceError(f"{where}: byte {exc.start} is not UTF-8; expected UTF-8") from exc
    except ValueError as exc:
        raise SourceError(f"{where}: a number is too long; expected at most 4300 digits") from exc
    named = list(_named_contexts(document))
    for context in named:
        if context != CONTEXT:
            raise SourceError(
                f"{where}: has the context {context[:200]!r}, and nothing is fetched; "
                f"expected an inline context or {CONTEXT}"
            )
    return json.dumps(_put_in(document), ensure_ascii=False).encode() if named else content


def refuse_relative(quads: list[Quad], where: str) -> None:
    """Refuse IRIs that only a base could make whole; SourceError."""
    for quad in quads:
        for term in (quad.subject, quad.predicate, quad.object, quad.graph_name):
            if isinstance(term, NamedNode) and term.value.startswith(NO_BASE):
                name = term.value.removeprefix(NO_BASE)[:100]
                raise SourceError(
                    f"{where}: {name!r} is a relative IRI; expected a full IRI, or an @base in the context"
                )


def _named_contexts(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in ("@context", "@import"):
                yield from _names(inner)
            yield from _named_contexts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _named_contexts(inner)


def _names(context: object) -> list[str]:
    alternatives = context if isinstance(context, list) else [context]
    return [one for one in alternatives if isinstance(one, str)]


def _put_in(value: object) -> object:
    if isinstance(value, dict):
        return {key: _contents(inner) if key == "@context" else _put_in(inner) for key, inner in value.items()}
    return [_put_in(inner) for inner in value] if isinstance(value, list) else value


def _contents(context: object) -> object:
    if isinstance(context, list):
        return [_contents(one) for one in context]
    if isinstance(context, str):
        return json.loads(read_bytes(f"{resource_dir('ontology')}/context.jsonld"))["@context"]
    return context
