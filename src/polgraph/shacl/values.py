"""Constraints that look at one value alone (SHACL 4.1, 4.3, 4.4, 4.6, 4.7, 4.8.3)."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from polgraph.engine import BlankNode, Literal, NamedNode, values
from polgraph.namespaces import SH
from polgraph.shacl.literals import in_order, is_well_formed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from polgraph.engine import Node, Term
    from polgraph.shacl.judge import Judge
    from polgraph.shacl.shape import Found, Rows

NODE_KINDS: dict[str, tuple[type, ...]] = {
    SH.BlankNode: (BlankNode,),
    SH.BlankNodeOrIRI: (BlankNode, NamedNode),
    SH.BlankNodeOrLiteral: (BlankNode, Literal),
    SH.IRI: (NamedNode,),
    SH.IRIOrLiteral: (NamedNode, Literal),
    SH.Literal: (Literal,),
}
# The side of the limit on which a value stands: whether the limit comes first, and the sign between the two.
RANGES = {
    SH.MaxExclusiveConstraintComponent: (False, "<"),
    SH.MaxInclusiveConstraintComponent: (False, "<="),
    SH.MinExclusiveConstraintComponent: (True, "<"),
    SH.MinInclusiveConstraintComponent: (True, "<="),
}


class ValueTest(ABC):
    """A constraint that holds of a value or not, whatever the other values."""

    component: ClassVar[str]

    @abstractmethod
    def holds(self, judge: Judge, value: Term) -> bool:
        """Tell whether *value* meets the constraint."""

    def broken(self, judge: Judge, rows: Rows) -> Iterator[Found]:
        """Yield the values that do not meet it; each value is looked at once, at however many nodes it stands."""
        values = {value for _, found in rows for value in found}
        if bad := {value for value in values if not self.holds(judge, value)}:
            yield from ((focus, value, None) for focus, found in rows for value in found if value in bad)


@dataclass(frozen=True, slots=True)
class OfClass(ValueTest):
    """sh:class."""

    component = SH.ClassConstraintComponent
    class_: str

    def holds(self, judge: Judge, value: Term) -> bool:
        """Tell whether *value* is an instance of the class."""
        return judge.classes.is_instance(value, self.class_)


@dataclass(frozen=True, slots=True)
class Datatype(ValueTest):
    """sh:datatype."""

    component = SH.DatatypeConstraintComponent
    datatype: NamedNode

    def holds(self, judge: Judge, value: Term) -> bool:
        """Tell whether *value* is a well-formed literal of the datatype."""
        return isinstance(value, Literal) and value.datatype == self.datatype and is_well_formed(value)


@dataclass(frozen=True, slots=True)
class NodeKind(ValueTest):
    """sh:nodeKind."""

    component = SH.NodeKindConstraintComponent
    kinds: tuple[type, ...]

    def holds(self, judge: Judge, value: Term) -> bool:
        """Tell whether *value* is of one of the kinds."""
        return isinstance(value, self.kinds)


@dataclass(frozen=True, slots=True)
class InRange(ValueTest):
    """sh:minInclusive and the three like it."""

    component: str  # type: ignore[misc]  # one class for four components
    limit: Literal

    def holds(self, judge: Judge, value: Term) -> bool:
        """Tell whether *value* is on the right side of the limit; false where they cannot be compared."""
        limit_first, sign = RANGES[self.component]
        return in_order(sign, self.limit, value) if limit_first else in_order(sign, value, self.limit)


@dataclass(frozen=True, slots=True)
class Length(ValueTest):
    """sh:minLength or sh:maxLength."""

    component: str  # type: ignore[misc]  # one class for two components
    number: int

    def holds(self, judge: Judge, value: Term) -> bool:
        """Tell whether the text of *value* is long or short enough; a blank node has none."""
        if not isinstance(value, Literal | NamedNode):
            return False
        length = len(value.value)
        return length >= self.number if self.component == SH.MinLengthConstraintComponent else length <= self.number


@dataclass(frozen=True, slots=True)
class Pattern(ValueTest):
    """sh:pattern with sh:flags."""

    component = SH.PatternConstraintComponent
    pattern: str
    flags: str

    def holds(self, judge: Judge, value: Term) -> bool:
        """Tell whether the pattern occurs in the text of *value*; a blank node has none."""
        return isinstance(value, Literal | NamedNode) and values.matches(value.value, self.pattern, self.flags)


@dataclass(frozen=True, slots=True)
class LanguageIn(ValueTest):
    """sh:languageIn."""

    component = SH.LanguageInConstraintComponent
    ranges: tuple[str, ...]

    def holds(self, judge: Judge, value: Term) -> bool:
        """Tell whether *value* has a language of the list, or one that is more narrow (RFC 4647, basic filtering)."""
        language = value.language if isinstance(value, Literal) else None
        return bool(language) and any(
            one == "*" or f"{language}-".lower().startswith(f"{one}-".lower()) for one in self.ranges
        )


@dataclass(frozen=True, slots=True)
class In(ValueTest):
    """sh:in."""

    component = SH.InConstraintComponent
    members: frozenset[Term]

    def holds(self, judge: Judge, value: Term) -> bool:
        """Tell whether *value* is a member of the list."""
        return value in self.members


@dataclass(frozen=True, slots=True)
class Conforming(ValueTest):
    """sh:node, sh:not, sh:and, sh:or, sh:xone: to how many of the shapes a value conforms."""

    component: str  # type: ignore[misc]  # one class for five components
    shapes: tuple[Node, ...]

    def holds(self, judge: Judge, value: Term) -> bool:
        """Tell whether *value* conforms to as many shapes as the component wants."""
        answers = (judge.conforms(shape, value) for shape in self.shapes)
        if self.component == SH.OrConstraintComponent:
            return any(answers)
        if self.component == SH.XoneConstraintComponent:
            return sum(answers) == 1
        if self.component == SH.NotConstraintComponent:
            return not any(answers)
        return all(answers)
