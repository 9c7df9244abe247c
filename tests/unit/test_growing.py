"""What the benchmark of growth computes, on a few releases."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.generator import World
from bench.generator.dataset import chunks
from bench.growing import tables
from bench.growing.measured import TOO_LATE, Opening, Outcome, Size, measured
from bench.growing.work import Taken

from polgraph import derivation, store
from polgraph.engine import Dataset, serialise
from polgraph.iris import DERIVED_GRAPH
from polgraph.pipeline import questions, releases
from tests.cases import ROOT

QUERIES = questions.saved_queries()
DERIVED = f"SELECT * WHERE {{ GRAPH <{DERIVED_GRAPH}> {{ ?s ?p ?o }} }}"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("files")
    invented, shipped = folder / "invented.nq", folder / "shipped.nq"
    invented.write_bytes(b"".join(chunks(World(releases.shipped_lexicon(), 7), 3)))
    shipped.write_bytes(serialise(store.shipped_quads(), "nq", {}))
    return [shipped, invented]


def test_every_saved_query_finds_in_the_store_what_the_files_hold(files: list[Path], tmp_path: Path) -> None:
    found = measured(files, tmp_path)
    memory = Dataset()
    for path in files:
        memory.load_quads(path)
    memory.add(derivation.derive(memory), DERIVED_GRAPH)
    rows = {name: len(memory.select(query.bind({})).rows) for name, query in QUERIES.items()}
    assert {name: found.answers[name].number for name in rows} == rows
    assert found.steps["derived"].number == len(memory.select(DERIVED).rows)
    assert found.quads == sum(path.read_bytes().count(b"\n") for path in files)


def sized(quads: int, outcome: Outcome) -> Size:
    return Size(Taken(1, 1), {"loaded": Taken(1, 1, quads)}, 1, Opening(1, 1, 1), {"asked": outcome})


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (Taken(0.002, 5, 3), Taken(0.002, 5, 3), "3 | 3 | 2.00 | 2.00 | 5 | 5 | 0.0 | constant"),
        (Taken(0.1, 5, 30), Taken(1, 50, 300), "30 | 300 | 100 | 1,000 | 5 | 50 | 1.0 | with its rows"),
        (Taken(0.1, 5, 3), Taken(1, 5, 3), "3 | 3 | 100 | 1,000 | 5 | 5 | 1.0 | linear in the graph"),
        (Taken(0.1, 5, 3), Taken(10, 5, 3), "3 | 3 | 100 | 10,000 | 5 | 5 | 2.0 | square of the graph"),
        (Taken(30, 5, 3), TOO_LATE, "3 | – | 30,000 | > 300 s | 5 | – | > 1.0 | –"),
        (Taken(30, 5, 3), "> 10,000 MB", "3 | – | 30,000 | > 10,000 MB | 5 | – | – | –"),
        (TOO_LATE, TOO_LATE, "– | – | > 300 s | > 300 s | – | – | – | –"),
    ],
)
def test_growth_is_told_beside_what_was_measured(before: Outcome, after: Outcome, told: str) -> None:
    *_, line = tables.of_queries([sized(1_000_000, before), sized(10_000_000, after)])
    assert line == f"| asked | {told} |"


def test_one_size_alone_tells_no_growth() -> None:
    *_, line = tables.of_queries([sized(1_000_000, Taken(0.1, 5, 3))])
    assert line == "| asked | 3 | 100 | 5 | – | – |"


@pytest.mark.parametrize("name", QUERIES)
def test_the_notes_say_why_a_query_grows(name: str) -> None:
    assert f"`{name}`" in (ROOT / "bench/growing/notes.md").read_text(encoding="utf-8")
