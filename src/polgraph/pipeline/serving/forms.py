"""The forms that a description is answered in, each at an address of its own, and the headers that name them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from polgraph.engine import Quad
from polgraph.errors import NotAcceptableError, SourceError
from polgraph.namespaces import BASE
from polgraph.negotiation import accepted
from polgraph.pipeline.syntaxes import context_of, own_context, written

if TYPE_CHECKING:
    from polgraph.pipeline.serving.describing import Described

_SAFE = "/:@!$&'()*+,;=~%"  # RFC 3986, 3.3; what is escaped stays so


class Form(NamedTuple):
    """A form as HTTP, as we, and as people name it."""

    media: str
    syntax: str
    title: str


FORMS = {
    "ttl": Form("text/turtle", "ttl", "Turtle"),
    "jsonld": Form("application/ld+json", "jsonld", "JSON-LD"),
    "nt": Form("application/n-triples", "nt", "N-Triples"),
    "rdf": Form("application/rdf+xml", "rdfxml", "RDF/XML"),
    "html": Form("text/html", "", "HTML"),
}
"""Suffix to form, the best first."""


def form_for(accept: str) -> str:
    """Return the suffix of the form that *accept* prefers; NotAcceptableError if none fits."""
    media = accepted(accept, [form.media for form in FORMS.values()])
    return next(suffix for suffix, form in FORMS.items() if form.media == media)


def path_of(iri: str) -> str:
    """Return the path that an IRI of ours has here, without a slash before it."""
    return quote(iri.removeprefix(BASE), safe=_SAFE)


def address_of(iri: str, suffix: str = "") -> str:
    """Return where an IRI of ours is here, in the form of *suffix* or in any."""
    return f"/{path_of(iri)}{'.' if suffix else ''}{suffix}"


def headers(found: Described, suffix: str) -> dict[str, str]:
    """Return what HTTP has to say of a description in one of its forms."""
    links = [f'<{BASE}{path_of(found.iri)}>; rel="canonical"']
    for other, form in FORMS.items():
        if other != suffix:
            links.append(f'<{address_of(found.iri, other)}>; rel="alternate"; type="{form.media}"')
    if found.kind != "document":
        links.append('</void>; rel="describedby"; type="text/turtle"')
    cut = {"Polgraph-Cut": f"{len(found.pointing)} of the statements that point here"} if found.cut else {}
    return {"Content-Location": address_of(found.iri, suffix), "Link": ", ".join(links), **cut}


def content(found: Described, suffix: str, *, whole: bool = True) -> bytes:
    """Write a description as RDF, what points to the thing only if *whole*.

    NotAcceptableError if that form cannot hold it.
    """
    if found.turtle and suffix == "ttl":
        return found.turtle
    triples = list(dict.fromkeys((*found.said, *found.names, *(found.pointing if whole else ()))))
    context = own_context() if whole and found.kind != "document" else context_of(triples)
    try:
        return written((Quad(*triple) for triple in triples), FORMS[suffix].syntax, context)
    except SourceError as exc:
        raise NotAcceptableError(str(exc)) from exc
