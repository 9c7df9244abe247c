"""Turtle as people read it: sorted, one predicate a line, the same bytes for the same triples."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from polgraph.engine import Literal, NamedNode, Term, Triple
from polgraph.namespaces import PREFIXES, RDF, XSD

_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?\Z")
_BARE = {
    XSD.boolean: re.compile(r"(?:true|false)\Z"),
    XSD.decimal: re.compile(r"[+-]?\d*\.\d+\Z"),
    XSD.integer: re.compile(r"[+-]?\d+\Z"),
}
_LANGUAGES = {"en": 0, "ru": 1, "kk": 2}


def to_turtle(triples: Iterable[Triple], *, comment: str = "") -> bytes:
    """Write *triples* (without blank nodes) in house style; *comment* becomes the first line."""
    writer = _Writer()
    blocks = writer.blocks(triples)
    head = [f"# {comment}"] if comment else []
    head += [f"@prefix {name}: <{PREFIXES[name]}> ." for name in sorted(writer.used)]
    return ("\n\n".join(["\n".join(head), *blocks]) + "\n").encode()


class _Writer:
    """Abbreviates IRIs and remembers which prefixes that took."""

    def __init__(self) -> None:
        self.used: set[str] = set()
        self._by_iri = sorted(((iri, name) for name, iri in PREFIXES.items()), key=lambda pair: -len(pair[0]))
        self._names: dict[str, str] = {}

    def blocks(self, triples: Iterable[Triple]) -> list[str]:
        subjects: dict[str, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
        for t in set(triples):
            subjects[str(t.subject)][t.predicate.value].append(t.object)
        names = {subject: self._node(subject) for subject in subjects}
        return [self._block(names[s], subjects[s]) for s in sorted(subjects, key=lambda s: _order(names[s], s))]

    def _block(self, subject: str, values: dict[str, list[Term]]) -> str:
        rows = {self._predicate(predicate): self._objects(terms) for predicate, terms in values.items()}
        lines = [f"{name} {' , '.join(rows[name])}" for name in sorted(rows, key=lambda name: (name != "a", name))]
        return f"{subject} " + " ;\n    ".join(lines) + " ."

    def _objects(self, terms: list[Term]) -> list[str]:
        return [self._term(term) for term in sorted(terms, key=_object_order)]

    def _predicate(self, iri: str) -> str:
        return "a" if iri == RDF.type else self._node(f"<{iri}>")

    def _node(self, node: str) -> str:
        """Abbreviate a node as the engine writes it."""
        if node not in self._names:
            self._names[node] = self._abbreviated(node[1:-1]) if node.startswith("<") else node
        return self._names[node]

    def _abbreviated(self, iri: str) -> str:
        for namespace, name in self._by_iri:
            if iri.startswith(namespace) and _LOCAL.match(iri[len(namespace) :]):
                self.used.add(name)
                return f"{name}:{iri[len(namespace) :]}"
        return str(NamedNode(iri))

    def _term(self, term: Term) -> str:
        if isinstance(term, Triple):  # RDF 1.2, which a query may make
            return f"<<( {self._term(term.subject)} {self._term(term.predicate)} {self._term(term.object)} )>>"
        if not isinstance(term, Literal):
            return self._node(str(term))
        bare = _BARE.get(term.datatype.value)
        if bare and bare.match(term.value):
            return term.value
        written = str(term)
        if term.language or "^^" not in written.rsplit('"', 1)[1]:
            return written
        return f"{written.rsplit('^^', 1)[0]}^^{self._node(str(term.datatype))}"


def _order(name: str, iri: str) -> tuple[int, str, list[int], str]:
    """Things by their short names; then spans of a text by their numbers."""
    is_span = "#char=" in iri
    return (
        int(is_span),
        "" if is_span else name,
        [int(n) for n in re.findall(r"\d+", iri[-20:])] if is_span else [],
        iri,
    )


def _object_order(term: Term) -> tuple[int, str]:
    language = term.language if isinstance(term, Literal) else None
    return (_LANGUAGES.get(language or "", 3), str(term))
