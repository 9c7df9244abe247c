"""A draft: the facts of one text that nobody has stored, with their graph."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from polgraph import mapping, sources
from polgraph.engine import NamedNode, triple
from polgraph.errors import SourceError
from polgraph.facts import without
from polgraph.facts.writing import document_of
from polgraph.iris import release, thing
from polgraph.namespaces import PG
from polgraph.pipeline import releases

if TYPE_CHECKING:
    from collections.abc import Collection

    from polgraph.engine import Term, Triple
    from polgraph.facts import Facts
    from polgraph.sources import SourceText

_WHERE = "the draft"


@dataclass(frozen=True)
class Draft:
    """The facts of *text*; *extracted* if we read them, and no person wrote them."""

    facts: Facts
    text: SourceText
    extracted: bool = True
    corrected: frozenset[str] = frozenset()
    """The ids of facts that a person put right."""

    @property
    def release(self) -> str:
        """The IRI of the release."""
        return release(self.text.sha256)

    @cached_property
    def names(self) -> dict[str, str]:
        """The IRI of each fact, by its id."""
        return mapping.names_of(self.facts)

    @cached_property
    def triples(self) -> list[Triple]:
        """The graph of the release; SourceError if the facts do not fit the text."""
        if self.extracted:
            found = releases.extracted_triples(self.facts, self.text)
        else:
            found = releases.release_triples(self.facts, self.text, releases.shipped_lexicon())
        looked_at = {self.names[one] for one in self.corrected}
        return [_reviewed(one) if _name(one.subject) in looked_at else one for one in found]

    @property
    def turtle(self) -> bytes:
        """The Turtle file of the release."""
        return releases.turtle_of(self.triples)

    @property
    def written(self) -> str:
        """The draft as JSON of one line, as `draft_of` reads it."""
        document = {"facts": document_of(self.facts), "text": self.text.content, "extracted": self.extracted}
        return json.dumps(document, ensure_ascii=False)

    def kept(self, out: Collection[str]) -> Draft:
        """Return the draft without the facts of the ids *out*."""
        return replace(self, facts=without(self.facts, out), corrected=self.corrected - set(out))


def extracted(page: sources.Page, where: str) -> Draft:
    """Read the facts out of a text or a page; SourceError, naming *where*, if there are no words."""
    return Draft(releases.facts_in(page, releases.extractor(), where), page.text)


def draft_of(document: object, where: str = _WHERE) -> Draft | None:
    """Read {"facts": …, "text": …}; None if *document* is not of that kind, SourceError if its parts cannot be used."""
    if not isinstance(document, dict):
        return None
    facts, text = document.get("facts"), document.get("text")
    if not isinstance(facts, dict) or not isinstance(text, str):
        return None
    written = sources.decoded_text(text.encode("utf-8", "surrogatepass"), where)
    return given(json.dumps(facts).encode(), written, where, extracted=document.get("extracted") is True)


def given(document: bytes, text: SourceText, where: str, *, extracted: bool = False) -> Draft:
    """Read a facts document about *text*; SourceError if it cannot be read or is about another text."""
    facts = releases.read_facts(document, where)
    if facts.release.sha256 != text.sha256:
        told = f"{where}: the facts are about another text, of the SHA-256 {facts.release.sha256[:12]}…"
        raise SourceError(f"{told}; expected the text that they were read from, unchanged to the last byte")
    return Draft(facts, text, extracted)


def _reviewed(one: Triple) -> Triple:
    """Let a claim that a person put right say so."""
    if one.predicate.value != PG.reviewState:
        return one
    return triple(_name(one.subject), PG.reviewState, NamedNode(thing("review", "corrected")))


def _name(term: Term) -> str:
    return term.value if isinstance(term, NamedNode) else ""
