"""The tables: their description is true, by a reader of CSV on the Web; they are the graph's figures and no others."""

from __future__ import annotations

import csv
import io
import json
import warnings
from pathlib import Path

import pytest

import polgraph
from polgraph import store
from polgraph.engine import Dataset, parse_file
from polgraph.pipeline import views
from tests.cases import ROOT

with warnings.catch_warnings():  # it uses deprecated parts of the standard library
    warnings.simplefilter("ignore")
    from csvw import TableGroup

FILES = polgraph.export_tables()


def rows(files: dict[str, bytes], name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files[name].decode())))


def read(files: dict[str, bytes], folder: Path) -> TableGroup:
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return TableGroup.from_file(folder / "csv-metadata.json")


@pytest.mark.parametrize("selection", [{}, {"region": "KZ-59"}, {"person": "Аленов"}], ids=str)
def test_a_reader_takes_the_tables_by_their_description(selection: dict[str, str], tmp_path: Path) -> None:
    group = read(polgraph.export_tables(**selection), tmp_path)
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # it only warns of what it cannot take
        for table in group.tables:
            found = list(table.iterdicts(strict=True))
            keys = [row[table.tableSchema.primaryKey[0]] for row in found]
            assert len(keys) == len(set(keys)), table.url
        assert group.check_referential_integrity()


def test_a_key_that_leads_nowhere_is_noticed(tmp_path: Path) -> None:
    files = {**FILES, "releases.csv": FILES["releases.csv"].splitlines(keepends=True)[0]}
    with pytest.raises(ValueError, match=r"release"):
        read(files, tmp_path).check_referential_integrity()


def test_the_columns_of_a_query_are_those_of_its_header() -> None:
    dataset = store.open_shipped()
    for query in views.tables().values():
        assert dataset.select(query.text).columns == tuple(query.header["columns"]), query.name


@pytest.mark.parametrize("name", list(views.tables()))
def test_every_thing_of_the_graph_is_a_row(name: str) -> None:
    assert len(rows(FILES, f"{name}.csv")) == views.tables()[name].expect["rows"]


def test_a_bound_is_never_in_the_column_of_values() -> None:
    dataset = Dataset()
    dataset.add((quad.triple for quad in parse_file(ROOT / "tests/exports/kinds.ttl")), "urn:a")
    columns = ("value", "lower_bound", "lower_inclusive", "upper_bound", "upper_inclusive")
    found = {
        row["observation"].rsplit("/", 1)[1]: [row[column] for column in columns]
        for row in rows(views.written_tables(dataset), "observations.csv")
    }
    assert found == {
        "about": ["1", "", "", "", ""], "at-least": ["", "2", "true", "", ""], "at-most": ["", "", "", "3", "true"],
        "between": ["", "4", "true", "5", "false"], "exact": ["6.5", "", "", "", ""], "less": ["", "", "", "7", "false"],
        "more": ["", "8", "false", "", ""], "whenever": ["9", "", "", "", ""],
    }  # fmt: skip


def test_every_cell_of_several_is_told_as_such() -> None:
    described = json.loads(FILES["csv-metadata.json"])
    several = {
        (table["url"], column["name"])
        for table in described["tables"]
        for column in table["tableSchema"]["columns"]
        if "separator" in column
    }
    with_blanks = {
        (name, column)
        for name in FILES
        if name.endswith(".csv")
        for row in rows(FILES, name)
        for column, cell in row.items()
        if " " in cell and "https://" in cell
    }
    assert with_blanks <= several
