"""Which decisions are in force: not those that a later one withdraws."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.curation.model import in_order

if TYPE_CHECKING:
    from collections.abc import Iterable

    from polgraph.curation.model import Decision


def in_force(decisions: Iterable[Decision]) -> list[Decision]:
    """Return the decisions that hold, in the order of their time; those that only withdraw others are left out."""
    known = sorted(decisions, key=in_order)
    withdrawn = withdrawn_ones(known)
    return [decision for decision in known if decision.kind != "withdraw" and decision.iri not in withdrawn]


def withdrawn_ones(decisions: Iterable[Decision]) -> set[str]:
    """Name the decisions that are withdrawn by a later one that is not withdrawn itself."""
    withdrawn: set[str] = set()
    for decision in sorted(decisions, key=in_order, reverse=True):
        if decision.kind == "withdraw" and decision.iri not in withdrawn:
            withdrawn |= {target.iri for target in decision.targets}
    return withdrawn
