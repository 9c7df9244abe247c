"""What follows from what releases state, by named rules, each thing with its inputs: rebuilt at will, never stated."""

from polgraph.derivation.model import Asked, Derived
from polgraph.derivation.rules import RULES, derive, things

__all__ = ["RULES", "Asked", "Derived", "derive", "things"]
