"""Value tests as expressions of SPARQL over ?value, true only of values that meet the test, so that few are left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.engine import Literal, NamedNode
from polgraph.namespaces import RDF, SH, XSD
from polgraph.shacl import values
from polgraph.shacl.literals import is_well_formed

if TYPE_CHECKING:
    from collections.abc import Callable

    from polgraph.shacl.values import ValueTest

_MEMBERS = 200  # of a list that is written into a query
_KINDS = {
    SH.BlankNode: "isBlank(?value)",
    SH.BlankNodeOrIRI: "!isLiteral(?value)",
    SH.BlankNodeOrLiteral: "!isIRI(?value)",
    SH.IRI: "isIRI(?value)",
    SH.IRIOrLiteral: "!isBlank(?value)",
    SH.Literal: "isLiteral(?value)",
}
_BY_TYPES = {kinds: _KINDS[iri] for iri, kinds in values.NODE_KINDS.items()}
# Datatypes whose spelling SPARQL itself can try, by a cast; any text is one of the last two.
_CAST = frozenset((XSD.boolean, XSD.date, XSD.decimal, XSD.integer))
_ANY_TEXT = frozenset((RDF.langString, XSD.string))


def condition(test: ValueTest) -> str | None:
    """Return the expression for *test*, None if its values have to be looked at one by one."""
    write = _CONDITIONS.get(type(test))
    return write(test) if write else None


def _datatype(test: values.Datatype) -> str | None:
    iri = test.datatype.value
    same = f"DATATYPE(?value) = {test.datatype}"
    if iri in _ANY_TEXT:
        return same
    return f"({same} && ISLITERAL({test.datatype}(STR(?value))))" if iri in _CAST else None


def _in_range(test: values.InRange) -> str | None:
    if not is_well_formed(test.limit):
        return None
    limit_first, sign = values.RANGES[test.component]
    return f"{test.limit} {sign} ?value" if limit_first else f"?value {sign} {test.limit}"


def _length(test: values.Length) -> str:
    sign = ">=" if test.component == SH.MinLengthConstraintComponent else "<="
    return f"STRLEN(STR(?value)) {sign} {test.number}"


def _pattern(test: values.Pattern) -> str:
    return f"REGEX(STR(?value), {Literal(test.pattern)}, {Literal(test.flags)})"


def _language(test: values.LanguageIn) -> str:
    alternatives = (f"LANGMATCHES(LANG(?value), {Literal(one)})" for one in test.ranges)
    return f"({' || '.join(alternatives) or 'false'})"


def _in(test: values.In) -> str | None:
    if len(test.members) > _MEMBERS or not all(isinstance(one, NamedNode) for one in test.members):
        return None
    return f"?value IN ({', '.join(sorted(map(str, test.members)))})"


_CONDITIONS: dict[type, Callable[..., str | None]] = {
    values.Datatype: _datatype,
    values.In: _in,
    values.InRange: _in_range,
    values.LanguageIn: _language,
    values.Length: _length,
    values.NodeKind: lambda test: _BY_TYPES[test.kinds],
    values.Pattern: _pattern,
}
