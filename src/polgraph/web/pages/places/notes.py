"""What is known of whether figures may be compared: the notes that concern the things of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.engine import Solutions
from polgraph.web.pages.places.answers import of_rows
from polgraph.web.pages.queries import saved
from polgraph.web.pages.rows import told

if TYPE_CHECKING:
    from collections.abc import Collection

    from polgraph.web.pages.making import Maker
    from polgraph.web.pages.tables import Table

_SHOWN = ("note", "verdict", "reason", "breakDate", "sourceStatus")


def noted(maker: Maker, things: Collection[str]) -> Solutions:
    """Return the notes that concern one of *things* or more, each once."""
    found = saved(maker.dataset, "comparability-notes")
    rows = zip(told(found), found.rows, strict=True)
    once = {said["note"]: row for said, row in rows if said["about"] in things}
    return Solutions(found.columns, tuple(once.values()))


def notes_about(maker: Maker, things: Collection[str]) -> Table:
    """Return the notes that concern one of *things* or more as a table."""
    return of_rows(maker, noted(maker, things), _SHOWN)
