"""The saved queries in groups, as a journalist looks for them."""

from __future__ import annotations

GROUPS = {
    "people": (
        "deputy-ministers-at-regional-meetings",
        "attendees-of-a-meeting",
        "topics-of-meetings",
        "visits-and-trips",
        "people-and-posts",
        "office-holders-on-a-date",
        "timeline-of-a-person",
        "agencies-of-a-region",
    ),
    "deeds": (
        "statements",
        "findings-and-assessments",
        "instruction-ledger",
        "actions-taken",
    ),
    "figures": (
        "figures-of-a-region",
        "trend-ledger",
        "drugs-seized",
        "sum-of-seized-drugs",
        "origins-of-supply-channels",
        "indicators",
    ),
    "comparing": (
        "compare-regions",
        "comparability-notes",
        "parts-and-wholes",
        "derived-previous-values",
        "conflicts",
    ),
    "missing": (
        "coverage-matrix",
        "unnamed-offices",
    ),
    "proof": (
        "evidence-of-a-claim",
        "facts-by-kind",
        "releases",
        "find-by-name",
    ),
}
"""Group to its queries, in the order in which they are shown."""


def group_of(name: str) -> str:
    """Return the group of a saved query."""
    return next(group for group, names in GROUPS.items() if name in names)
