"""What pages ask the data: the saved queries, as the API and the command line do, and those that serve pages only."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from polgraph.pipeline.questions import saved_queries
from polgraph.pipeline.values import bound
from polgraph.queries.registry import read_query
from polgraph.resources import resource_dir

if TYPE_CHECKING:
    from polgraph.engine import Dataset, Solutions
    from polgraph.queries import SavedQuery


def saved(dataset: Dataset, name: str, **values: str) -> Solutions:
    """Answer the saved query *name*, whole."""
    return dataset.select(bound(dataset, saved_queries()[name], values))


def supporting(dataset: Dataset, name: str, **values: str) -> Solutions:
    """Answer a query that serves pages only, whole."""
    return dataset.select(bound(dataset, _supporting(name), values))


@cache
def _supporting(name: str) -> SavedQuery:
    return read_query(f"{resource_dir('queries')}/support/{name}.rq")
