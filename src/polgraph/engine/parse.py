"""Bytes to triples and quads, with errors that name the file, line and column."""

from __future__ import annotations

import os
import re

from pyoxigraph import Quad, RdfFormat, Triple, parse

from polgraph.errors import SourceError
from polgraph.resources import read_bytes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from polgraph.resources import Path

# Names of formats, as people say them.
FORMS = {
    "jsonld": RdfFormat.JSON_LD,
    "nq": RdfFormat.N_QUADS,
    "nt": RdfFormat.N_TRIPLES,
    "rdfxml": RdfFormat.RDF_XML,
    "trig": RdfFormat.TRIG,
    "turtle": RdfFormat.TURTLE,
}
FORMATS = {
    ".nq": RdfFormat.N_QUADS,
    ".nt": RdfFormat.N_TRIPLES,
    ".rdf": RdfFormat.RDF_XML,
    ".trig": RdfFormat.TRIG,
    ".ttl": RdfFormat.TURTLE,
}
UNREADABLE = (MemoryError, OSError, SyntaxError, ValueError)  # the first for a token that no buffer holds
_ADVICE = {"No scheme found in an absolute IRI": "; expected a full IRI, or a base that makes it one"}
_BOM = b"\xef\xbb\xbf"


def parse_file(path: Path) -> list[Quad]:
    """Read the quads of an RDF file, its format told by its ending; SourceError if that fails."""
    ending = os.path.splitext(path)[1].lower()  # noqa: PTH122  # a path may be a plain string here
    if ending not in FORMATS:
        raise SourceError(f"{path}: unknown ending {ending!r}; expected one of {', '.join(sorted(FORMATS))}")
    return parse_text(read_bytes(path), FORMATS[ending], str(path))


def parse_quads(path: Path, form: str) -> Iterator[Quad]:
    """Yield the quads of a file of any size; SourceError if it cannot be read."""
    try:
        yield from parse(path=str(path), format=FORMS[form])
    except UNREADABLE as exc:
        raise SourceError(f"{path}: {_one_line(str(exc))}") from exc


def parse_ntriples(content: bytes, where: str) -> list[Quad]:
    """Read the quads of N-Triples; *where* names them in errors."""
    return parse_text(content, RdfFormat.N_TRIPLES, where)


def parse_as(form: str, content: bytes, where: str, *, base: str | None = None, rename: bool = False) -> list[Quad]:
    """Read the quads of *content*, whose format is named; *base* is for the relative IRIs in it.

    *rename* gives blank nodes names of their own: two documents may use one name for different nodes.
    """
    return parse_text(content, FORMS[form], where, base=base, rename=rename)


def parse_text(
    content: bytes, form: RdfFormat, where: str, *, base: str | None = None, rename: bool = False
) -> list[Quad]:
    """Read the quads of *content*; *where* names it in errors. A byte order mark is skipped."""
    if form is RdfFormat.RDF_XML and (b"<!DOCTYPE" in content or b"<!ENTITY" in content):
        raise SourceError(f"{where}: has a DOCTYPE or entities; expected RDF/XML without them")
    try:
        quads = list(parse(content.removeprefix(_BOM), form, base_iri=base, rename_blank_nodes=rename))
    except SyntaxError as exc:
        place = f" line {exc.lineno}, column {exc.offset}:" if exc.lineno else ""
        reason = re.sub(
            r"^Parser error at line \d+ (?:column \d+|between columns \d+ and \d+): ", "", _one_line(exc.msg)
        )
        advice = next((advice for part, advice in _ADVICE.items() if part in reason), "")
        raise SourceError(f"{where}:{place} {reason}{advice}") from exc
    except MemoryError as exc:
        if not str(exc):  # of Python itself, which the caller tells about
            raise
        raise SourceError(f"{where}: {_one_line(str(exc))}") from exc
    except (ValueError, UnicodeError) as exc:
        raise SourceError(f"{where}: {_one_line(str(exc))}") from exc
    if any(isinstance(quad.object, Triple) for quad in quads):
        raise SourceError(f"{where}: holds a triple inside a triple (RDF 1.2); expected RDF 1.1")
    return quads


def _one_line(message: str) -> str:
    """Return a message that fits a line and a terminal, whatever it quotes."""
    line = " ".join(message.split())
    return line if line.isprintable() else "".join(c if c.isprintable() else f"U+{ord(c):04X}" for c in line)
