"""Corrected values as terms, made by constructors that check them: a value of the kind of the one that it replaces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph import iris
from polgraph.curation.claims import is_span
from polgraph.curation.model import Correction
from polgraph.engine import Literal, NamedNode, literal
from polgraph.engine.values import castable, kept_as
from polgraph.errors import SourceError, did_you_mean
from polgraph.iris import short_iri
from polgraph.namespaces import NUMBERS, PREFIXES, RDF, XSD

if TYPE_CHECKING:
    from polgraph.curation.claims import Claims
    from polgraph.engine import Object, Term

_WIDER = {XSD.integer: XSD.decimal}
"""What a number may become that was whole: releases state both."""


def correction(claims: Claims, claim: str, name: str, text: str) -> Correction:
    """Return the correction of the property *name* of *claim* to what *text* spells; SourceError if there is none."""
    predicate = _property(claims, claim, name)
    values = claims.values(claim, predicate)
    if len(values) != 1:
        told = ", ".join(_told(value) for value in values)
        raise SourceError(
            f"{short_iri(claim)}: has several values of {name}: {told}; expected a property with one value"
        )
    old = values[0]
    if not isinstance(old, NamedNode | Literal):
        raise SourceError(f"{short_iri(claim)}: {name} is {_told(old)}; expected a value that can be written")
    new = _thing(text) if isinstance(old, NamedNode) else _spelled(text, old, name)
    if new == old:
        raise SourceError(f"{short_iri(claim)}: {name} is {_told(old)} already; expected another value")
    return Correction(predicate, old, new)


def _thing(text: str) -> NamedNode:
    """Return the thing that *text* names; a period must be one that can be described by its name."""
    thing = named(text)
    if thing.value.startswith(PREFIXES["period"]) and iris.days_of(thing.value) is None:
        raise SourceError(f"{text!r} is no period; expected one such as period:2029 or period:2029-01-01_2029-06-30")
    return thing


def named(text: str, such: str = "region:KZ-47") -> NamedNode:
    """Return the IRI that *text* is the short form of, a thing *such* as this; SourceError if it is none."""
    prefix, colon, rest = text.partition(":")
    try:
        if colon and rest and prefix in PREFIXES:
            return NamedNode(PREFIXES[prefix] + rest)
        if rest.startswith("//"):
            return NamedNode(text)
    except ValueError:
        pass  # told below, with what has no prefix of ours
    raise SourceError(f"{text!r} is no name of a thing; expected one such as {such}")


def _spelled(text: str, old: Literal, name: str) -> Object:
    """Return the literal *text* with the language or the datatype of *old*."""
    if old.language:
        return literal(text, language=old.language)
    datatype = old.datatype.value
    for one in (datatype, _WIDER.get(datatype)):
        if one and castable(text.strip(), one):
            return kept_as(literal(text if one == XSD.string else text.strip(), datatype=one))
    raise SourceError(
        f"{name} is {text!r}; expected a value of the datatype {short_iri(datatype)}, as {old.value!r} has"
    )


def _property(claims: Claims, claim: str, name: str) -> str:
    """Return the property that *claim* has by *name*, short or local; SourceError if there is none to correct."""
    known = {short_iri(one): one for one in claims.properties(claim) if _says_something(claims, claim, one)}
    for short, predicate in known.items():
        if name in (short, short.partition(":")[2], predicate):
            return predicate
    numbers = [short for short, predicate in known.items() if predicate in NUMBERS]
    if numbers and f"{PREFIXES['pg']}{name.removeprefix('pg:')}" in NUMBERS:
        hint = f"expected {' or '.join(numbers)}, which its numbers are said by"
    else:
        hint = did_you_mean(name, known) or f"expected one of {', '.join(sorted(known))}"
    raise SourceError(f"{short_iri(claim)}: says nothing by {name!r} that can be corrected; {hint}")


def _says_something(claims: Claims, claim: str, predicate: str) -> bool:
    return predicate != RDF.type and not any(is_span(value) for value in claims.values(claim, predicate))


def _told(value: Term) -> str:
    return short_iri(value.value) if isinstance(value, NamedNode) else str(value)
