"""Who appears in a release: persons by name, and holders of posts who act or speak."""

from __future__ import annotations

from polgraph.extraction.people.finder import PeopleFinder
from polgraph.extraction.people.model import Move, People, PersonMention, Post

__all__ = ["Move", "People", "PeopleFinder", "PersonMention", "Post"]
