"""Two states of the facts of a release: what was added, removed and changed."""

from polgraph.comparison.differing import Difference, differences

__all__ = ["Difference", "differences"]
