"""When something was: the day or the days that a text states, or in words that it states none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.namespaces import DCT, PG
from polgraph.web.pages.said import Said

if TYPE_CHECKING:
    from polgraph.web.pages.making import Maker


def told_period(maker: Maker, period: str) -> str:
    """Name *period*, if it is one."""
    return maker.name(period) if period else ""


def told_time(maker: Maker, event: str) -> str:
    """Say when *event* was, nothing if no text does."""
    facts = Said(maker.dataset)
    return maker.day(facts.one(event, PG.date)) or told_period(maker, facts.one(event, PG.heldDuring))


def told_review(maker: Maker, event: str, release: str = "") -> str:
    """Say which period *event* reviews, or else the *release* that tells of it, or when that was published."""
    facts = Said(maker.dataset)
    told = {
        "event.reviewing": told_period(maker, facts.one(event, PG.reviewsPeriod)),
        "event.release-on": told_period(maker, facts.one(release, PG.reviewsPeriod)),
        "event.published": maker.day(facts.one(release, DCT.issued)),
    }
    return next((maker.words[key].format(when=when) for key, when in told.items() if when), "")
