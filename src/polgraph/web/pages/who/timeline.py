"""The timeline of a person: where they were, with whom, and what they said, instructed and did there."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from polgraph.namespaces import PG
from polgraph.web.pages.paging import Part, part_of
from polgraph.web.pages.queries import saved
from polgraph.web.pages.rows import told
from polgraph.web.pages.said import Said
from polgraph.web.pages.when import told_review, told_time
from polgraph.web.pages.who.acts import Act, acts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from polgraph.web.pages.making import Maker
    from polgraph.web.pages.model import Value
    from polgraph.web.pages.rows import Told

OTHERS = 8
"""Who else was there, as far as a line names them; the page of the event has all."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a person did at one event, or in one release that names none; *when* is empty if no text states it."""

    when: str
    review: str
    where: Value
    is_event: bool
    acts: tuple[Act, ...]
    others: tuple[Value, ...]
    more: int
    """How many others are not named."""


def timeline(maker: Maker, slug: str) -> tuple[list[Entry], Part]:
    """Return the part of the timeline that the reader asks for, the newest first."""
    rows = told(saved(maker.dataset, "timeline-of-a-person", person=slug))
    groups: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for row in rows:
        groups[row["release"], row.get("event", "")].append(row)
    newest = sorted(groups.values(), key=lambda group: _day(maker, group[0]), reverse=True)
    part = part_of(maker, len(newest))
    return [_entry(maker, slug, group) for group in newest[part.rows]], part


def _day(maker: Maker, row: Told) -> str:
    """Return the last day on which it may have been."""
    facts, event = Said(maker.dataset), row.get("event", "")
    return (
        facts.one(event, PG.date) or facts.one(facts.one(event, PG.heldDuring), PG.lastDay) or facts.day(row["release"])
    )


def _entry(maker: Maker, slug: str, rows: Sequence[Told]) -> Entry:
    release, event = rows[0]["release"], rows[0].get("event", "")
    others = _others(maker, event, slug)
    return Entry(
        when=told_time(maker, event) if event else "",
        review=told_review(maker, event, release),
        where=maker.linked(event or release),
        is_event=bool(event),
        acts=tuple(acts(maker, (row["claim"] for row in rows))),
        others=tuple(map(maker.linked, others[:OTHERS])),
        more=max(0, len(others) - OTHERS),
    )


def _others(maker: Maker, event: str, slug: str) -> list[str]:
    """Return who else took part in *event*, each once."""
    facts = Said(maker.dataset)
    there = [facts.identity(one) for claim in facts.of(event, PG.inEvent) for one in facts.all(claim, PG.participant)]
    return [one for one in dict.fromkeys(there) if not one.endswith(f"/person/{slug}")]
