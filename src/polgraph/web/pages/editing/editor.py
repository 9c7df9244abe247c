"""The editor of queries as a page that needs no script: a form, the answer under it, and queries to begin with."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from polgraph.engine import NamedNode, Quad, Solutions
from polgraph.engine.terms import Literal
from polgraph.errors import QueryParameterError
from polgraph.namespaces import PREFIXES, XSD
from polgraph.pipeline.questions import saved_queries
from polgraph.pipeline.serving.querying import begun
from polgraph.pipeline.syntaxes import context_of, written
from polgraph.pipeline.values import bound
from polgraph.web.pages.making import Maker
from polgraph.web.pages.model import Page, Value
from polgraph.web.pages.rendering import data_block
from polgraph.workers.kept.jobs import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from polgraph.engine import Term
    from polgraph.pipeline.serving.origin import Origin
    from polgraph.queries import SavedQuery
    from polgraph.workers.kept.jobs import Asked

MOST = 300
"""Rows that a page shows; the files have all."""
_TRIPLES = 2000
_FIRST = "people-and-posts"
_LONGEST = 8000  # characters of a query that an address has room for
_FORMS = {"rows": {"csv": "CSV", "tsv": "TSV", "json": "JSON"}, "graph": {"ttl": "Turtle", "json": "JSON-LD"}}


@dataclass(frozen=True, slots=True)
class Cell:
    """What a row has under a head, and the IRI, if it is one."""

    value: Value
    iri: str
    is_figure: bool


@dataclass(frozen=True, slots=True)
class Found:
    """An answer, or why there is none."""

    heads: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    turtle: str = ""
    cut: int = 0
    """How many rows or triples are shown, if not all."""
    failure: str = ""
    files: tuple[Value, ...] = ()
    """The whole of it, in other formats."""


def editor(asked: Asked, origin: Origin) -> Answer:
    """Show the form with the query of the `fields`, and the answer to `query`, or the `failure` that it was."""
    maker = Maker(asked, origin)
    failure = asked.mapping("failure").get("told", "")
    found = Found(failure=failure) if failure else _found(asked, maker) if "query" in asked.values else None
    settings = {
        "lang": maker.language,
        "prefixes": PREFIXES,
        "regions": _words(maker, "maps.short."),
        "words": _words(maker, "editor.js."),
    }
    return maker.answer(
        "editor",
        Page(maker.words["editor.title"]),
        query=_typed(maker),
        found=found,
        examples=list(_examples(maker)),
        prefixes=sorted(PREFIXES.items()),
        settings=data_block(json.dumps(settings, ensure_ascii=False).encode()),
    )


def _words(maker: Maker, family: str) -> dict[str, str]:
    return {key.removeprefix(family): word for key, word in maker.words.items() if key.startswith(family)}


def example(maker: Maker, query: SavedQuery) -> str:
    """Return a saved query to be changed: its defaults in place, under its question in the language of *maker*."""
    try:
        text = bound(maker.dataset, query, {})
    except QueryParameterError:  # this store does not have them
        text = query.text
    lines = [line for line in text.splitlines() if not line.startswith("#+")]
    return "\n".join([f"# {query.question.get(maker.language, query.summary)}", *lines, ""])


def _typed(maker: Maker) -> str:
    """Return what stands in the form: what was typed, or the example that was chosen."""
    if "query" in maker.fields:
        return maker.fields["query"]
    chosen = maker.fields.get("example", "")
    return example(maker, saved_queries()[chosen if chosen in saved_queries() else _FIRST])


def _examples(maker: Maker) -> Iterator[Value]:
    """Yield the saved queries by what they ask; each leads to this page, filled with it."""
    for name, query in saved_queries().items():
        yield Value(query.question.get(maker.language, query.summary), f"/editor?example={name}", note=name)


def _found(asked: Asked, maker: Maker) -> Found:
    evaluated = begun(asked, maker.origin)
    first, is_cut = evaluated.first(_TRIPLES if evaluated.is_graph else MOST)
    if isinstance(first, Solutions):
        rows = tuple(tuple(_cell(term, maker) for term in row) for row in first.rows)
        cut = len(rows) if is_cut else 0
        return Found(first.columns, rows, cut=cut, files=_files(asked, "rows"))
    turtle = written((Quad(*triple) for triple in first), "ttl", context_of(first)).decode()
    return Found(turtle=turtle, cut=len(first) if is_cut else 0, files=_files(asked, "graph"))


def _cell(term: Term | None, maker: Maker) -> Cell:
    is_figure = isinstance(term, Literal) and term.datatype.value in (XSD.integer, XSD.decimal)
    return Cell(maker.shown(term), term.value if isinstance(term, NamedNode) else "", is_figure)


def _files(asked: Asked, kind: str) -> tuple[Value, ...]:
    query = asked.text("query")
    if len(query) > _LONGEST:
        return ()
    address = f"/editor?{urlencode({'query': query})}"
    return tuple(Value(title, f"{address}&format={form}", note=form) for form, title in _FORMS[kind].items())
