"""Constraints that look at all values of a node together (SHACL 4.2, 4.4.5, 4.5, 4.7.3, 4.8.1, 4.8.2)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from polgraph.engine import Literal
from polgraph.namespaces import SH
from polgraph.shacl.literals import in_order
from polgraph.shacl.paths import Path

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from polgraph.engine import Node, Term
    from polgraph.shacl.judge import Judge
    from polgraph.shacl.shape import Found


@dataclass(frozen=True, slots=True)
class Count:
    """sh:minCount or sh:maxCount."""

    component: str
    number: int

    def broken(self, _judge: Judge, _focus: Term, found: Collection[Term]) -> Iterator[Found]:
        """Yield one finding without a value if there are too few or too many."""
        fewer = self.component == SH.MinCountConstraintComponent
        if len(found) < self.number if fewer else len(found) > self.number:
            yield None, None


@dataclass(frozen=True, slots=True)
class UniqueLang:
    """sh:uniqueLang."""

    component = SH.UniqueLangConstraintComponent

    def broken(self, _judge: Judge, _focus: Term, found: Collection[Term]) -> Iterator[Found]:
        """Yield one finding without a value for each language that occurs twice."""
        languages = Counter(value.language.lower() for value in found if isinstance(value, Literal) and value.language)
        return ((None, None) for times in languages.values() if times > 1)


@dataclass(frozen=True, slots=True)
class HasValue:
    """sh:hasValue."""

    component = SH.HasValueConstraintComponent
    value: Term

    def broken(self, _judge: Judge, _focus: Term, found: Collection[Term]) -> Iterator[Found]:
        """Yield one finding without a value if the value is missing."""
        if self.value not in found:
            yield None, None


@dataclass(frozen=True, slots=True)
class Equals:
    """sh:equals."""

    component = SH.EqualsConstraintComponent
    other: str

    def broken(self, judge: Judge, focus: Term, found: Collection[Term]) -> Iterator[Found]:
        """Yield the values that only one of the two properties has."""
        others = judge.index.objects(focus, self.other)
        yield from ((value, None) for value in found if value not in others)
        yield from ((value, None) for value in others if value not in found)


@dataclass(frozen=True, slots=True)
class Disjoint:
    """sh:disjoint."""

    component = SH.DisjointConstraintComponent
    other: str

    def broken(self, judge: Judge, focus: Term, found: Collection[Term]) -> Iterator[Found]:
        """Yield the values that both properties have."""
        others = judge.index.objects(focus, self.other)
        return ((value, None) for value in found if value in others)


@dataclass(frozen=True, slots=True)
class LessThan:
    """sh:lessThan or sh:lessThanOrEquals."""

    component: str
    other: str

    def broken(self, judge: Judge, focus: Term, found: Collection[Term]) -> Iterator[Found]:
        """Yield each value that is not before all values of the other property."""
        sign = "<" if self.component == SH.LessThanConstraintComponent else "<="
        for value in found:
            for other in judge.index.objects(focus, self.other):
                if not in_order(sign, value, other):
                    yield value, None


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

    def broken(self, judge: Judge, _focus: Term, found: Collection[Term]) -> Iterator[Found]:
        """Yield one finding without a value if too few or too many values are counted."""
        counted = sum(self.counts(judge, value) for value in found)
        fewer = self.component == SH.QualifiedMinCountConstraintComponent
        if counted < self.number if fewer else counted > self.number:
            yield None, None


@dataclass(frozen=True, slots=True)
class Closed:
    """sh:closed with sh:ignoredProperties."""

    component = SH.ClosedConstraintComponent
    allowed: frozenset[str]

    def broken(self, judge: Judge, _focus: Term, found: Collection[Term]) -> Iterator[Found]:
        """Yield each value of a property that is not allowed, with the property."""
        for node in found:
            if isinstance(node, Literal):
                continue
            for predicate, value in judge.index.about(node):
                if predicate not in self.allowed:
                    yield value, Path("iri", iri=predicate)
