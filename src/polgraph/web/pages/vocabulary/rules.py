"""What the shapes ask of data, as they tell it to people: a message, what it is about, and for which things."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from polgraph.engine import Literal, NamedNode
from polgraph.namespaces import RDF, SH
from polgraph.pipeline.checks import shipped_shapes
from polgraph.shacl.index import MemoryIndex

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from polgraph.engine import Term

_PLACE = re.compile(r"\{[?$]\w+\}")  # in a message, what the data have there


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that a shape asks of things of *classes*, or of what has one of *having*, in words."""

    shape: str
    classes: tuple[str, ...]
    having: tuple[str, ...]
    path: str
    """The property that it is about; nothing for a path of several, or for the thing as a whole."""
    severity: str
    messages: Mapping[str, str]

    def is_about(self, iri: str) -> bool:
        """Tell whether it is about a property, or about a class as a whole."""
        return iri == self.path if self.path else iri in (*self.classes, *self.having)

    def told(self, language: str) -> str:
        """Return the message in *language*, with an ellipsis for what the data would have there."""
        return _PLACE.sub("…", self.messages.get(language) or self.messages["en"])


@cache
def rules() -> tuple[Rule, ...]:
    """Return the rules of all shipped shapes that have a message, by their shapes."""
    index = MemoryIndex(shipped_shapes())
    found = [
        rule
        for node in index.subjects(RDF.type, NamedNode(SH.NodeShape))
        for predicate in (SH.property, SH.sparql)
        for part in index.objects(node, predicate)
        for rule in _rule(index, node, part)
    ]
    return tuple(sorted(found, key=lambda rule: rule.shape))


def _rule(index: MemoryIndex, node: Term, part: Term) -> Iterator[Rule]:
    messages = {one.language or "": one.value for one in index.objects(part, SH.message) if isinstance(one, Literal)}
    if "en" not in messages or not isinstance(part, NamedNode):
        return
    classes, having = (_iris(index, node, one) for one in (SH.targetClass, SH.targetSubjectsOf))
    severity = next(iter(_iris(index, part, SH.severity)), SH.Violation)
    path = next(iter(_iris(index, part, SH.path)), "")
    yield Rule(part.value, classes, having, path, severity.removeprefix(SH.iri).lower(), messages)


def _iris(index: MemoryIndex, node: Term, predicate: str) -> tuple[str, ...]:
    return tuple(sorted(one.value for one in index.objects(node, predicate) if isinstance(one, NamedNode)))
