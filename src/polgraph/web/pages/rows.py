"""The rows of queries by the names of their columns, for pages that tell them in their own words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

from polgraph.engine import Literal, NamedNode
from polgraph.pipeline.questions import saved_queries
from polgraph.pipeline.values import bound
from polgraph.resources import read_bytes, resource_dir

if TYPE_CHECKING:
    from polgraph.engine import Solutions
    from polgraph.web.pages.making import Maker

Told: TypeAlias = Mapping[str, str]
"""What a row holds: IRIs and texts; nothing for what is unbound."""


def saved(maker: Maker, name: str, **values: str) -> list[Told]:
    """Answer a saved query, as the API and the command line do."""
    return told(maker.dataset.select(bound(maker.dataset, saved_queries()[name], values)))


def supporting(maker: Maker, name: str) -> list[Told]:
    """Answer a query that only pages ask."""
    return told(maker.dataset.select(read_bytes(f"{resource_dir('queries')}/support/{name}.rq").decode()))


def told(found: Solutions) -> list[Told]:
    """Return what rows hold."""
    return [
        {
            name: term.value
            for name, term in zip(found.columns, row, strict=True)
            if isinstance(term, NamedNode | Literal)
        }
        for row in found.rows
    ]
