"""What things are called on a page: by their names, and periods as people write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.iris import short_iri
from polgraph.namespaces import PREFIXES
from polgraph.pipeline.serving.naming import LANGUAGES, Naming
from polgraph.web.pages.days import period_told
from polgraph.web.pages.words import words

if TYPE_CHECKING:
    from polgraph.pipeline.serving.naming import Known


class Names(Naming):
    """Names of things for a reader of *language*."""

    def __init__(self, dataset: Known, language: str) -> None:
        super().__init__(dataset, LANGUAGES[language])
        self.language = language

    def __getitem__(self, iri: str) -> str:
        """Name a thing, a period by its days; what is no IRI, as broken data may have it, by itself."""
        if ":" not in iri or " " in iri:
            return iri
        if iri.startswith(PREFIXES["period"]) and (told := period_told(iri, self.language)):
            return told
        name = super().__getitem__(iri)
        is_untitled = iri.startswith(PREFIXES["release"]) and name == short_iri(iri)
        return f"{words(self.language)['release.untitled']} ({name.partition(':')[2]})" if is_untitled else name
