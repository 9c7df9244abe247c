"""Personal names in any case to the nominative, in Russian and Kazakh texts."""

from __future__ import annotations

from polgraph.extraction.names.given import read_given_names
from polgraph.extraction.names.identity import same_person
from polgraph.extraction.names.normaliser import Name, NameNormaliser

__all__ = ["Name", "NameNormaliser", "read_given_names", "same_person"]
