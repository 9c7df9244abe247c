"""The jobs that make pages; each answers in RDF as well, by what the client accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.namespaces import PG, RDF
from polgraph.pipeline.questions import saved_queries
from polgraph.pipeline.serving import forms
from polgraph.pipeline.serving.describing import Described
from polgraph.pipeline.serving.documents import service
from polgraph.pipeline.serving.locating import located
from polgraph.web.pages.model import Page, Row, Value
from polgraph.web.pages.rendering import data_block, html
from polgraph.web.pages.things import Pages
from polgraph.web.pages.words import words
from polgraph.workers.kept.jobs import Answer

if TYPE_CHECKING:
    from polgraph.engine import Dataset
    from polgraph.pipeline.serving.origin import Origin
    from polgraph.workers.kept.jobs import Asked

_DATA = 2000
"""Statements that a page carries as data at most; of more, it links the other forms only."""
_COUNTED = (PG.Release, PG.Event, PG.Person, PG.Observation, PG.Change, PG.Statement, PG.Agency, PG.Region)


def thing(asked: Asked, origin: Origin) -> Answer:
    """Answer what the `path` names, in the form of its suffix or of `accept`; pages are in `language`."""
    dataset = origin.dataset()
    found, form = located(dataset, asked.text("path"), asked.text("accept"), asked.text("base"))
    if form == "html":
        answer = _page(found, dataset, asked.text("language"))
    else:
        answer = forms.rdf(found, form)
    return Answer(answer.media, answer.content, headers={**answer.headers, "revision": origin.opened})


def description(asked: Asked, origin: Origin) -> Answer:
    """Describe the endpoint, by `accept`."""
    found, form = service(origin.dataset(), asked.text("base")), forms.form_for(asked.text("accept"))
    language = asked.text("language", "en")
    content = _document(found, language, {}) if form == "html" else forms.content(found, form)
    return Answer(forms.FORMS[form].media, content, headers={"revision": origin.opened})


def home(asked: Asked, origin: Origin) -> Answer:
    """Show what is here, and where to go, in `language`."""
    dataset, language = origin.dataset(), asked.text("language")
    page = Page(words(language)["tagline"], rows=_counts(dataset, language))
    questions = [(name, saved.question.get(language, saved.summary)) for name, saved in saved_queries().items()]
    content = html("home", language, page, questions=questions)
    return Answer("text/html", content, headers={"Vary": "Accept-Language", "revision": origin.opened})


PAGES = {"description": description, "home": home, "thing": thing}


def _page(found: Described, dataset: Dataset, language: str) -> Answer:
    headers = {**forms.headers(found, "html"), "Vary": "Accept-Language"}
    addresses = {forms.address_of(found.iri, suffix): suffix for suffix in forms.FORMS if suffix != "html"}
    if found.kind == "document":
        return Answer("text/html", _document(found, language, addresses), headers=headers)
    data = Described(found.iri, found.kind, found.said, found.names)
    block = data_block(forms.content(data, "jsonld")) if len(found.said) <= _DATA else ""
    page = Pages(dataset, language).page(found)
    content = html("thing", language, page, data=block, forms=addresses, all_forms=forms.FORMS)
    return Answer("text/html", content, headers=headers)


def _document(found: Described, language: str, addresses: dict[str, str]) -> bytes:
    """Show a document as Turtle to be read."""
    name = found.iri.rpartition("/")[2]
    page = Page(words(language)[f"title.{name}"], iri=found.iri)
    source = forms.content(found, "ttl").decode()
    return html("document", language, page, source=source, forms=addresses, all_forms=forms.FORMS)


def _counts(dataset: Dataset, language: str) -> tuple[Row, ...]:
    """Count the things of the kinds that people ask for."""
    pages = Pages(dataset, language)
    counted = ((kind, sum(1 for _ in dataset.matching(None, RDF.type, kind))) for kind in _COUNTED)
    return tuple(Row(pages.linked(kind), (Value(str(count)),)) for kind, count in counted if count)
