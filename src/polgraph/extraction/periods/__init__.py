"""Expressions of time: what stretch each states, and in which role."""

from __future__ import annotations

from polgraph.extraction.periods.finder import TABLES, PeriodFinder, TimeExpression

__all__ = ["TABLES", "PeriodFinder", "TimeExpression"]
