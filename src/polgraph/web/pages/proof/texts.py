"""The text of a release as a store keeps it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph import sources
from polgraph.errors import SourceError
from polgraph.namespaces import PREFIXES

if TYPE_CHECKING:
    from polgraph.pipeline.serving.origin import Origin


def archived(origin: Origin, text: str) -> str | None:
    """Return the text of that IRI; None if it is not kept here."""
    folder, name = origin.texts, text.removeprefix(PREFIXES["text"])
    if folder is None or not name.isalnum():
        return None
    try:
        return sources.read_text(folder / f"{name}.txt").content
    except SourceError:
        return None
