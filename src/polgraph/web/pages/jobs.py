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
from polgraph.web.pages.model import Page, Row
from polgraph.web.pages.rendering import Reader, data_block, html
from polgraph.web.pages.things import Pages
from polgraph.web.pages.words import words
from polgraph.workers.kept.jobs import Answer

if TYPE_CHECKING:
    from polgraph.engine import Dataset
    from polgraph.pipeline.serving.origin import Origin
    from polgraph.workers.kept.jobs import Asked

_BY_LANGUAGE = {"Vary": "Accept-Language"}
_DATA = 2000
"""Statements that a page carries as data at most; of more, it links the other forms only."""
_COUNTED = (PG.Release, PG.Meeting, PG.Person, PG.Observation, PG.Change, PG.Statement, PG.Agency, PG.Region)


def thing(asked: Asked, origin: Origin) -> Answer:
    """Answer what the `path` names, in the form of its suffix or of `accept`; pages are in `language`."""
    dataset = origin.dataset()
    found, form = located(dataset, asked.text("path"), asked.text("accept"), asked.text("base"))
    headers = {**forms.headers(found, form), "revision": origin.opened}
    if form != "html":
        return Answer(forms.FORMS[form].media, forms.content(found, form), headers=headers)
    content = _page(found, dataset, _reader(asked))
    return Answer("text/html", content, headers={**headers, **_BY_LANGUAGE})


def description(asked: Asked, origin: Origin) -> Answer:
    """Describe the endpoint, by `accept`."""
    found, form = endpoint(origin.dataset(), asked.text("base")), forms.form_for(asked.text("accept"))
    reader = _reader(asked)
    headers = {"revision": origin.opened}
    if form != "html":
        return Answer(forms.FORMS[form].media, forms.content(found, form), headers=headers)
    return Answer("text/html", _document(found, reader, {}), headers={**headers, **_BY_LANGUAGE})


def home(asked: Asked, origin: Origin) -> Answer:
    """Show what is here, and where to go, in `language`."""
    dataset, reader = origin.dataset(), _reader(asked)
    page = Page(words(reader.language)["tagline"], rows=_counts(dataset, reader))
    questions = [(name, saved.question.get(reader.language, saved.summary)) for name, saved in saved_queries().items()]
    content = html("home", reader, page, questions=questions)
    return Answer("text/html", content, headers={**_BY_LANGUAGE, "revision": origin.opened})


PAGES = {"description": description, "home": home, "thing": thing}


def _reader(asked: Asked) -> Reader:
    return Reader(asked.text("language", "en"), chosen=bool(asked.values.get("chosen")))


def _page(found: Described, dataset: Dataset, reader: Reader) -> bytes:
    """Show a thing, a graph or a document."""
    addresses = {forms.address_of(found.iri, suffix): suffix for suffix in forms.FORMS if suffix != "html"}
    if found.kind == "document":
        return _document(found, reader, addresses)
    data = data_block(forms.content(found, "jsonld", whole=False)) if len(found.said) <= _DATA else ""
    page = Pages(dataset, reader.language).page(found)
    return html("thing", reader, page, data=data, forms=addresses, all_forms=forms.FORMS)


def _document(found: Described, reader: Reader, addresses: dict[str, str]) -> bytes:
    """Show a document as Turtle to be read."""
    name = found.iri.rpartition("/")[2]
    page = Page(words(reader.language)[f"title.{name}"], iri=found.iri)
    source = forms.content(found, "ttl").decode()
    return html("document", reader, page, source=source, forms=addresses, all_forms=forms.FORMS)


def _counts(dataset: Dataset, reader: Reader) -> tuple[Row, ...]:
    """Count the things of the kinds that people ask for."""
    pages = Pages(dataset, reader.language)
    query = read_bytes(f"{resource_dir('queries')}/support/things-by-kind.rq").decode()
    counted = {kind.value: count for kind, count in dataset.select(query).rows if isinstance(kind, NamedNode)}
    return tuple(Row(pages.linked(kind), (pages.shown(counted[kind]),)) for kind in _COUNTED if kind in counted)
