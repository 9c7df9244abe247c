"""polgraph data against its shapes, and against what no shape can ask."""

from polgraph.validation.engines import validate

__all__ = ["validate"]
