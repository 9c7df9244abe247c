"""What concepts and things are called, and which of them a person means."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from polgraph.iris import place, short_iri, thing
from polgraph.lexicon import Lexicon
from polgraph.pipeline.questions import FALLBACK
from polgraph.pipeline.releases import shipped_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable

    from polgraph.engine import Triple


class Labels:
    """Labels in *language*, of the shipped things and of those that a draft describes itself."""

    def __init__(self, language: str, described: Iterable[Triple] = ()) -> None:
        self._languages = FALLBACK[language]
        self._lexicons = (shipped_lexicon(), Lexicon(described))

    def of(self, kind: str, slug: str | None) -> str:
        """Name the thing of *kind*; nothing for nothing."""
        if not slug:
            return ""
        return self.iri(place(slug) if kind in ("region", "place") else thing(kind, slug))

    def iri(self, iri: str) -> str:
        """Name a thing by its IRI."""
        known = {language: label for lexicon in self._lexicons for language, label in lexicon.labels(iri).items()}
        return next((known[language] for language in self._languages if language in known), short_iri(iri))

    def known(self, scheme: str) -> list[tuple[str, str]]:
        """Return the ids of a scheme with their labels, by label; of the regions, for `region`."""
        return sorted(
            ((slug, self.of(scheme, slug)) for slug in self._slugs(scheme)), key=lambda one: one[1].casefold()
        )

    def meant(self, scheme: str, text: str, now: str | None) -> str | None:
        """Return the id that *text* means, in any language; *now* if that may be meant, None if nothing is."""
        names = [*([now] if now else []), *self._slugs(scheme)]
        return next((slug for slug in names if text.casefold() in self._calls(scheme, slug)), None)

    def _calls(self, scheme: str, slug: str) -> set[str]:
        iri = place(slug) if scheme == "region" else thing(scheme, slug)
        labels = (label for lexicon in self._lexicons for label in lexicon.labels(iri).values())
        return {slug.casefold(), *(label.casefold() for label in labels)}

    def _slugs(self, scheme: str) -> list[str]:
        return self._regions if scheme == "region" else sorted(shipped_lexicon().vocabulary()[scheme])

    @cached_property
    def _regions(self) -> list[str]:
        return sorted({slug for slug, _, _ in shipped_lexicon().names("region")})
