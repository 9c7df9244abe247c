"""polgraph export --format parquet as a user meets it: a folder is written, or one line says why not."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import polgraph as api
from tests.cli.test_commands import error_of, polgraph
from tests.tables.test_files import contents

WITHOUT_PYARROW = """
import sys
sys.modules["pyarrow"] = None
from polgraph.cli.main import main
sys.exit(main(["export", "--format", "parquet", sys.argv[1]]))
"""


def test_what_the_command_writes_is_what_python_writes(store: Path, tables_of_store: Path, tmp_path: Path) -> None:
    result = polgraph("export", "--format", "parquet", tmp_path / "new/tables", "--store", store)
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    assert contents(tmp_path / "new/tables") == contents(tables_of_store)


def test_the_folder_may_be_the_output(tmp_path: Path) -> None:
    assert polgraph("export", "--format", "parquet", "--output", tmp_path / "a").returncode == 0
    api.export_parquet(tmp_path / "b")
    assert contents(tmp_path / "a") == contents(tmp_path / "b")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--format", "parquet"], "expected --format parquet DIR, and --store at most"),
        (["--format", "parquet", "x", "--output", "y"], "expected --format parquet DIR, and --store at most"),
        (["--format", "parquet", "x", "--region", "KZ-47"], "tables are several files, of whole releases; expected"),
        (["--format", "parquet", "x", "--view", "csvw"], "expected --format parquet DIR, and --store at most"),
        (["--format", "parquet", "x", "--frame", "person"], "expected --format parquet DIR, and --store at most"),
        (["x"], "x: only tables go into a folder; expected --format parquet, or --output FILE"),
        (["--format", "ttl", "x"], "x: only tables go into a folder; expected --format parquet, or --output FILE"),
    ],
)
def test_a_wrong_call_is_told_in_one_line(arguments: list[str], message: str) -> None:
    result = polgraph("export", *arguments)
    assert result.returncode == 2
    assert message in error_of(result)


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = polgraph("export", "--format", "parquet", tmp_path / "file")
    assert result.returncode == 2
    assert error_of(result).endswith("expected a folder that can be written")
    assert (tmp_path / "file").read_text() == ""


def test_no_store_is_told(tmp_path: Path) -> None:
    result = polgraph("export", "--format", "parquet", tmp_path / "tables", "--store", tmp_path / "no-store")
    assert result.returncode == 3
    assert "expected" in error_of(result)
    assert not (tmp_path / "tables").exists()


def test_a_missing_package_is_told_before_anything_is_written(tmp_path: Path) -> None:
    command = [sys.executable, "-c", WITHOUT_PYARROW, str(tmp_path / "tables")]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert error_of(result) == (
        "polgraph: Parquet needs pyarrow; expected it from `pip install '.[parquet]'` in the project's folder"
    )  # fmt: skip
    assert result.returncode == 2
    assert not (tmp_path / "tables").exists()
