"""Numbers with their units, bounds and signs, in figures and in words."""

from __future__ import annotations

from polgraph.extraction.quantities.finder import TABLES, Quantity, QuantityFinder

__all__ = ["TABLES", "Quantity", "QuantityFinder"]
