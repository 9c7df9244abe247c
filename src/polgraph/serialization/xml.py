"""What RDF/XML cannot say although RDF can: https://www.w3.org/TR/rdf-syntax-grammar/, XML 1.0 section 2.2."""

from __future__ import annotations

import re
from collections.abc import Iterable

from polgraph.engine import Literal, Triple
from polgraph.errors import SourceError

_NO_CHARACTER = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_ENDS_IN_A_NAME = re.compile(r"[^\W\d][\w.-]*\Z")


def refuse_what_xml_cannot_hold(triples: Iterable[Triple]) -> None:
    """Raise SourceError for a text with a character, or a predicate with an ending, that no XML document can have."""
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
