"""A question in words on a page: its answer where it is sure what is asked, else the nearest that can be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from polgraph.errors import QueryParameterError
from polgraph.pipeline import asking
from polgraph.pipeline.questions import FALLBACK
from polgraph.web.pages.questions.question import address_of, asked_text, shown_of
from polgraph.web.pages.tables import between, table

if TYPE_CHECKING:
    from polgraph.asking import Match
    from polgraph.web.pages.making import Maker
    from polgraph.web.pages.tables import Table

_ROWS = 20


@dataclass(frozen=True, slots=True)
class Near:
    """A saved query with the values that words give it; *told* are its parameters and values as people read them."""

    question: str
    href: str
    told: tuple[tuple[str, str], ...]
    ignored: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InWords:
    """What comes of a question: the nearest queries, and the rows of the first if it is sure to be meant."""

    nearest: tuple[Near, ...]
    table: Table | None


def asked_in(maker: Maker, words: str) -> InWords:
    """Answer a question, or name the nearest that can be asked."""
    choice = asking.choose_in(maker.dataset, words)
    nearest = tuple(_near(maker, match) for match in choice.nearest)
    return InWords(nearest, _table(maker, choice.nearest[0]) if choice.sure else None)


def _table(maker: Maker, match: Match) -> Table | None:
    """Return the first rows of the answer; none if these data lack a default of the query."""
    try:
        return table(maker, match.query.name, match.values, shown_of(match.query), part=between(slice(_ROWS)))
    except QueryParameterError:
        return None


def _near(maker: Maker, match: Match) -> Near:
    query = match.query
    return Near(
        asked_text(query, maker.language),
        address_of(query.name, match.values),
        tuple(asking.told_in(maker.dataset, match, FALLBACK[maker.language]).items()),
        match.ignored,
        tuple(query.parameters[name].label.get(maker.language, name) for name in match.missing),
    )
