"""The same SQL on Spark: over an export, and over batches of which only those count that the manifest lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import polgraph
from polgraph.errors import PolgraphError, SourceError
from polgraph.spark.answering import answer
from polgraph.spark.files import Files
from polgraph.spark.manifest import Batch, folder_of, write_manifest
from polgraph.spark.session import require, session
from tests.cases import ROOT
from tests.tables.answering import from_graph, in_order, of_world, write_tables
from tests.tables.world import world

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

SMALL = {
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.shuffle.partitions": "1",
}
"""For a few thousand rows, to compile plans would take most of the time."""


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    try:
        require()
    except PolgraphError as exc:
        pytest.skip(str(exc))
    with session("local[2]", SMALL) as found:
        yield found


@pytest.fixture(scope="module")
def batches(spark: SparkSession, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write an invented world as two batches, and a third one that a run has not finished."""
    folder = tmp_path_factory.mktemp("output")
    graphs = world().graphs()
    for number, some in enumerate((graphs[:3], graphs[3:], graphs[:1]), start=1):
        written = folder / f"unfinished/{number}"
        write_tables(some, written)
        for table in sorted(written.iterdir()):
            (folder / "tables" / table.name).mkdir(parents=True, exist_ok=True)
            table.rename(folder / "tables" / table.name / folder_of(number))
    write_manifest(Files(spark, str(folder)), [Batch(number, "0", {}, 0, {}, {}) for number in (1, 2)])
    return folder


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("conflicts", {}),
        ("coverage-matrix", {"measure": "registered"}),
        ("trend-ledger", {"region": "KZ", "year": 2021}),
    ],
)
def test_an_invented_world(
    spark: SparkSession, batches: Path, name: str, given: dict[str, str | int], request: pytest.FixtureRequest
) -> None:
    if name == "conflicts" and not request.config.getoption("--torture"):
        pytest.skip("Spark plans this for half a minute; `make torture` does it")
    found = answer(spark, str(batches), name, **given)
    assert (found.columns, in_order(map(tuple, found.collect()))) == from_graph(of_world(world()), name, given)


def test_a_folder_without_tables_is_told_in_one_line(spark: SparkSession, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"Path does not exist.*; expected input that Spark can read"):
        answer(spark, str(tmp_path), "trend-ledger")


def test_an_export_is_asked_as_the_page_says(
    spark: SparkSession, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    polgraph.export_parquet(tmp_path)
    blocks = re.findall(
        r"```python\n(.*?)```", (ROOT / "docs/en/reference/tables.md").read_text(encoding="utf-8"), re.DOTALL
    )
    (block,) = (one for one in blocks if "polgraph.spark" in one)
    exec(block.replace('"tables"', f'"{tmp_path}"'), {})  # noqa: S102  # as a reader does
    assert "clearance-rate.crime" in capsys.readouterr().out
