"""The jobs that make pages; each answers in RDF as well, by what the client accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.pipeline.serving import forms
from polgraph.pipeline.serving.describing import Described
from polgraph.pipeline.serving.endpoint import endpoint
from polgraph.pipeline.serving.locating import located
from polgraph.web.pages.coverage.page import coverage
from polgraph.web.pages.drafts.page import check
from polgraph.web.pages.editing import completing
from polgraph.web.pages.editing.editor import editor
from polgraph.web.pages.home import home
from polgraph.web.pages.kinds import sheet
from polgraph.web.pages.making import BY_LANGUAGE, Maker
from polgraph.web.pages.model import Page
from polgraph.web.pages.places.indicators import indicators
from polgraph.web.pages.places.regions import regions
from polgraph.web.pages.proof import downloads
from polgraph.web.pages.proof.releases import releases
from polgraph.web.pages.questions.catalogue import questions
from polgraph.web.pages.questions.question import question
from polgraph.web.pages.questions.search import search
from polgraph.web.pages.rendering import data_block, html
from polgraph.web.pages.vocabulary.data import data
from polgraph.web.pages.vocabulary.shapes import SHAPES
from polgraph.web.pages.who.agencies import agencies
from polgraph.web.pages.who.events import events
from polgraph.web.pages.who.people import people
from polgraph.workers.kept.jobs import Answer

if TYPE_CHECKING:
    from polgraph.pipeline.serving.origin import Origin
    from polgraph.workers.kept.jobs import Asked

_DATA = 2000
"""Statements that a page carries as data at most; of more, it links the other forms only."""


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


PAGES = {
    "agencies": agencies,
    "coverage": coverage,
    "data": data,
    "description": description,
    "draft": check,
    "editor": editor,
    "editor-labels": completing.labels,
    "editor-terms": completing.terms,
    "events": events,
    "home": home,
    "indicators": indicators,
    "people": people,
    "question": question,
    "questions": questions,
    "regions": regions,
    "release-facts": downloads.facts,
    "release-text": downloads.text,
    "releases": releases,
    "search": search,
    "thing": thing,
}


def _page(found: Described, maker: Maker) -> bytes:
    """Show a thing, a graph or a document."""
    addresses = {forms.address_of(found.iri, suffix): suffix for suffix in forms.FORMS if suffix != "html"}
    if found.kind == "document" and found.iri != SHAPES:
        return _document(found, maker, addresses)
    data = data_block(forms.content(found, "jsonld", whole=False)) if len(found.said) <= _DATA else ""
    template, page, more = sheet(found, maker)
    return html(template, maker.reader, page, data=data, forms=addresses, all_forms=forms.FORMS, **more)


def _document(found: Described, maker: Maker, addresses: dict[str, str]) -> bytes:
    """Show a document as Turtle to be read."""
    name = found.iri.rpartition("/")[2]
    page = Page(maker.words[f"title.{name}"], iri=found.iri)
    source = forms.content(found, "ttl").decode()
    return html("document", maker.reader, page, source=source, forms=addresses, all_forms=forms.FORMS)
