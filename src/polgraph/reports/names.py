"""Names as people read them: short IRIs with the prefixes of their own files, labels in their language, rules."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from polgraph.engine import BlankNode, Literal, NamedNode
from polgraph.iris import short_iri
from polgraph.namespaces import BASE, DCT, PG, PREFIXES, RDFS, SH, SKOS, XSD
from polgraph.shacl.messages import shortened
from polgraph.shacl.report import Messages, written

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from polgraph.engine import Quad, Term
    from polgraph.shacl import Result

BARE = {
    XSD.boolean: re.compile(r"true|false"),
    XSD.decimal: re.compile(r"[+-]?\d*\.\d+"),
    XSD.integer: re.compile(r"[+-]?\d+"),
}
"""Values that are written without their datatype."""
SHAPE = f"{BASE}shape/"
LABELS = (SKOS.prefLabel, RDFS.label, DCT.title, SH.name, PG.summary)
"""The best first."""
_LONGEST = 80
GIVEN = re.compile(r"_:[0-9a-f]{30,32}\Z")
"""The name that the parser gives a node that the file does not name; another one each time."""


class Names:
    """Short names by *prefixes*, and the labels that *quads* have for *wanted* nodes."""

    def __init__(self, language: str, prefixes: Mapping[str, str], quads: Iterable[Quad], wanted: set[Term]) -> None:
        self._language = language
        self._prefixes = {"shape": SHAPE, "sh": SH.iri, **prefixes, **PREFIXES}
        self._by_iri = {iri: name for name, iri in self._prefixes.items() if name != "text"}
        self._texts: dict[str, str] = {}
        self._labels: dict[Term, dict[str, Messages]] = {}
        for quad in quads:
            if quad.subject in wanted and quad.predicate.value in LABELS and isinstance(quad.object, Literal):
                texts = self._labels.setdefault(quad.subject, {}).setdefault(quad.predicate.value, Messages())
                texts[quad.object.language or ""] = quad.object.value

    def label(self, term: Term | None) -> str:
        """Return the label of a node in the reader's language, else in English, else in any; nothing if it has none."""
        known = self._labels.get(term, {}) if term is not None else {}
        return next((printable(known[kind].told(self._language)) for kind in LABELS if kind in known), "")

    def term(self, term: Term | None) -> str:
        """Write a term: an IRI in short, the words of a literal with its language or datatype."""
        if isinstance(term, NamedNode):
            return printable(self._short(term.value))
        if isinstance(term, Literal):
            return _cut(printable(self._literal(term)))
        return "" if term is None else GIVEN.sub("[]", written(term))

    def text(self, text: str) -> str:
        """Write the IRIs in a text or a path in short."""
        if text not in self._texts:
            self._texts[text] = printable(shortened(text, self._prefixes))
        return self._texts[text]

    def rule(self, result: Result) -> str:
        """Name what was broken; a shape without a name by its component and path."""
        rule = result.constraint or result.shape
        if not isinstance(rule, BlankNode):
            return self.term(rule).removeprefix("shape:")
        component = self.term(NamedNode(result.component)).removeprefix("sh:").removesuffix("ConstraintComponent")
        path = self.text(result.path.sparql()) if result.path else ""
        return " ".join(part for part in (component, path) if part)

    def _literal(self, term: Literal) -> str:
        if term.language:
            return f'"{term.value}"@{term.language}'
        datatype = term.datatype.value
        if datatype in BARE and BARE[datatype].fullmatch(term.value):
            return term.value
        return f'"{term.value}"' if datatype == XSD.string else f'"{term.value}"^^{self._short(datatype)}'

    def _short(self, iri: str) -> str:
        """Write an IRI with its prefix, found at once for nearly all."""
        cut = max(iri.rfind("/"), iri.rfind("#")) + 1
        name = self._by_iri.get(iri[:cut])
        return f"{name}:{iri[cut:]}" if name else short_iri(iri, self._prefixes)


def printable(text: str) -> str:
    """Replace control characters, which could drive a terminal."""
    return text if text.isprintable() else "".join(letter if letter.isprintable() else " " for letter in text)


def prefixes_in(content: str) -> dict[str, str]:
    """Return the prefixes that a Turtle file declares."""
    declared = re.findall(r"^\s*@?prefix\s+([\w.-]+):\s*<([^<>\s]+)>", content, re.MULTILINE | re.IGNORECASE)
    return dict(declared)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
