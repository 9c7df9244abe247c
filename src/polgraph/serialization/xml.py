"""RDF/XML that every XML parser reads as it was meant; what it cannot hold tell sections 2.2 and 2.3 of XML 1.0."""

from __future__ import annotations

import re
from collections.abc import Iterable

from polgraph.engine import Literal, Quad, Triple, serialise
from polgraph.errors import SourceError
from polgraph.namespaces import PREFIXES

_NO_CHARACTER = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_NAME_START = (
    r"A-Z_a-z\xc0-\xd6\xd8-\xf6\xf8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef"
    r"\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_ENDS_IN_A_NAME = re.compile(rf"[{_NAME_START}][{_NAME_START}\xb7\u0300-\u036f\u203f\u20400-9.-]*\Z")


def to_rdfxml(triples: Iterable[Triple]) -> bytes:
    """Write *triples* as RDF/XML; SourceError for a character or a predicate that no XML document can have."""
    content = list(triples)
    _refuse_what_xml_cannot_hold(content)
    written = serialise((Quad(*triple) for triple in content), "rdfxml", PREFIXES)
    return written.replace(b"\r", b"&#13;")  # a parser takes a bare one for the end of a line


def _refuse_what_xml_cannot_hold(triples: list[Triple]) -> None:
    predicates = set()
    for triple in triples:
        predicates.add(triple.predicate.value)
        if isinstance(triple.object, Literal) and (found := _NO_CHARACTER.search(triple.object.value)):
            raise SourceError(
                f"{triple.subject} {triple.predicate}: holds the character U+{ord(found[0]):04X}, "
                "which RDF/XML cannot hold; expected another format"
            )
    for predicate in sorted(predicates):
        if not _ENDS_IN_A_NAME.search(predicate):
            raise SourceError(f"<{predicate}>: ends in no XML name, as RDF/XML needs it; expected another format")
