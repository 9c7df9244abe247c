"""When something was: the day or the days that a text states, or in words that it states none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.namespaces import DCT, PG
from polgraph.web.pages.who.facts import Facts

if TYPE_CHECKING:
    from polgraph.web.pages.making import Maker


def told_period(maker: Maker, *periods: str) -> str:
    """Name the first of *periods* that is one."""
    return next((maker.name(period) for period in periods if period), "")


def told_time(maker: Maker, event: str) -> str:
    """Say when *event* was, nothing if no text does."""
    facts = Facts(maker.dataset)
    return facts.one(event, PG.date) or told_period(maker, facts.one(event, PG.heldDuring))


def told_review(maker: Maker, event: str, release: str = "") -> str:
    """Say which period *event*, or else the *release* that tells of it, reviews, or when that was published."""
    facts = Facts(maker.dataset)
    reviewed = told_period(maker, facts.one(event, PG.reviewsPeriod), facts.one(release, PG.reviewsPeriod))
    if reviewed:
        return maker.words["event.reviewing"].format(period=reviewed)
    issued = facts.one(release, DCT.issued)
    return maker.words["event.published"].format(day=issued) if issued else ""
