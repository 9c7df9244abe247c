"""Constraints that look at all values of a node together (SHACL 4.2, 4.4.5, 4.5, 4.7.3, 4.8.1, 4.8.2)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from polgraph.engine import Literal
from polgraph.namespaces import SH
from polgraph.shacl.literals import in_order
from polgraph.shacl.paths import Path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from polgraph.engine import Node, Term
    from polgraph.shacl.judge import Judge
    from polgraph.shacl.shape import Found, Rows


@dataclass(frozen=True, slots=True)
class Count:
    """sh:minCount or sh:maxCount."""

    component: str
    number: int

    def broken(self, _judge: Judge, rows: Rows) -> Iterator[Found]:
        """Yield the nodes that have too few or too many values."""
        number = self.number
        if self.component == SH.MinCountConstraintComponent:
            return ((focus, None, None) for focus, found in rows if len(found) < number)
        return ((focus, None, None) for focus, found in rows if len(found) > number)


@dataclass(frozen=True, slots=True)
class UniqueLang:
    """sh:uniqueLang."""

    component = SH.UniqueLangConstraintComponent

    def broken(self, _judge: Judge, rows: Rows) -> Iterator[Found]:
        """Yield a node for each language that occurs twice at it."""
        for focus, found in rows:
            languages = [value.language.lower() for value in found if isinstance(value, Literal) and value.language]
            if len(languages) > 1:
                yield from ((focus, None, None) for one in set(languages) if languages.count(one) > 1)


@dataclass(frozen=True, slots=True)
class HasValue:
    """sh:hasValue."""

    component = SH.HasValueConstraintComponent
    value: Term

    def broken(self, _judge: Judge, rows: Rows) -> Iterator[Found]:
        """Yield the nodes that have not the value."""
        return ((focus, None, None) for focus, found in rows if self.value not in found)


@dataclass(frozen=True, slots=True)
class Equals:
    """sh:equals."""

    component = SH.EqualsConstraintComponent
    other: str

    def broken(self, judge: Judge, rows: Rows) -> Iterator[Found]:
        """Yield the values that only one of the two properties has."""
        for focus, found in rows:
            others = judge.index.objects(focus, self.other)
            yield from ((focus, value, None) for value in found if value not in others)
            yield from ((focus, value, None) for value in others if value not in found)


@dataclass(frozen=True, slots=True)
class Disjoint:
    """sh:disjoint."""

    component = SH.DisjointConstraintComponent
    other: str

    def broken(self, judge: Judge, rows: Rows) -> Iterator[Found]:
        """Yield the values that both properties have."""
        for focus, found in rows:
            others = judge.index.objects(focus, self.other)
            yield from ((focus, value, None) for value in found if value in others)


@dataclass(frozen=True, slots=True)
class LessThan:
    """sh:lessThan or sh:lessThanOrEquals."""

    component: str
    other: str

    def broken(self, judge: Judge, rows: Rows) -> Iterator[Found]:
        """Yield each value that is not before all values of the other property."""
        sign = "<" if self.component == SH.LessThanConstraintComponent else "<="
        for focus, found in rows:
            for value in found:
                for other in judge.index.objects(focus, self.other):
                    if not in_order(sign, value, other):
                        yield focus, value, None


@dataclass(frozen=True, slots=True)
class Qualified:
    """sh:qualifiedMinCount or sh:qualifiedMaxCount of sh:qualifiedValueShape."""

    component: str
    number: int
    shape: Node
    siblings: tuple[Node, ...]
    """The shapes that a counted value must not conform to as well (sh:qualifiedValueShapesDisjoint)."""

    def counts(self, judge: Judge, value: Term) -> bool:
        """Tell whether *value* is one of those that are counted."""
        return judge.conforms(self.shape, value) and not any(judge.conforms(one, value) for one in self.siblings)

    def broken(self, judge: Judge, rows: Rows) -> Iterator[Found]:
        """Yield the nodes at which too few or too many values are counted."""
        fewer = self.component == SH.QualifiedMinCountConstraintComponent
        for focus, found in rows:
            counted = sum(self.counts(judge, value) for value in found)
            if counted < self.number if fewer else counted > self.number:
                yield focus, None, None


@dataclass(frozen=True, slots=True)
class Closed:
    """sh:closed with sh:ignoredProperties."""

    component = SH.ClosedConstraintComponent
    allowed: frozenset[str]

    def broken(self, judge: Judge, rows: Rows) -> Iterator[Found]:
        """Yield each value of a property that is not allowed, with the property."""
        for focus, found in rows:
            for node in found:
                for predicate, value in judge.index.about(node):
                    if predicate not in self.allowed:
                        yield focus, value, Path("iri", iri=predicate)
