"""Tables of a store: what people decided, who people are, what a release revises, as its queries see it."""

from __future__ import annotations

from pathlib import Path

import pytest

from polgraph.engine import NamedNode
from polgraph.iris import compact
from polgraph.pipeline.origins import dataset_of
from polgraph.pipeline.stores import caring
from polgraph.pipeline.stores.keeping import kept
from polgraph.pipeline.stores.readings import Given, read
from polgraph.pipeline.tabling import release_rows
from polgraph.tables.rows import Row, year_of
from tests.store.conftest import OWN
from tests.store.test_revisions import stored
from tests.tables.conftest import DRUGS, FIGURE

IDENTITIES = (
    "SELECT DISTINCT ?id ?v WHERE { ?id pg:identifiedAs ?v GRAPH ?g { ?release a pg:Release . ?id a pg:Person } }"
)


def rows(name: str, folder: Path | None) -> dict[object, Row]:
    return {row["id"]: row for release in release_rows(folder) for row in release[name]}


@pytest.mark.parametrize("shipped", [True, False])
def test_people_have_the_identity_that_the_resolution_gives_them(shipped: bool, store: Path) -> None:
    folder = None if shipped else store
    asked = {
        compact(id_.value): compact(value.value)
        for id_, value in dataset_of(folder).select(IDENTITIES).rows
        if isinstance(id_, NamedNode) and isinstance(value, NamedNode)
    }
    assert asked
    assert {id_: row["identity"] for id_, row in rows("people", folder).items() if row["identity"]} == asked


def test_decisions_of_people_are_in_the_tables(store: Path) -> None:
    observations = rows("observations", store)
    assert [observations[one]["preference"] for one in (DRUGS, FIGURE)] == ["preferred", "deprecated"]
    assert observations[FIGURE]["review"] == "accepted"


def test_a_release_without_period_and_day_is_of_year_0(store: Path, tables_of_store: Path) -> None:
    without = [one["releases"][0]["id"] for one in release_rows(store) if year_of(one) == 0]
    assert without
    assert (tables_of_store / "releases/year=0/part-0.parquet").is_file()


def test_the_newest_state_is_a_row_and_names_the_earlier_ones(tmp_path: Path) -> None:
    caring.create(tmp_path / "store")
    content = Path(OWN[-1]).read_bytes()
    states = [read(Given("page", content + b"\n" * more), 0) for more in range(2)]
    with kept(tmp_path / "store") as store:
        for day, state in enumerate(states, 1):
            stored(store, state, day)
    old, new = (f"release:{state.sha256[:12]}" for state in states)
    assert {id_: row["revises"] for id_, row in rows("releases", tmp_path / "store").items()} == {new: [old]}
