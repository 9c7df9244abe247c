"""Quads to bytes in the engine's own formats, the same bytes whatever the order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pyoxigraph import Quad, RdfFormat, Triple, serialize

FORMATS = {
    "nq": RdfFormat.N_QUADS,
    "nt": RdfFormat.N_TRIPLES,
    "rdfxml": RdfFormat.RDF_XML,
    "trig": RdfFormat.TRIG,
}


def serialise(quads: Iterable[Quad], form: str, prefixes: Mapping[str, str]) -> bytes:
    """Serialise *quads*, sorted by their N-Quads text; formats without graphs get the union."""
    rdf_format = FORMATS[form]
    content: list[Quad] | list[Triple] = sorted(set(quads), key=str)
    if not rdf_format.supports_datasets:
        content = sorted({quad.triple for quad in content if isinstance(quad, Quad)}, key=str)
    abbreviations = dict(prefixes) if form in ("trig", "rdfxml") else None
    written = serialize(content, format=rdf_format, prefixes=abbreviations)
    return written if written is not None else b""
