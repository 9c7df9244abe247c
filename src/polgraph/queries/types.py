"""The types of parameters: what each takes, and the one term that it makes of it."""

from __future__ import annotations

import re

from polgraph import iris
from polgraph.engine import NamedNode, literal
from polgraph.errors import QueryParameterError
from polgraph.namespaces import ID, PREFIXES, XSD
from polgraph.queries.days import interval

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from polgraph.engine import Term


class Parameter:
    """A typed parameter; with a *scheme*, its value is a thing of that kind; with *values*, one of these."""

    def __init__(
        self, name: str, type_: str, scheme: str | None, label: Mapping[str, str], values: Sequence[str] = ()
    ) -> None:
        self.name, self.type, self.label, self.values = name, type_, label, tuple(values)
        self.scheme = scheme or (type_ if type_ in _KINDS else None)

    @property
    def ending(self) -> str:
        """The ending of the parameter's token in the text: region, period and concept are written as `iri`."""
        return "iri" if self.type in _THINGS else self.type


def term_of(parameter: Parameter, value: str) -> Term:
    """Make the term for a value given as text; QueryParameterError if it is not of the parameter's type."""
    make = TYPES.get(parameter.type)
    if make is None:
        raise QueryParameterError(f"{parameter.name}: unknown type {parameter.type!r}; expected {', '.join(TYPES)}")
    if parameter.values and value not in parameter.values:
        raise QueryParameterError(f"{parameter.name} is {value[:80]!r}; expected one of {', '.join(parameter.values)}")
    try:
        return make(parameter, value)
    except ValueError as exc:
        raise QueryParameterError(f"{parameter.name} is {value[:80]!r}; expected {exc}") from None


def with_article(noun: str) -> str:
    """Return *noun* after its indefinite article."""
    return f"{'an' if noun[0] in 'aeio' else 'a'} {noun}"


def _iri(parameter: Parameter, value: str) -> Term:
    prefix, _, local = value.partition(":")
    if parameter.scheme == "place" and ":" not in value:
        iri = iris.place(value)
    elif parameter.scheme and ":" not in value:
        iri = f"{ID}{parameter.scheme}/{value}"
    elif prefix in PREFIXES and not local.startswith("//"):
        iri = PREFIXES[prefix] + local
    else:
        iri = value
    expected = (
        f"the id of {with_article(parameter.scheme)}" if parameter.scheme else "an http or https IRI, or prefix:name"
    )
    kinds = ("place", "region") if parameter.scheme == "place" else (parameter.scheme,)
    starts = tuple(f"{ID}{kind}/" for kind in kinds) if parameter.scheme else ("http://", "https://")
    if not iri.startswith(starts):
        raise ValueError(expected)
    try:
        return NamedNode(iri)
    except ValueError:
        raise ValueError(expected) from None


def _period(parameter: Parameter, value: str) -> Term:
    days = interval(value)
    return NamedNode(iris.period(*days)) if days else _iri(parameter, value)


def _matching(pattern: str, datatype: str, expected: str) -> Callable[[Parameter, str], Term]:
    def make(_: Parameter, value: str) -> Term:
        if not re.fullmatch(pattern, value):
            raise ValueError(expected)
        return literal(value, datatype=datatype)

    return make


def _date(_: Parameter, value: str) -> Term:
    days = interval(value)
    if not days or days[0] != days[1]:
        raise ValueError("a date as YYYY-MM-DD")
    return literal(value, datatype=XSD.date)


_KINDS = ("period", "region")
_THINGS = ("concept", "iri", *_KINDS)
TYPES: dict[str, Callable[[Parameter, str], Term]] = {
    "boolean": _matching(r"true|false", XSD.boolean, "true or false"),
    "concept": _iri,
    "date": _date,
    "decimal": _matching(r"[+-]?\d{1,18}(?:\.\d{1,18})?", XSD.decimal, "a number such as 82.8"),
    "integer": _matching(r"[+-]?\d{1,18}", XSD.integer, "a whole number"),
    "iri": _iri,
    "period": _period,
    "region": _iri,
    "string": lambda _, value: literal(value),
    "year": _matching(r"(?:19|20)\d\d", XSD.integer, "a year such as 2025"),
}
