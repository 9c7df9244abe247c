"""What an indicator counts: its parts, its unit, the law that defines it, and whether a fall is good."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from polgraph.engine import NamedNode
from polgraph.namespaces import PG, SCHEMA, SKOS
from polgraph.web.pages.model import Value
from polgraph.web.pages.said import Said

if TYPE_CHECKING:
    from polgraph.web.pages.making import Maker

_PARTS = {
    "measure": PG.measure,
    "subject": PG.subject,
    "setting": PG.setting,
    "countingUnit": PG.countingUnit,
    "unit": PG.defaultUnit,
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A concept that an indicator is composed of, in its *role*, with its definition."""

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
    """What an indicator counts; *names* are those in all languages."""

    names: tuple[Value, ...]
    pieces: tuple[Piece, ...]
    polarity: Value | None
    law: Law | None


def definition(maker: Maker, indicator: str) -> Definition:
    """Define *indicator* by what the reference data know of its parts."""
    facts = Said(maker.dataset)
    named = {language: name for name, language in facts.texts(indicator, SKOS.prefLabel)}
    pieces = ((role, facts.one(indicator, term)) for role, term in _PARTS.items())
    return Definition(
        names=tuple(Value(named[language], language=language) for language in ("kk", "ru", "en") if language in named),
        pieces=tuple(_piece(maker, role, concept) for role, concept in pieces if concept),
        polarity=_linked(maker, facts.one(indicator, PG.polarity)),
        law=_law(maker, facts.one(indicator, PG.subject)),
    )


def _piece(maker: Maker, role: str, concept: str) -> Piece:
    texts = {language: text for text, language in Said(maker.dataset).texts(concept, SKOS.definition)}
    language = next((one for one in (maker.language, "en") if one in texts), "")
    return Piece(role, maker.linked(concept), Value(texts[language], language=language) if language else None)


def _law(maker: Maker, subject: str) -> Law | None:
    facts = Said(maker.dataset)
    act = facts.one(subject, PG.legalAct)
    if not act:
        return None
    address = facts.one(act, SCHEMA.url)
    return Law(
        act=maker.linked(act),
        number=facts.one(act, SCHEMA.legislationIdentifier),
        articles=tuple(sorted(facts.all(subject, PG.legalArticle))),
        address=maker.shown(NamedNode(address)) if address else None,
        confirmed=_linked(maker, facts.one(subject, PG.sourceStatus)),
    )


def _linked(maker: Maker, iri: str) -> Value | None:
    return maker.linked(iri) if iri else None
