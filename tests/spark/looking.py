"""What a run wrote, as DuckDB reads it."""

from __future__ import annotations

from pathlib import Path

import duckdb


def rows(folder: Path, *columns: str) -> list[tuple[object, ...]]:
    """Return these columns of all Parquet files below *folder*, sorted; no rows if there are no files."""
    files = [str(path) for path in folder.rglob("*.parquet")]
    if not files:
        return []
    chosen = ", ".join(f'"{one}"' for one in columns)
    return duckdb.read_parquet(files, hive_partitioning=True).project(chosen).order(chosen).fetchall()
