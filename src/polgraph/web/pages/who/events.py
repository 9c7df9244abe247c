"""The list of events, the newest first, as far as releases tell when they were."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.web.pages.making import Maker
from polgraph.web.pages.queries import supporting
from polgraph.web.pages.rows import told
from polgraph.web.pages.when import told_review, told_time
from polgraph.web.pages.who.listing import Filter, Line, allows, listed

if TYPE_CHECKING:
    from polgraph.pipeline.serving.origin import Origin
    from polgraph.web.pages.rows import Told
    from polgraph.workers.kept.jobs import Answer, Asked


def events(asked: Asked, origin: Origin) -> Answer:
    """List the events."""
    maker = Maker(asked, origin)
    wanted = Filter(maker, "event")
    rows = {row["event"]: row for row in told(supporting(maker.dataset, "events"))}
    choices = wanted.kind("event-type"), wanted.region(), wanted.year(map(_day, rows.values()))
    kind, region, year = choices
    found = [
        row
        for row in rows.values()
        if wanted.has_name(row["event"])
        and allows(kind, [row["type"]])
        and allows(region, [row.get("region", "")])
        and allows(year, [_day(row)])
    ]
    newest = sorted(sorted(found, key=lambda row: row["event"]), key=_day, reverse=True)
    return listed(maker, "events", choices, newest, lambda row: _line(maker, row))


def _line(maker: Maker, row: Told) -> Line:
    when = told_time(maker, row["event"]) or told_review(maker, row["event"], row["release"])
    told = [maker.linked(row[name]) for name in ("region",) if name in row]
    people = row["people"]
    count = "" if people == "0" else maker.words["event.people-named"].format(count=people)
    return Line(maker.linked(row["event"]), when or maker.words["event.undated"], tuple(told), count)


def _day(row: Told) -> str:
    """Return the day on which it was, or else the last one that its release may tell of."""
    return row.get("date") or row.get("held") or max(row.get("reviewed", ""), row.get("issued", ""))
