"""The page of a saved query: its question, a form for what it takes, and the answer as a table or a picture."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from polgraph.errors import QueryParameterError
from polgraph.pipeline.deriving import is_derived
from polgraph.pipeline.questions import saved_queries
from polgraph.pipeline.serving.fields import number_of
from polgraph.pipeline.values import bound
from polgraph.web.pages.drawn.pictures import picture, views
from polgraph.web.pages.making import Maker
from polgraph.web.pages.model import Page, Value
from polgraph.web.pages.questions.grouping import group_of
from polgraph.web.pages.questions.inputs import Form
from polgraph.web.pages.tables import between, table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from polgraph.pipeline.serving.origin import Origin
    from polgraph.queries import SavedQuery
    from polgraph.web.pages.tables import Table
    from polgraph.workers.kept.jobs import Answer, Asked

MOST_ROWS = 200
"""Rows on a page."""
_MOST_PAGES = 10**6
_FRAMED = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors *"
)
"""The policy of a page that others may put into theirs."""
_REFUSED = 400


@dataclass(frozen=True, slots=True)
class Found:
    """The rows of a page of an answer, and the query that they answer."""

    table: Table
    sparql: str
    number: int
    """Of the page, from 1."""

    @property
    def first(self) -> int:
        """The number of the first row of the page."""
        return (self.number - 1) * MOST_ROWS + 1

    @property
    def last(self) -> int:
        """The number of its last row."""
        return self.first - 1 + len(self.table.rows)


def question(asked: Asked, origin: Origin) -> Answer:
    """Answer the saved query `name` with the `fields` of the request; UnknownQueryError if there is none."""
    maker = Maker(asked, origin)
    form = Form(maker, saved_queries()[asked.text("name")])
    wrong, found = "", None
    try:
        found = None if form.lacking else _found(maker, form)
    except QueryParameterError as exc:
        wrong = str(exc)
    is_framed = bool(maker.fields.get("embed")) and not wrong
    answer = _answer(maker, form, found, wrong=wrong, is_framed=is_framed)
    headers = {**answer.headers, "Content-Security-Policy": _FRAMED} if is_framed else answer.headers
    return replace(answer, status=_REFUSED if wrong else 200, headers=headers)


def asked_text(query: SavedQuery, language: str) -> str:
    """Return the question of a saved query in the language of a reader."""
    return query.question.get(language, query.summary)


def shown_of(query: SavedQuery) -> list[str]:
    """Return the columns that a page shows: proofs are links of the same words."""
    return [name for name in query.shown if name != "words" or "evidence" not in query.shown]


def address_of(name: str, values: Mapping[str, str]) -> str:
    """Return the address of the page of a saved query, asked with *values*."""
    return f"/questions/{name}{'?' if values else ''}{urlencode(values)}"


def _found(maker: Maker, form: Form) -> Found:
    number = number_of(maker.fields, "page", 1, _MOST_PAGES) or 1
    sparql = bound(maker.dataset, form.query, form.values)
    rows = slice((number - 1) * MOST_ROWS, number * MOST_ROWS)
    found = table(maker, form.query.name, form.values, shown_of(form.query), part=between(rows))
    return Found(found, _plain(sparql), number)


def _answer(maker: Maker, form: Form, found: Found | None, *, wrong: str, is_framed: bool) -> Answer:
    query = form.query
    group = group_of(query.name)
    page = Page(
        asked_text(query, maker.language),
        kinds=(Value(maker.words[f"questions.group.{group}"], f"/questions#{group}"),),
    )
    known = views(query, found.table, maker.language) if found else ("table",)
    wanted = maker.fields.get("view", "")
    view = wanted if wanted in known else known[0]
    return maker.answer(
        "framed" if is_framed else "question",
        page,
        form=form,
        found=found,
        wrong=wrong,
        wrong_field=form.wrong(wrong),
        views=known,
        view=view,
        picture=picture(maker, query, found.table, view) if found else None,
        links=_links(maker, form, found, view),
        is_underived=_is_underived(maker, query),
    )


def _is_underived(maker: Maker, query: SavedQuery) -> bool:
    """Tell whether no rows would mean nothing, for what *query* asks for was never derived in the store."""
    folder = maker.origin.folder
    return folder is not None and not maker.origin.scratch and "graph:derived" in query.text and not is_derived(folder)


def _links(maker: Maker, form: Form, found: Found | None, view: str) -> dict[str, str]:
    """Return where the answer can be had in other forms and places."""
    name, values, base = form.query.name, form.values, maker.asked.text("base").rstrip("/")
    shown = {**values, **({"view": view} if view != "table" else {}), "lang": maker.language}
    return {
        "csv": f"/api/queries/{name}?{urlencode({**values, 'format': 'csv'})}",
        "json": f"/api/queries/{name}?{urlencode({**values, 'format': 'json', 'lang': maker.language})}",
        "editor": f"/editor?{urlencode({'query': found.sparql})}" if found else "",
        "here": base + address_of(name, shown),
        "framed": base + address_of(name, {**shown, "embed": "1"}),
    }


def _plain(sparql: str) -> str:
    """Return a query without the header of its file."""
    return "\n".join(line for line in sparql.splitlines() if not line.startswith("#+")).strip()
