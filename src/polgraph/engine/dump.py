"""Triples and quads to bytes in the engine's own formats, the same bytes whatever the order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pyoxigraph import Quad, RdfFormat, Triple, parse, serialize

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import IO

FORMATS = {
    "nq": RdfFormat.N_QUADS,
    "nt": RdfFormat.N_TRIPLES,
    "rdfxml": RdfFormat.RDF_XML,
    "trig": RdfFormat.TRIG,
}
STREAMED = {**FORMATS, "jsonld": RdfFormat.JSON_LD, "ttl": RdfFormat.TURTLE}
_LINES = (RdfFormat.N_QUADS, RdfFormat.N_TRIPLES)


def serialise(quads: Iterable[Quad], form: str, prefixes: Mapping[str, str]) -> bytes:
    """Serialise *quads*, sorted by their N-Quads text; formats without graphs get the union."""
    rdf_format = FORMATS[form]
    lines = rdf_format if rdf_format in _LINES else RdfFormat.N_QUADS
    if rdf_format.supports_datasets:
        written = _sorted(serialize(quads, format=lines))
    else:
        lines = RdfFormat.N_TRIPLES
        written = _sorted(serialize((quad.triple for quad in quads), format=lines))
    if rdf_format in _LINES:
        return written
    return serialize(parse(written, lines), format=rdf_format, prefixes=dict(prefixes)) or b""


def stream(quads: Iterable[Quad], out: IO[bytes], form: str, prefixes: Mapping[str, str]) -> None:
    """Write *quads* as they come; formats without graphs get a statement as often as it comes."""
    rdf_format = STREAMED[form]
    if rdf_format.supports_datasets:
        serialize(quads, out, rdf_format, prefixes=dict(prefixes))
    else:
        serialize((quad.triple for quad in quads), out, rdf_format, prefixes=dict(prefixes))


def statements(triples: Iterable[Triple]) -> list[bytes]:
    """Return triples as N-Triples has them, as they come, without the full stop; a line end is in none of them."""
    written = serialize(triples, format=RdfFormat.N_TRIPLES) or b""
    return written.split(b" .\n")[:-1]


def _sorted(written: bytes | None) -> bytes:
    """Sort lines, each once; they are kept in order till then, for most come sorted, which sorting makes use of."""
    lines = list(dict.fromkeys((written or b"").splitlines(keepends=True)))
    lines.sort()
    return b"".join(lines)
