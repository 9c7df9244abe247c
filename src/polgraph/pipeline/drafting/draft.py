"""A draft: the facts of one text that nobody has stored, with their graph."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from polgraph import sources
from polgraph.engine import NamedNode, triple
from polgraph.errors import SourceError
from polgraph.facts import without
from polgraph.facts.writing import document_of
from polgraph.iris import release, release_graph, thing
from polgraph.namespaces import PG, RDF
from polgraph.pipeline import releases

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from polgraph.engine import Triple
    from polgraph.facts import Facts
    from polgraph.sources import SourceText

_FIGURES = (PG.Observation, PG.Change)
_CORRECTED, _UNREVIEWED = (NamedNode(thing("review", state)) for state in ("corrected", "unreviewed"))
_WHERE = "the draft"


@dataclass(frozen=True)
class Draft:
    """The facts of *text*; *extracted* if we read them, and no person wrote them."""

    facts: Facts
    text: SourceText
    extracted: bool = True

    @cached_property
    def triples(self) -> list[Triple]:
        """The graph of the release; SourceError if the facts do not fit the text."""
        if self.extracted:
            return _reviewed(releases.extracted_triples(self.facts, self.text))
        return _reviewed(releases.release_triples(self.facts, self.text, releases.shipped_lexicon()))

    @property
    def graph(self) -> str:
        """The name of its graph."""
        return release_graph(release(self.text.sha256))

    @property
    def turtle(self) -> bytes:
        """The Turtle file of the release."""
        return releases.turtle_of(self.triples)

    @property
    def written(self) -> str:
        """The draft as JSON of one line, as `draft_of` reads it."""
        document = {"facts": document_of(self.facts), "text": self.text.content, "extracted": self.extracted}
        return json.dumps(document, ensure_ascii=False)

    def with_facts(self, facts: Facts) -> Draft:
        """Return a draft of the same text with other facts."""
        return replace(self, facts=facts)

    def kept(self, out: Collection[str]) -> Draft:
        """Return the draft without the facts of the ids *out*."""
        return self.with_facts(without(self.facts, out)) if out else self


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


def _reviewed(triples: Sequence[Triple]) -> list[Triple]:
    """Mark the figures that a person put right: they have lost the confidence of the extractor."""
    figures = {one.subject for one in triples if one.predicate.value == RDF.type and _iri(one) in _FIGURES}
    sure = {one.subject for one in triples if one.predicate.value == PG.confidence}
    return [
        triple(one.subject.value, PG.reviewState, _CORRECTED)
        if isinstance(one.subject, NamedNode) and one.subject in figures - sure and one.object == _UNREVIEWED
        else one
        for one in triples
    ]


def _iri(one: Triple) -> str:
    return one.object.value if isinstance(one.object, NamedNode) else ""
