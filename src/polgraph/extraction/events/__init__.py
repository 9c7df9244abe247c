"""What happened: meetings, visits, appointments, operations, and who took part in them."""

from __future__ import annotations

from polgraph.extraction.events.finder import EventFinder

__all__ = ["EventFinder"]
