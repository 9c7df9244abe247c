"""Observations and changes: what the numbers of a release state."""

from polgraph.extraction.figures.finder import FigureFinder
from polgraph.extraction.figures.words import FigureWords

__all__ = ["FigureFinder", "FigureWords"]
