"""Compare and count days."""

from __future__ import annotations

from datetime import date

from polgraph.facts import Period


def is_ahead(period: Period, published: str) -> bool:
    """Tell whether a period was not over when the release came out, by more than its current month."""
    return period.first > published or period.last[:7] > published[:7]


def length(period: Period) -> int:
    """Return the number of days of a period."""
    return (date.fromisoformat(period.last) - date.fromisoformat(period.first)).days + 1
