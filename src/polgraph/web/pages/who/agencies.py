"""The list of agencies, by kind and by what they are responsible for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.web.pages.collation import alphabetical
from polgraph.web.pages.making import Maker
from polgraph.web.pages.queries import supporting
from polgraph.web.pages.rows import told
from polgraph.web.pages.who.listing import Filter, Line, allows, listed

if TYPE_CHECKING:
    from polgraph.pipeline.serving.origin import Origin
    from polgraph.web.pages.rows import Told
    from polgraph.workers.kept.jobs import Answer, Asked


def agencies(asked: Asked, origin: Origin) -> Answer:
    """List the agencies."""
    maker = Maker(asked, origin)
    wanted = Filter(maker, "agency")
    choices = wanted.kind("agency-type"), wanted.region()
    kind, region = choices
    found = [
        row
        for row in told(supporting(maker.dataset, "agencies"))
        if wanted.has_name(row["agency"])
        and allows(kind, [row.get("kind", "")])
        and allows(region, [row.get("jurisdiction", ""), *row.get("within", "").split()])
    ]
    found.sort(key=lambda row: _place(maker, row))
    return listed(maker, "agencies", choices, found, lambda row: _line(maker, row))


def _line(maker: Maker, row: Told) -> Line:
    told = [maker.linked(row[name]) for name in ("kind", "jurisdiction") if name in row]
    people = row["people"]
    count = "" if people == "0" else maker.words["agency.people-named"].format(count=people)
    return Line(maker.linked(row["agency"]), told=tuple(told), count=count)


def _place(maker: Maker, row: Told) -> list[tuple[str, str]]:
    return [alphabetical(maker.name(row[name]) if name in row else "") for name in ("kind", "jurisdiction", "agency")]
