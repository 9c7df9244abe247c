"""Pictures of answers: which views an answer has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from polgraph.queries import SavedQuery
    from polgraph.web.pages.making import Maker
    from polgraph.web.pages.tables import Table


@dataclass(frozen=True, slots=True)
class Picture:
    script: str
    html: str


def views(query: SavedQuery, found: Table) -> tuple[str, ...]:
    return ("table",)


def picture(maker: Maker, query: SavedQuery, found: Table, view: str) -> Picture | None:
    return None
