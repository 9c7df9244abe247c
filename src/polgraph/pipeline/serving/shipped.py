"""The shipped data as a service has it: each triple once in the default graph, loaded once for all children."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from polgraph import store

if TYPE_CHECKING:
    from polgraph.engine import Dataset


@cache
def merged() -> Dataset:
    """Return the shipped data; nobody may add to it."""
    dataset = store.open_shipped()
    dataset.merge()
    return dataset
