"""What is known of whether figures may be compared: the notes that concern the things of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.engine import Solutions
from polgraph.web.pages.places.answers import blank, saved, tidy
from polgraph.web.pages.tables import Table, table_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from polgraph.web.pages.making import Maker

_SHOWN = ("note", "verdict", "reason", "breakDate", "sourceStatus")


def notes_about(maker: Maker, things: Collection[str]) -> Table:
    """Return the notes that concern one of *things* or more, each once."""
    found = saved(maker, "comparability-notes")
    about = found.columns.index("about")
    concerning = [row for row in found.rows if getattr(row[about], "value", "") in things]
    once = {row[found.columns.index("note")]: row for row in reversed(concerning)}
    kept = Solutions(found.columns, tuple(reversed(once.values())))
    return tidy(table_of(maker, kept, _SHOWN, blank(maker, kept)))
