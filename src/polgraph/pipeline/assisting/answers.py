"""Answers as JSON, and what of an answer is given: so many rows, which of them, and how to get the rest."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from polgraph.engine.dataset import COUNTED
from polgraph.pipeline.questions import FALLBACK
from polgraph.workers.kept.jobs import Answer

if TYPE_CHECKING:
    from polgraph.workers.kept.jobs import Asked, Json

ROWS, MOST = 50, 500
"""How many rows are given, unless more are asked for, and how many at most."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What of an answer is wanted: the rows from *first* on, *most* of them, with labels in *language*."""

    first: int
    most: int
    language: str

    @classmethod
    def of(cls, asked: Asked, language: str = "en", rows: int = ROWS) -> Wish:
        """Read what is asked; labels in *language* and so many *rows* unless it says which."""
        first, most = asked.values.get("offset"), asked.values.get("limit")
        return cls(
            first if isinstance(first, int) else 0,
            most if isinstance(most, int) else rows,
            asked.text("lang") or language,
        )

    @property
    def languages(self) -> list[str]:
        """The languages of labels, the one that is wanted first."""
        return FALLBACK[self.language]

    def extent(self, given: int, total: int) -> dict[str, Json]:
        """Say how much there is, and how to get what is not given."""
        last = self.first + given
        cut: dict[str, Json] = {"rows_total": total if total < COUNTED else f"at least {total}"}
        cut["truncated"] = total > given
        if total > last:
            cut["rest"] = (
                f"rows {self.first + 1} to {last} are given; offset {last} gives those after, limit up to {MOST}"
            )
        elif given < total:
            told = f"the last {given} rows are given" if given else f"there is no row {self.first + 1}"
            cut["rest"] = f"{told}; a smaller offset gives those before"
        return cut


def told(value: Json) -> Answer:
    """Return the answer that is *value* as JSON."""
    return Answer("application/json", json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())
