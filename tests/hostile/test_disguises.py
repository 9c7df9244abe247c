"""No query and no update reaches out of the dataset, however it is spelled; each of these would, if it came to the engine."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

import pyoxigraph
import pytest

from polgraph.errors import QueryError
from polgraph.queries import refuse_remote
from tests.hostile.canary import Canary
from tests.hostile.disguises import QUERIES, UPDATES

MET = "'x' , 'x'@en , true , 1 , 1.0 , 1.e0"  # what the disguises ask for before they reach out


@pytest.fixture
def canary() -> Iterator[Canary]:
    with Canary() as canary:
        yield canary


@pytest.fixture
def store(canary: Canary) -> pyoxigraph.Store:
    store = pyoxigraph.Store()
    store.update(
        f"INSERT DATA {{ <http://{canary.address}/> <http://e/#> {MET} GRAPH <http://e/g> {{ <a:a> <a:b> 1 }} }}"
    )
    return store


@pytest.mark.parametrize("name", QUERIES)
def test_a_query_that_would_reach_out_is_refused(name: str, store: pyoxigraph.Store, canary: Canary) -> None:
    query = QUERIES[name].replace("CANARY", canary.address)
    with suppress(RuntimeError, OSError):
        list(store.query(query))
    assert canary.seen
    with pytest.raises(QueryError, match="the query uses SERVICE; expected one that reads only the dataset at hand"):
        refuse_remote(query)


@pytest.mark.parametrize("name", UPDATES)
def test_an_update_that_would_reach_out_is_refused(name: str, store: pyoxigraph.Store, canary: Canary) -> None:
    update = UPDATES[name].replace("CANARY", canary.address)
    with suppress(RuntimeError, OSError):
        store.update(update)
    assert canary.seen
    with pytest.raises(QueryError, match="expected one that reads only the dataset at hand"):
        refuse_remote(update)
