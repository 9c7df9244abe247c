"""Bytes to triples and quads, with errors that name the file, line and column."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import DefaultGraph, Quad, RdfFormat, parse

from polgraph.errors import SourceError

MAX_BYTES = 64 * 1024 * 1024
FORMATS = {
    ".nq": RdfFormat.N_QUADS,
    ".nt": RdfFormat.N_TRIPLES,
    ".rdf": RdfFormat.RDF_XML,
    ".trig": RdfFormat.TRIG,
    ".ttl": RdfFormat.TURTLE,
}
_BOM = b"\xef\xbb\xbf"


def parse_file(path: Path) -> list[Quad]:
    """Read the quads of an RDF file, its format told by its ending; SourceError if that fails."""
    form = FORMATS.get(path.suffix.lower())
    if form is None:
        raise SourceError(f"{path}: unknown ending {path.suffix!r}; expected one of {', '.join(sorted(FORMATS))}")
    try:
        if path.stat().st_size > MAX_BYTES:
            raise SourceError(f"{path}: larger than {MAX_BYTES} bytes; expected a smaller file")
        content = path.read_bytes()
    except OSError as exc:
        raise SourceError(f"{path}: {exc.strerror}; expected a readable file") from exc
    return parse_text(content, form, str(path))


def parse_text(content: bytes, form: RdfFormat, where: str) -> list[Quad]:
    """Read the quads of *content*; *where* names it in errors. A byte order mark is skipped."""
    if form is RdfFormat.RDF_XML and (b"<!DOCTYPE" in content or b"<!ENTITY" in content):
        raise SourceError(f"{where}: has a DOCTYPE or entities; expected RDF/XML without them")
    try:
        return list(parse(content.removeprefix(_BOM), form))
    except SyntaxError as exc:
        place = f" line {exc.lineno}, column {exc.offset}:" if exc.lineno else ""
        raise SourceError(f"{where}:{place} {_one_line(exc.msg)}") from exc
    except (ValueError, MemoryError, UnicodeError) as exc:
        raise SourceError(f"{where}: {_one_line(str(exc))}") from exc


def in_default_graph(quad: Quad) -> bool:
    """Tell whether *quad* came without a graph name."""
    return isinstance(quad.graph_name, DefaultGraph)


def _one_line(message: str) -> str:
    return " ".join(message.split())
