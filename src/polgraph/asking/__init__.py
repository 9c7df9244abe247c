"""Find the saved query that a question in Kazakh, Russian or English asks: by words and names, offline, no model."""

from polgraph.asking.choosing import Choice, Chooser, Match
from polgraph.asking.vocabulary import Vocabulary

__all__ = ["Choice", "Chooser", "Match", "Vocabulary"]
