"""A report as SHACL has it, as a tree of JSON-LD with its context inside."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from polgraph.engine import BlankNode, Literal, NamedNode
from polgraph.namespaces import RDF, XSD
from polgraph.reports.standard import Tree
from polgraph.reports.turtle import NAMES, short

if TYPE_CHECKING:
    from polgraph.engine import Term
    from polgraph.reports.model import Told

Json = dict[str, object]


def write(told: Told) -> str:
    """Write the report with the prefixes that it uses."""
    writer = _Writer(Tree(told))
    report = writer.node(writer.tree.root)
    context = {name: NAMES[name] for name in sorted(writer.used)}
    return json.dumps({"@context": context, **report}, ensure_ascii=False, indent=1) + "\n"


class _Writer:
    """Makes objects of terms and nested nodes; remembers the prefixes used."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.used: set[str] = set()

    def node(self, node: Term) -> Json:
        """Make an object of a node without a name."""
        found: Json = {}
        for predicate, values in self.tree.properties(node):
            name = "@type" if predicate == RDF.type else self._iri(predicate)
            objects = [self._iri(str(value)[1:-1]) if name == "@type" else self._term(value) for value in values]
            found[name] = objects if len(objects) > 1 else objects[0]
        return found

    def _term(self, term: Term) -> object:
        if isinstance(term, NamedNode):
            return {"@id": self._iri(term.value)}
        if isinstance(term, Literal):
            return self._literal(term)
        if self.tree.stands_inside(term):
            members = self.tree.members(term)
            return {"@list": [self._term(member) for member in members]} if members else self.node(term)
        return {"@id": f"_:{self.tree.name(term)}" if isinstance(term, BlankNode) else str(term)}

    def _literal(self, term: Literal) -> object:
        if term.language:
            return {"@value": term.value, "@language": term.language}
        if term.datatype.value == XSD.string:
            return term.value
        if term.datatype.value == XSD.boolean and term.value in ("true", "false"):
            return term.value == "true"
        return {"@value": term.value, "@type": self._iri(term.datatype.value)}

    def _iri(self, iri: str) -> str:
        """Write an IRI with its prefix, if it has one that nobody can take for the scheme of another IRI."""
        found = short(iri)
        if not found or found[0] in self.tree.schemes:
            return iri
        self.used.add(found[0])
        return ":".join(found)
