"""RDF as it is uploaded, read and checked for what kills readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.engine import NamedNode, serialise
from polgraph.errors import SourceError
from polgraph.inputs import quads_of
from polgraph.pipeline.serving.parts import MULTIPART, parts_of
from polgraph.workers.kept.jobs import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from polgraph.engine import Quad
    from polgraph.pipeline.serving.origin import Origin
    from polgraph.workers.kept.jobs import Asked

MOST_TRIPLES = 200_000
FORMS = {
    "application/ld+json": "jsonld",
    "application/n-quads": "nq",
    "application/n-triples": "nt",
    "application/rdf+xml": "rdfxml",
    "application/trig": "trig",
    "text/turtle": "turtle",
}
_WHERE = "the body"


def parsed(asked: Asked, _: Origin) -> Answer:
    """Return the triples of the body, whose media type is `media`, as N-Triples; `base` is for relative IRIs in it."""
    quads = list(_quads(asked.text("media"), asked.body, asked.text("base") or None))
    refuse_many(quads)
    if any(isinstance(quad.graph_name, NamedNode) for quad in quads):
        raise SourceError(f"{_WHERE}: has named graphs; expected one graph, for the address names it")
    return Answer("application/n-triples", serialise(quads, "nt", {}))


def refuse_many(quads: Sequence[Quad]) -> None:
    """Refuse more triples than are taken at a time; SourceError."""
    if len(quads) > MOST_TRIPLES:
        raise SourceError(f"{_WHERE}: has {len(quads)} triples; expected at most {MOST_TRIPLES} at a time")


def _quads(media: str, content: bytes, base: str | None) -> Iterator[Quad]:
    name = media.partition(";")[0]
    if name.strip().lower() != MULTIPART:
        yield from _read(name, content, base)
        return
    for part in parts_of(media, content, _WHERE):
        yield from _read(part.media, part.content, base)


def _read(media: str, content: bytes, base: str | None) -> list[Quad]:
    form = FORMS.get(media.strip().lower())
    if form is None:
        raise SourceError(f"{_WHERE}: is {media[:60]!r}; expected one of {', '.join(FORMS)}")
    return quads_of(content, form, _WHERE, base=base, rename=True)
