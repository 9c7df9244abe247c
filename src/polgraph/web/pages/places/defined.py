"""What an indicator counts: its parts, its unit, the law that defines it, and whether a fall is good."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from polgraph.engine import Literal, NamedNode
from polgraph.namespaces import PG, SCHEMA, SKOS
from polgraph.web.pages.model import Value

if TYPE_CHECKING:
    from polgraph.engine import Term
    from polgraph.web.pages.making import Maker

_PARTS = {PG.measure: "measure", PG.subject: "subject", PG.setting: "setting"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A measure, subject or setting that an indicator is composed of, with its definition."""

    role: str
    concept: Value
    definition: Value | None


@dataclass(frozen=True, slots=True)
class Law:
    """The act and articles that define what is counted, where the act can be read, and how that is confirmed."""

    act: Value
    number: str
    articles: tuple[str, ...]
    address: Value | None
    confirmed: Value | None


@dataclass(frozen=True, slots=True)
class Definition:
    """What an indicator counts."""

    names: tuple[Value, ...]
    pieces: tuple[Piece, ...]
    counting_unit: Piece | None
    unit: Value | None
    polarity: Value | None
    law: Law | None


def definition(maker: Maker, indicator: str) -> Definition:
    """Define *indicator* by what the reference data know of its parts."""
    one = _Facts(maker).one
    unit, polarity, subject = (one(indicator, term) for term in (PG.defaultUnit, PG.polarity, PG.subject))
    return Definition(
        names=tuple(_names(maker, indicator)),
        pieces=tuple(_piece(maker, role, part) for term, role in _PARTS.items() if (part := one(indicator, term))),
        counting_unit=_piece(maker, "countingUnit", counted) if (counted := one(indicator, PG.countingUnit)) else None,
        unit=maker.linked(unit) if unit else None,
        polarity=maker.linked(polarity) if polarity else None,
        law=_law(maker, subject) if subject else None,
    )


class _Facts:
    """Looks up what is said of a thing."""

    def __init__(self, maker: Maker) -> None:
        self._dataset = maker.dataset

    def terms(self, thing: str, predicate: str) -> list[Term]:
        return [triple.object for triple in self._dataset.matching(thing, predicate)]

    def one(self, thing: str, predicate: str) -> str:
        return min((str(getattr(term, "value", "")) for term in self.terms(thing, predicate)), default="")


def _names(maker: Maker, indicator: str) -> list[Value]:
    terms = _Facts(maker).terms(indicator, SKOS.prefLabel)
    named = {term.language: term.value for term in terms if isinstance(term, Literal) and term.language}
    return [Value(named[code], language=code) for code in ("kk", "ru", "en") if code in named]


def _piece(maker: Maker, role: str, concept: str) -> Piece:
    texts = [term for term in _Facts(maker).terms(concept, SKOS.definition) if isinstance(term, Literal)]
    by_language = {term.language or "": term.value for term in texts}
    language = next((code for code in (maker.language, "en") if code in by_language), "")
    return Piece(role, maker.linked(concept), Value(by_language[language], language=language) if by_language else None)


def _law(maker: Maker, subject: str) -> Law | None:
    facts = _Facts(maker)
    act = facts.one(subject, PG.legalAct)
    if not act:
        return None
    address, status = facts.one(act, SCHEMA.url), facts.one(subject, PG.sourceStatus)
    articles = (str(getattr(term, "value", "")) for term in facts.terms(subject, PG.legalArticle))
    return Law(
        act=maker.linked(act),
        number=facts.one(act, SCHEMA.legislationIdentifier),
        articles=tuple(sorted(articles)),
        address=maker.shown(NamedNode(address)) if address else None,
        confirmed=maker.linked(status) if status else None,
    )
