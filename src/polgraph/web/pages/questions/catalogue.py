"""The page of all saved queries, grouped as a journalist looks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.pipeline.questions import saved_queries
from polgraph.web.pages.making import Maker
from polgraph.web.pages.model import Page, Row, Value
from polgraph.web.pages.questions.grouping import GROUPS
from polgraph.web.pages.questions.question import address_of, asked_text

if TYPE_CHECKING:
    from polgraph.pipeline.serving.origin import Origin
    from polgraph.workers.kept.jobs import Answer, Asked


def questions(asked: Asked, origin: Origin) -> Answer:
    """List what can be asked, in `language`."""
    maker = Maker(asked, origin)
    groups = {
        group: Row(Value(maker.words[f"questions.group.{group}"]), links(maker, names))
        for group, names in GROUPS.items()
    }
    return maker.answer("questions", Page(maker.words["nav.questions"]), groups=groups)


def links(maker: Maker, names: tuple[str, ...]) -> tuple[Value, ...]:
    """Link saved queries by what they ask."""
    queries = saved_queries()
    return tuple(Value(asked_text(queries[name], maker.language), address_of(name, {})) for name in names)
