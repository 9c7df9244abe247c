"""The jobs that make pages; each answers in RDF as well, by what the client accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.engine import NamedNode
from polgraph.namespaces import PG
from polgraph.pipeline.questions import saved_queries
from polgraph.pipeline.serving import forms
from polgraph.pipeline.serving.describing import Described
from polgraph.pipeline.serving.endpoint import endpoint
from polgraph.pipeline.serving.locating import located
from polgraph.resources import read_bytes, resource_dir
from polgraph.web.pages import completing
from polgraph.web.pages.data import data
from polgraph.web.pages.editor import editor
from polgraph.web.pages.kinds import sheet
from polgraph.web.pages.making import BY_LANGUAGE, Maker
from polgraph.web.pages.model import Page, Row
from polgraph.web.pages.rendering import data_block, html
from polgraph.web.pages.shapes import SHAPES, asked_of_data
from polgraph.workers.kept.jobs import Answer

if TYPE_CHECKING:
    from polgraph.pipeline.serving.origin import Origin
    from polgraph.workers.kept.jobs import Asked

_DATA = 2000
"""Statements that a page carries as data at most; of more, it links the other forms only."""
_COUNTED = (PG.Release, PG.Meeting, PG.Person, PG.Observation, PG.Change, PG.Statement, PG.Agency, PG.Region)


def thing(asked: Asked, origin: Origin) -> Answer:
    """Answer what the `path` names, in the form of its suffix or of `accept`; pages are in `language`."""
    maker = Maker(asked, origin)
    found, form = located(maker.dataset, asked.text("path"), asked.text("accept"), asked.text("base"))
    headers = {**forms.headers(found, form), "revision": origin.opened}
    if form != "html":
        return Answer(forms.FORMS[form].media, forms.content(found, form), headers=headers)
    return Answer("text/html", _page(found, maker), headers={**headers, **BY_LANGUAGE})


def description(asked: Asked, origin: Origin) -> Answer:
    """Describe the endpoint, by `accept`."""
    maker = Maker(asked, origin)
    found, form = endpoint(maker.dataset, asked.text("base")), forms.form_for(asked.text("accept"))
    headers = {"revision": origin.opened}
    if form != "html":
        return Answer(forms.FORMS[form].media, forms.content(found, form), headers=headers)
    return Answer("text/html", _document(found, maker, {}), headers={**headers, **BY_LANGUAGE})


def home(asked: Asked, origin: Origin) -> Answer:
    """Show what is here, and where to go, in `language`."""
    maker = Maker(asked, origin)
    page = Page(maker.words["tagline"], rows=_counts(maker))
    questions = [(name, saved.question.get(maker.language, saved.summary)) for name, saved in saved_queries().items()]
    return maker.answer("home", page, questions=questions)


PAGES = {
    "data": data,
    "description": description,
    "editor": editor,
    "editor-labels": completing.labels,
    "editor-terms": completing.terms,
    "home": home,
    "thing": thing,
}


def _page(found: Described, maker: Maker) -> bytes:
    """Show a thing, a graph or a document."""
    addresses = {forms.address_of(found.iri, suffix): suffix for suffix in forms.FORMS if suffix != "html"}
    if found.kind == "document":
        return _document(found, maker, addresses)
    data = data_block(forms.content(found, "jsonld", whole=False)) if len(found.said) <= _DATA else ""
    template, page, more = sheet(found, maker)
    return html(template, maker.reader, page, data=data, forms=addresses, all_forms=forms.FORMS, **more)


def _document(found: Described, maker: Maker, addresses: dict[str, str]) -> bytes:
    """Show a document as Turtle to be read."""
    if found.iri == SHAPES:
        page, more = asked_of_data(maker)
        return html("shapes", maker.reader, page, forms=addresses, all_forms=forms.FORMS, **more)
    name = found.iri.rpartition("/")[2]
    page = Page(maker.words[f"title.{name}"], iri=found.iri)
    source = forms.content(found, "ttl").decode()
    return html("document", maker.reader, page, source=source, forms=addresses, all_forms=forms.FORMS)


def _counts(maker: Maker) -> tuple[Row, ...]:
    """Count the things of the kinds that people ask for."""
    query = read_bytes(f"{resource_dir('queries')}/support/things-by-kind.rq").decode()
    counted = {kind.value: count for kind, count in maker.dataset.select(query).rows if isinstance(kind, NamedNode)}
    return tuple(Row(maker.linked(kind), (maker.shown(counted[kind]),)) for kind in _COUNTED if kind in counted)
