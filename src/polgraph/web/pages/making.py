"""What a page is made with: the data that are served, and their names and words for one reader."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from polgraph.engine import NamedNode, literal
from polgraph.namespaces import ID, PG, PREFIXES
from polgraph.web.pages.days import day_told
from polgraph.web.pages.linking import href, linked, term_name, value
from polgraph.web.pages.model import Value
from polgraph.web.pages.names import Names
from polgraph.web.pages.rendering import Reader, html
from polgraph.web.pages.words import words
from polgraph.workers.kept.jobs import Answer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from polgraph.engine import Dataset, Term
    from polgraph.pipeline.serving.origin import Origin
    from polgraph.web.pages.model import Page
    from polgraph.web.pages.words import Wording
    from polgraph.workers.kept.jobs import Asked

SPAN = "#char="
EN_DASH = "\N{EN DASH}"
BY_LANGUAGE = {"Vary": "Accept-Language"}


class Maker:
    """Makes pages of what *origin* serves, as they are *asked* for."""

    def __init__(self, asked: Asked, origin: Origin) -> None:
        self.asked, self.origin = asked, origin
        self.fields: Mapping[str, str] = asked.mapping("fields")
        chosen = bool(asked.values.get("chosen"))
        self.reader = Reader(asked.text("language", "en"), chosen=chosen, fields=self.fields)
        self._releases: dict[str, str] = {}

    @cached_property
    def dataset(self) -> Dataset:
        """The newest state of the data."""
        return self.origin.dataset()

    @property
    def language(self) -> str:
        """The language of the reader."""
        return self.reader.language

    @property
    def words(self) -> Wording:
        """The words of the pages in that language."""
        return words(self.language)

    @cached_property
    def names(self) -> Names:
        """The names of things in that language."""
        return Names(self.dataset, self.language)

    def name(self, iri: str) -> str:
        """Name a thing."""
        return term_name(iri, self.names, self.words)

    def shown(self, term: Term | None) -> Value:
        """Show a term, a thing by its name."""
        return value(term, self.names, self.words)

    def day(self, text: str) -> str:
        """Write a day out."""
        return day_told(text, self.language)

    def counted(self, count: int) -> Value:
        """Show how many there are."""
        return self.shown(literal(count))

    def linked(self, iri: str) -> Value:
        """Show a thing by its name."""
        return linked(iri, self.name(iri))

    def proof(self, span: str, claim: str = "") -> Value:
        """Lead to the words of *span* in their release, marked there for *claim* (an IRI)."""
        text, _, place = span.partition(SPAN)
        told = self.names.words(span) or f"{self.words['characters']} {place.replace(',', EN_DASH)}"
        release = self.release_of(text)
        where = href(release or text)[0]
        asked = f"?claim={claim.removeprefix(ID).replace('/', ':', 1)}" if claim and release else ""
        return Value(told, f"{where}{asked}{SPAN}{place}", note=self.name(release) if release else "")

    def release_of(self, text: str) -> str:
        """Return the release that has *text*; nothing if none has."""
        if text not in self._releases:
            found = self.dataset.matching(None, PG.text, text)
            releases = (one.subject.value for one in found if isinstance(one.subject, NamedNode))
            self._releases[text] = next((iri for iri in releases if iri.startswith(PREFIXES["release"])), "")
        return self._releases[text]

    def answer(self, template: str, page: Page, **more: object) -> Answer:
        """Answer with a page."""
        headers = {**BY_LANGUAGE, "revision": self.origin.opened}
        return Answer("text/html", html(template, self.reader, page, **more), headers=headers)
