"""The page of the tables is that of the schema, and what it tells readers to run runs."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import polgraph
from tests.cases import ROOT

PAGE = ROOT / "docs/en/reference/tables.md"
BLOCKS = [
    block
    for block in re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    if "polgraph.spark" not in block  # test_answers_of_spark.py runs that one
]


def test_the_page_is_that_of_the_schema(approve: bool) -> None:
    command = [sys.executable, "manual/tables.py"]
    page = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    if approve:
        PAGE.write_text(page, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page


@pytest.mark.parametrize(
    ("block", "printed"),
    list(zip(BLOCKS, ["kilogram", "registered", "Бауыржан Аленов", "clearance-rate.crime"], strict=True)),
    ids=["duckdb", "polars", "pandas", "questions"],
)
def test_readers_read_as_the_page_says(
    block: str, printed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    polgraph.export_parquet("tables")
    exec(block, {})  # noqa: S102  # as a reader does
    assert printed in capfd.readouterr().out
