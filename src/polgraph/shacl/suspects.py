"""The values that fail a test in a large graph: asked of the store, and judged only where it is in doubt."""

from __future__ import annotations

from collections import defaultdict
from functools import reduce
from typing import TYPE_CHECKING

from polgraph.engine import NamedNode
from polgraph.namespaces import RDF, SH
from polgraph.shacl.conditions import condition
from polgraph.shacl.values import Conforming, OfClass, ValueTest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from polgraph.engine import Node, Term
    from polgraph.engine.merged import MergedGraph
    from polgraph.shacl.judge import Judge
    from polgraph.shacl.shape import Shape

    Breaking = Callable[[Node, str], set[Term]]


class BadValues:
    """Finds the values that fail a test; *breaking* returns the nodes of a pattern that break a shape.

    The values of a plain property are tested wherever they stand, once for all shapes; those of a path, or nodes
    themselves, where the triple patterns *where* bind ?value.
    """

    def __init__(self, graph: MergedGraph, judge: Judge, breaking: Breaking) -> None:
        self._graph, self._judge, self._breaking = graph, judge, breaking
        self._known: dict[tuple[str, ValueTest], set[Term]] = {}

    def look(self, shapes: Iterable[Shape]) -> None:
        """Find what fails the tests of all *shapes*, the tests of one property together."""
        tests: defaultdict[str, set[ValueTest]] = defaultdict(set)
        for shape in shapes:
            if shape.path is not None and shape.path.iri:
                tests[anywhere(shape.path.iri)].update(one for one in shape.constraints if isinstance(one, ValueTest))
        for where, wanted in tests.items():
            self._ask(where, {test: text for test in wanted if (text := condition(test))})

    def of(self, where: str, test: ValueTest) -> set[Term]:
        """Return the values that *where* binds and that fail *test*."""
        if (where, test) not in self._known:
            self._known[where, test] = self._find(where, test)
        return self._known[where, test]

    def _ask(self, where: str, tests: dict[ValueTest, str]) -> None:
        """Ask for the values that may fail one of *tests*, and judge these."""
        if not tests:
            return
        doubt = " || ".join(f"!COALESCE({text}, false)" for text in tests.values())
        found = self._values(f"{where} FILTER({doubt})")
        for test in tests:
            self._known[where, test] = {value for value in found if not test.holds(self._judge, value)}

    def _find(self, where: str, test: ValueTest) -> set[Term]:
        if text := condition(test):
            self._ask(where, {test: text})
            return self._known[where, test]
        if isinstance(test, OfClass):
            return self._not_of_class(where, test)
        if isinstance(test, Conforming) and test.component in _SET_OPERATIONS:
            broken = [self._breaking(shape, where.replace("?value", "?this")) for shape in test.shapes]
            return reduce(_SET_OPERATIONS[test.component], broken) if broken else set()
        values = self._values(where)
        if isinstance(test, Conforming) and test.component == SH.NotConstraintComponent:
            return set(values) - self._breaking(test.shapes[0], where.replace("?value", "?this"))
        return {value for value in values if not test.holds(self._judge, value)}

    def _not_of_class(self, where: str, test: OfClass) -> set[Term]:
        classes = " ".join(sorted(map(str, self._judge.classes.below(test.class_))))
        is_one = f"?value {NamedNode(RDF.type)} ?class VALUES ?class {{ {classes} }}"
        return set(self._values(f"{where} MINUS {{ {is_one} }}"))

    def _values(self, where: str) -> list[Term]:
        return [value for (value,) in self._graph.tuples(f"SELECT DISTINCT ?value WHERE {{ {where} }}")]


def anywhere(iri: str) -> str:
    """Return the triple pattern that binds ?value to the values of a property."""
    return f"?any {NamedNode(iri)} ?value ."


_SET_OPERATIONS: dict[str, Callable[[set[Term], set[Term]], set[Term]]] = {
    SH.AndConstraintComponent: set.union,
    SH.NodeConstraintComponent: set.union,
    SH.OrConstraintComponent: set.intersection,
}
