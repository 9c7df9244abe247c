"""Data against shapes: one interface, one report, whatever the engine."""

from polgraph.validation.engines import ENGINES, validate
from polgraph.validation.report import Report, Result

__all__ = ["ENGINES", "Report", "Result", "validate"]
