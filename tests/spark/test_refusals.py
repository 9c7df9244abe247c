"""What cannot be done is told in one line, with its exit code, before Spark starts where that can be known."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from bench.cluster import Cluster, free_port

from polgraph.cli.main import main
from polgraph.errors import SourceError
from tests.spark import given

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

CALLS = {
    "no output": (["texts"], "no output is named; expected files or folders, and --output DIR"),
    "no input": (["--output", "output"], "no inputs are named; expected files or folders, and --output DIR"),
    "another store": (["texts", "--output", "output", "--store", "store"], "--store is for --engine local"),
    "no format": (["texts", "--output", "output", "--input-format", "csv"], "invalid choice: 'csv'"),
    "nothing there": (["texts", "--output", "output"], "texts: is not there; expected files or folders"),
    "a file as output": ([__file__, "--output", __file__], f"{__file__}: is a file; expected a folder"),
    "jobs": (["texts", "--output", "output", "--jobs", "2"], "--jobs is for a store"),
    "no setting": (
        ["texts", "--output", "output", "--conf", "cores=2"],
        "'cores=2' is no setting; expected spark.NAME",
    ),
    "no master": (
        [__file__, "--output", "output", "--master", "host"],
        "host: is no master of Spark; expected spark://",
    ),
}


@pytest.mark.parametrize("call", CALLS)
def test_a_wrong_call_is_told(needed: None, call: str, capsys: pytest.CaptureFixture[str]) -> None:
    arguments, words = CALLS[call]
    assert main(["ingest", "--engine", "spark", *arguments]) == 2
    assert words in line(capsys)


def test_a_wrong_format_is_told_in_python(tmp_path: Path) -> None:
    from polgraph.spark.ingesting import Wanted, ingest

    with pytest.raises(SourceError, match="csv: is no input format; expected jsonl, parquet, texts"):
        ingest(Wanted((str(tmp_path),), str(tmp_path / "output"), form="csv"))


def line(capsys: pytest.CaptureFixture[str]) -> str:
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("polgraph: ")
    assert err.count("\n") == 1
    return str(err)


def test_options_of_spark_are_for_spark(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ingest", "texts", "--store", "store", "--partitions", "3"]) == 2
    assert "--partitions is for --engine spark" in line(capsys)


def test_without_java(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("pyspark")
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert main(["ingest", "--engine", "spark", "texts", "--output", "output"]) == 2
    assert "Spark needs Java; expected 17 or newer" in line(capsys)


def test_a_master_that_is_not_there(needed: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    master = f"spark://127.0.0.1:{free_port()}"
    assert main(["ingest", "--engine", "spark", "--master", master, __file__, "--output", str(tmp_path)]) == 3
    assert f"{master}: nothing answers there" in line(capsys)


def test_an_input_that_is_not_there(
    spark: SparkSession, started: Cluster, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing, output = str(tmp_path / "missing"), tmp_path / "output"
    assert main(["ingest", "--engine", "spark", "--master", started.master, missing, "--output", str(output)]) == 2
    assert f"{missing}: " in line(capsys)
    assert not (output / "manifest.json").exists()


def test_a_folder_of_somebody_else(
    spark: SparkSession, started: Cluster, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = given.write_folder(tmp_path / "texts")
    before = sorted(texts.rglob("*"))
    assert main(["ingest", "--engine", "spark", "--master", started.master, str(texts), "--output", str(texts)]) == 2
    assert f"{texts}: holds 000.txt and no manifest.json; expected an empty folder, or our own" in line(capsys)
    assert sorted(texts.rglob("*")) == before
