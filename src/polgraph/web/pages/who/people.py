"""The list of people whom releases name: each in the post that the latest of these shows, with their meetings."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from polgraph.web.pages.collation import by_surname
from polgraph.web.pages.making import Maker
from polgraph.web.pages.queries import supporting
from polgraph.web.pages.rows import told
from polgraph.web.pages.who.listing import Filter, Line, allows, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from polgraph.pipeline.serving.origin import Origin
    from polgraph.web.pages.rows import Told
    from polgraph.workers.kept.jobs import Answer, Asked


def people(asked: Asked, origin: Origin) -> Answer:
    """List the people, by surname."""
    maker = Maker(asked, origin)
    wanted = Filter(maker, "person")
    named, events = (
        _by_person(told(supporting(maker.dataset, "people"))),
        _by_person(told(supporting(maker.dataset, "people-at-events"))),
    )
    choices = (
        wanted.kind("agency-type"),
        wanted.region(),
        wanted.year(_day(row) for rows in named.values() for row in rows),
    )
    kind, region, year = choices
    found = [
        person
        for person, rows in named.items()
        if wanted.has_name(person)
        and allows(kind, _all("kind", rows))
        and allows(region, [*_all("region", rows), *_all("region", events[person])])
        and allows(year, map(_day, rows))
    ]
    found.sort(key=lambda one: by_surname(maker.name(one)))
    return listed(maker, "people", choices, found, lambda one: _line(maker, one, named[one], events[one]))


def _by_person(rows: Sequence[Told]) -> dict[str, list[Told]]:
    found: dict[str, list[Told]] = defaultdict(list)
    for row in rows:
        found[row["person"]].append(row)
    return found


def _line(maker: Maker, person: str, rows: Sequence[Told], events: Sequence[Told]) -> Line:
    latest = max((row for row in rows if "role" in row), key=lambda row: (_day(row), row["role"]), default={})
    meetings = {row["event"] for row in events if row["meeting"] == "true"}
    told = [maker.linked(latest[name]) for name in ("role", "organization") if name in latest]
    count = maker.words["people.meetings"].format(count=len(meetings)) if meetings else ""
    return Line(maker.linked(person), told=tuple(told), count=count)


def _all(name: str, rows: Sequence[Told]) -> list[str]:
    return [row[name] for row in rows if name in row]


def _day(row: Told) -> str:
    return max(row.get("issued", ""), row.get("day", ""))
