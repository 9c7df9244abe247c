"""Rows as tools read them: each format gives back the same texts, numbers and gaps."""

from __future__ import annotations

import csv
import datetime
import io
import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import pytest

import polgraph
from polgraph.cli.main import main
from polgraph.cli.rows import FORMATS
from polgraph.pipeline import questions
from tests.cases import ROOT

HOSTILE = ROOT / "tests/results/hostile.rq"
FORMULA, MARKUP = "=cmd|'/c calc'!A1", "<script>alert(1)</script> & <b>"


def written(capsysbinary: pytest.CaptureFixture[bytes], *arguments: str | Path) -> bytes:
    assert main(["query", *map(str, arguments)]) == 0
    return capsysbinary.readouterr().out


def test_every_format_has_the_texts_as_they_are(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    texts = [row["text"] for row in polgraph.query(HOSTILE)]
    assert FORMULA in texts
    assert MARKUP in texts
    as_csv = written(capsysbinary, HOSTILE, "--format", "csv").decode()
    assert [row["text"] for row in csv.DictReader(io.StringIO(as_csv, newline=""))] == texts
    as_json = json.loads(written(capsysbinary, HOSTILE, "--format", "json"))
    assert [row["text"]["value"] for row in as_json["results"]["bindings"]] == texts
    as_lines = written(capsysbinary, HOSTILE, "--format", "jsonl").decode().removesuffix("\n").split("\n")
    assert [json.loads(line)["text"] for line in as_lines] == texts


def test_a_row_of_which_nothing_is_bound_is_a_row(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    nothing = "SELECT ?x { VALUES ?x { 1 UNDEF } }"
    assert written(capsysbinary, "-e", nothing, "--format", "csv") == b"x\r\n1\r\n\r\n"
    assert written(capsysbinary, "-e", nothing, "--format", "jsonl") == b'{"x": 1}\n{"x": null}\n'


def test_lines_of_json_have_numbers_and_truths_and_what_is_none_as_text(
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    values = '82.8 1514 true 1e3 "NaN"^^xsd:double "many"^^xsd:integer "2025-01-31"^^xsd:date "да"@ru pg:Release'
    rows = written(capsysbinary, "-e", f"SELECT ?v {{ VALUES ?v {{ {values} }} }}", "--format", "jsonl").splitlines()
    assert [json.loads(row)["v"] for row in rows] == [
        *(82.8, 1514, True, 1000.0, "NaN", "many", "2025-01-31", "да"),
        "https://w3id.org/polgraph/def#Release",
    ]


def sheet(content: bytes) -> list[dict[str, str | float | bool | None]]:
    """Read a workbook by what the format says, with no library that writes it."""
    main_ns = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    with zipfile.ZipFile(io.BytesIO(content)) as files:
        shared = ["".join(one.itertext()) for one in ET.fromstring(files.read("xl/sharedStrings.xml"))]  # noqa: S314
        rows = ET.fromstring(files.read("xl/worksheets/sheet1.xml")).iter(f"{main_ns}row")  # noqa: S314
    read = {"s": lambda text: shared[int(text)], "b": lambda text: text == "1", "n": float}
    cells = [
        {
            re.match("[A-Z]+", one.get("r", ""))[0]: read[one.get("t", "n")](one.findtext(f"{main_ns}v"))  # type: ignore[index]
            for one in row
            if one.find(f"{main_ns}f") is None
        }
        for row in rows
    ]
    return [{name: row.get(place) for place, name in cells[0].items()} for row in cells[1:]]


def test_a_spreadsheet_has_labels_numbers_and_texts_that_are_no_formulas(
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    drugs = written(capsysbinary, "drugs-seized", "--lang", "ru", "--format", "xlsx")
    assert drugs == written(capsysbinary, "drugs-seized", "--lang", "ru", "--format", "xlsx")
    first = sheet(drugs)[0]
    assert (first["регион"], first["предмет"], first["единица"]) == ("Мангистауская область", "наркотики", "килограмм")
    assert first["значение"] == "> 744"
    assert (first["data: value"], first["data: low"], first["data: lowIncluded"]) == (None, 744.0, False)
    by_text = {row["text"]: row for row in sheet(written(capsysbinary, HOSTILE, "--format", "xlsx"))}
    assert FORMULA in by_text
    assert MARKUP in by_text
    assert by_text[FORMULA]["number"] == 1.0


def test_a_spreadsheet_of_no_rows_has_its_heads(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert sheet(written(capsysbinary, "drugs-seized", "--year", "1999", "--format", "xlsx")) == []


def test_a_cell_that_no_spreadsheet_holds_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    long = f"SELECT ?x {{ VALUES ?x {{ '{'а' * 32_768}' }} }}"
    assert main(["query", "-e", long, "--format", "xlsx"]) == 2
    assert capsys.readouterr().err == "polgraph: row 1, x: 32768 letters; expected at most 32767 in a cell\n"


def test_parquet_has_a_type_for_each_column(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="needs polgraph[parquet]")
    first, second = tmp_path / "1.parquet", tmp_path / "2.parquet"
    for path in (first, second):
        assert main(["query", str(HOSTILE), "--format", "parquet", "--output", str(path)]) == 0
    assert first.read_bytes() == second.read_bytes()
    table = parquet.read_table(first)
    types = {field.name: str(field.type) for field in table.schema}
    assert types == {"text": "string", "number": "double", "day": "date32[day]", "flag": "bool", "iri": "string"}
    by_text = {row["text"]: row for row in table.to_pylist()}
    assert by_text[FORMULA] == {
        "text": FORMULA,
        "number": 1.0,
        "day": datetime.date(2025, 1, 31),
        "flag": True,
        "iri": "https://example.org/a",
    }
    assert by_text[""]["number"] is None


def test_every_saved_query_fits_into_parquet_and_a_frame(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="needs polgraph[parquet]")
    pytest.importorskip("pandas", reason="needs polgraph[pandas]")
    for name in questions.saved_queries():
        path = tmp_path / f"{name}.parquet"
        assert main(["query", name, "--format", "parquet", "--output", str(path)]) == 0
        answer = polgraph.query(name)
        frame = answer.to_pandas()
        assert parquet.read_table(path).column_names == list(frame.columns) == list(answer.columns)
        assert len(frame) == len(answer)


def test_a_frame_has_types_and_what_is_missing_is_not_zero() -> None:
    pandas = pytest.importorskip("pandas", reason="needs polgraph[pandas]")
    frame = polgraph.query("figures-of-a-region", region="KZ-47").to_pandas()
    assert {name: str(frame[name].dtype) for name in ("region", "value", "low", "high")} == {
        "region": "string",
        "value": "float64",
        "low": "Int64",
        "high": "string",
    }
    assert frame["value"].isna().sum() == (frame["value"] != frame["value"]).sum() > 0
    assert not (frame["value"] == 0).any()
    dates = polgraph.query("SELECT ?d { VALUES ?d { '2025-01-31'^^xsd:date UNDEF } }").to_pandas()
    assert list(dates["d"]) == [pandas.Timestamp("2025-01-31"), pandas.NaT]
    labelled = polgraph.query("drugs-seized", lang="kk").to_pandas(labelled=True)
    assert list(labelled["region"].unique()) == ["Маңғыстау облысы", "Солтүстік Қазақстан облысы"]


class _Cells(HTMLParser):
    """Which tags a page has, and the text of its cells."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.cells: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.add(tag)
        if tag == "td":
            self.cells.append("")

    def handle_data(self, data: str) -> None:
        if self.lasttag == "td":
            self.cells[-1] += data.rstrip("\n")


def test_a_notebook_shows_a_table_in_which_nothing_is_markup() -> None:
    page = _Cells()
    page.feed(polgraph.query(HOSTILE)._repr_html_())
    assert page.tags == {"table", "thead", "tbody", "tr", "th", "td", "p"}
    assert FORMULA in page.cells
    assert MARKUP in page.cells


def test_a_notebook_shows_labels_and_figures_and_says_what_it_leaves_out() -> None:
    shown = polgraph.query("drugs-seized", lang="ru")._repr_html_()
    assert '<td style="text-align: right">&gt; 744</td>' in shown
    assert "Мангистауская область" in shown
    assert shown.endswith("<p>3 rows</p>")
    long = polgraph.query("coverage-matrix")._repr_html_()
    assert long.endswith("<p>88 rows, of which the first 60 are shown</p>")
    assert long.count("<tr>") == 61


@pytest.mark.parametrize("form", FORMATS)
def test_evidence_comes_in_every_format(
    form: str, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "300")
    content = written(capsysbinary, "drugs-seized", "--evidence", "--format", form)
    if form == "parquet":
        table = pytest.importorskip("pyarrow.parquet", reason="needs polgraph[parquet]").read_table(io.BytesIO(content))
        content = str(table.to_pylist()).encode()
    if form == "xlsx":
        content = str(sheet(content)).encode()
    assert "свыше 744 кг".encode() in content
    assert "1369–1403".encode() in content


def test_evidence_changes_nothing_else_in_a_standard_format(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    plain, more = (
        written(capsysbinary, "figures-of-a-region", "--format", "xml", *options) for options in ((), ("--evidence",))
    )
    space = "{http://www.w3.org/2005/sparql-results#}"
    both = [[ET.tostring(r) for r in ET.fromstring(x).iter(f"{space}binding")] for x in (plain, more)]  # noqa: S314
    assert [binding for binding in both[1] if b'"evidence' not in binding or b'"evidence"' in binding] == both[0]


@pytest.mark.parametrize(
    ("module", "arguments", "extra"),
    [
        ("pyarrow", ["--format", "parquet"], "parquet"),
        ("vl_convert", ["--chart", "/nonexistent/x.svg"], "charts"),
    ],
)
def test_a_missing_extra_is_told_in_one_line(module: str, arguments: list[str], extra: str) -> None:
    program = f"import sys; sys.modules[{module!r}] = None; from polgraph.cli.main import run; run()"
    command = [sys.executable, "-c", program, "query", "drugs-seized", *arguments]
    result = subprocess.run(command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    assert (result.returncode, result.stdout) == (2, "")
    assert len(result.stderr.splitlines()) == 1
    assert f"pip install '.[{extra}]'" in result.stderr
