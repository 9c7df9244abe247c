"""Two states of the facts of a release, or two versions of an ontology: what was added, removed and changed."""

from polgraph.comparison.differing import Difference, differences
from polgraph.comparison.terms import TermDifference, term_differences

__all__ = ["Difference", "TermDifference", "differences", "term_differences"]
