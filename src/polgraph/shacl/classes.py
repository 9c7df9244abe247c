"""Which node is an instance of which class, in the sense of SHACL 1.1."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.engine import Literal, NamedNode
from polgraph.namespaces import RDF, RDFS

if TYPE_CHECKING:
    from polgraph.engine import Term
    from polgraph.shacl.index import Index


class Classes:
    """Which node is an instance of which class, in the sense of SHACL 1.1."""

    def __init__(self, index: Index, below: dict[str, frozenset[Term]] | None = None) -> None:
        self._index = index
        self._below = {} if below is None else below

    def is_instance(self, node: Term, class_: str) -> bool:
        """Tell whether *node* has a type that is *class_* or below it."""
        types = () if isinstance(node, Literal) else self._index.objects(node, RDF.type)
        return any(one in self.below(class_) for one in types) if types else False

    def below(self, class_: str) -> frozenset[Term]:
        """Return *class_* and all classes below it."""
        if class_ not in self._below:
            found: dict[Term, None] = {NamedNode(class_): None}
            waiting = list(found)
            while waiting:
                more = [one for one in self._index.subjects(RDFS.subClassOf, waiting.pop()) if one not in found]
                found.update(dict.fromkeys(more))
                waiting += more
            self._below[class_] = frozenset(found)
        return self._below[class_]
