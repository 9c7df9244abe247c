"""The constraint components of SHACL Core: how each is read from the parameters of a shape."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.engine import Literal, NamedNode
from polgraph.engine.values import is_pattern
from polgraph.errors import did_you_mean
from polgraph.namespaces import SH, XSD
from polgraph.shacl import sets, values
from polgraph.shacl.literals import DATATYPES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from polgraph.engine import Node, Term
    from polgraph.shacl.shape import Constraint
    from polgraph.shacl.syntax import Parameters

IN, NOT, AND, OR = (f"{SH.iri}{word}" for word in ("in", "not", "and", "or"))
LOGIC = {AND: SH.AndConstraintComponent, OR: SH.OrConstraintComponent, SH.xone: SH.XoneConstraintComponent}
RANGES = {
    SH.maxExclusive: SH.MaxExclusiveConstraintComponent,
    SH.maxInclusive: SH.MaxInclusiveConstraintComponent,
    SH.minExclusive: SH.MinExclusiveConstraintComponent,
    SH.minInclusive: SH.MinInclusiveConstraintComponent,
}
LENGTHS = {SH.maxLength: SH.MaxLengthConstraintComponent, SH.minLength: SH.MinLengthConstraintComponent}
COUNTS = {SH.maxCount: SH.MaxCountConstraintComponent, SH.minCount: SH.MinCountConstraintComponent}
ORDERS = {SH.lessThan: SH.LessThanConstraintComponent, SH.lessThanOrEquals: SH.LessThanOrEqualsConstraintComponent}
# A node shape has one value, itself, of which these say nothing (SHACL, Appendix B).
ONLY_WITH_PATH = frozenset((*COUNTS, *ORDERS, SH.qualifiedValueShape, SH.uniqueLang))


def _class(given: Parameters) -> Iterator[Constraint]:
    return (values.OfClass(iri) for iri in given.iris(getattr(SH, "class")))


def _datatype(given: Parameters) -> Iterator[Constraint]:
    if iri := given.iri(SH.datatype):
        name = iri.removeprefix(XSD.iri)
        if name != iri and name not in DATATYPES:
            raise given.unusable(SH.datatype, iri, did_you_mean(name, DATATYPES) or "a datatype of XML Schema")
        yield values.Datatype(NamedNode(iri))


def _node_kind(given: Parameters) -> Iterator[Constraint]:
    if iri := given.iri(SH.nodeKind):
        if iri not in values.NODE_KINDS:
            raise given.unusable(SH.nodeKind, iri, "one of the six node kinds of SHACL 4.1.3")
        yield values.NodeKind(values.NODE_KINDS[iri])


def _counts(given: Parameters) -> Iterator[Constraint]:
    for name, component in COUNTS.items():
        if (number := given.number(name)) is not None:
            yield sets.Count(component, number)


def _ranges(given: Parameters) -> Iterator[Constraint]:
    for name, component in RANGES.items():
        if (limit := given.literal(name)) is not None:
            yield values.InRange(component, limit)


def _lengths(given: Parameters) -> Iterator[Constraint]:
    for name, component in LENGTHS.items():
        if (number := given.number(name)) is not None:
            yield values.Length(component, number)


def _pattern(given: Parameters) -> Iterator[Constraint]:
    pattern, flags = given.text(SH.pattern), given.text(SH.flags) or ""
    if pattern is not None:
        if not is_pattern(pattern, flags):
            raise given.unusable(
                SH.pattern, repr(pattern)[:100], "a regular expression of XPath, with flags of i m s x q"
            )
        yield values.Pattern(pattern, flags)


def _language_in(given: Parameters) -> Iterator[Constraint]:
    if head := given.one(SH.languageIn):
        members = given.members(SH.languageIn, head)
        yield values.LanguageIn(tuple(member.value for member in members if isinstance(member, Literal)))


def _unique_lang(given: Parameters) -> Iterator[Constraint]:
    if given.flag(SH.uniqueLang):
        yield sets.UniqueLang()


def _equals(given: Parameters) -> Iterator[Constraint]:
    return (sets.Equals(iri) for iri in given.iris(SH.equals))


def _disjoint(given: Parameters) -> Iterator[Constraint]:
    return (sets.Disjoint(iri) for iri in given.iris(SH.disjoint))


def _orders(given: Parameters) -> Iterator[Constraint]:
    for name, component in ORDERS.items():
        yield from (sets.LessThan(component, iri) for iri in given.iris(name))


def _shape(given: Parameters) -> Iterator[Constraint]:
    yield from (values.Conforming(SH.NodeConstraintComponent, (node,)) for node in given.nodes(SH.node))
    yield from (values.Conforming(SH.NotConstraintComponent, (node,)) for node in given.nodes(NOT))
    for name, component in LOGIC.items():
        for head in given.all(name):
            yield values.Conforming(component, _shapes(given, name, head))


def _qualified(given: Parameters) -> Iterator[Constraint]:
    shape = given.one(SH.qualifiedValueShape)
    if shape is None:
        return
    (node,) = given.nodes(SH.qualifiedValueShape)
    siblings = _siblings(given, node) if given.flag(SH.qualifiedValueShapesDisjoint) else ()
    numbers = {
        SH.QualifiedMinCountConstraintComponent: given.number(SH.qualifiedMinCount),
        SH.QualifiedMaxCountConstraintComponent: given.number(SH.qualifiedMaxCount),
    }
    for component, number in numbers.items():
        if number is not None:
            yield sets.Qualified(component, number, node, siblings)


def _closed(given: Parameters) -> Iterator[Constraint]:
    if not given.flag(SH.closed):
        return
    paths = [path for node in given.all(SH.property) for path in given.index.objects(node, SH.path)]
    head = given.one(SH.ignoredProperties)
    ignored = given.members(SH.ignoredProperties, head) if head is not None else []
    yield sets.Closed(frozenset(path.value for path in [*paths, *ignored] if isinstance(path, NamedNode)))


def _has_value(given: Parameters) -> Iterator[Constraint]:
    return (sets.HasValue(value) for value in given.all(SH.hasValue))


def _in(given: Parameters) -> Iterator[Constraint]:
    if (head := given.one(IN)) is not None:
        yield values.In(frozenset(given.members(IN, head)))


# Each parameter of the standard with what reads it, together with those that go with it.
COMPONENTS: dict[str, Callable[[Parameters], Iterator[Constraint]]] = {
    f"{SH.iri}{name}": read
    for names, read in (
        (("class",), _class),
        (("closed",), _closed),
        (("datatype",), _datatype),
        (("disjoint",), _disjoint),
        (("equals",), _equals),
        (("hasValue",), _has_value),
        (("in",), _in),
        (("languageIn",), _language_in),
        (("lessThan", "lessThanOrEquals"), _orders),
        (("maxCount", "minCount"), _counts),
        (("maxExclusive", "maxInclusive", "minExclusive", "minInclusive"), _ranges),
        (("maxLength", "minLength"), _lengths),
        (("nodeKind",), _node_kind),
        (("node", "not", "and", "or", "xone"), _shape),
        (("pattern",), _pattern),
        (("qualifiedValueShape",), _qualified),
        (("uniqueLang",), _unique_lang),
    )
    for name in names
}


def constraints(given: Parameters) -> tuple[Constraint, ...]:
    """Read the constraints of a shape; SourceError if a parameter is not well-formed."""
    if SH.path not in given.names:
        for name in ONLY_WITH_PATH & given.names.keys():
            raise given.unusable(name, "on a shape without sh:path", "it on a property shape only")
    readers = dict.fromkeys(COMPONENTS[name] for name in given.names if name in COMPONENTS)
    return tuple(constraint for read in readers for constraint in read(given))


def shapes_named(given: Parameters) -> list[Node]:
    """Return the shapes that the parameters refer to, those of sh:property apart."""
    named = [
        node for name in (SH.node, NOT, SH.qualifiedValueShape) if name in given.names for node in given.nodes(name)
    ]
    return [*named, *(node for name in LOGIC for head in given.all(name) for node in _shapes(given, name, head))]


def _shapes(given: Parameters, name: str, head: Term) -> tuple[Node, ...]:
    members = given.members(name, head)
    if any(isinstance(member, Literal) for member in members):
        raise given.unusable(name, "a literal in the list", "shapes only")
    return tuple(member for member in members if not isinstance(member, Literal))  # type: ignore[misc]  # no triples here


def _siblings(given: Parameters, shape: Node) -> tuple[Node, ...]:
    """Return the qualified shapes beside this one: of all property shapes of the shapes that have it (SHACL 4.7.3)."""
    index = given.index
    parents = index.subjects(SH.property, given.node)
    beside = {one for parent in parents for one in index.objects(parent, SH.property)}
    found = {value for one in beside for value in index.objects(one, SH.qualifiedValueShape)}
    return tuple(sorted((one for one in found - {shape} if not isinstance(one, Literal)), key=str))  # type: ignore[misc]
