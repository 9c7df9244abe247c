"""Charts say what the table says: bounds as bounds, directions as arrows, gaps as gaps; drawn offline, each time alike."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

import polgraph
from polgraph.cli.main import main
from polgraph.pipeline import questions
from polgraph.results.charts.drawing import KINDS
from tests.cases import ROOT

pytest.importorskip("vl_convert", reason="needs polgraph[charts]")

QUERIES = questions.saved_queries()
DRAWN = sorted(name for name in QUERIES if QUERIES[name].chart["type"] != "table")
FIGURES = "tests/results/figures.rq"
SVG = "{http://www.w3.org/2000/svg}"


def draw(file: Path, *arguments: str) -> ET.Element:
    assert main(["query", *arguments, "--chart", str(file)]) == 0
    return ET.parse(file).getroot()  # noqa: S314  # our own picture


def texts(picture: ET.Element) -> list[str]:
    return ["".join(node.itertext()) for node in picture.iter(f"{SVG}text")]


@pytest.fixture(autouse=True)
def _in_the_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


@pytest.mark.parametrize("language", ["en", "kk", "ru"])
@pytest.mark.parametrize("name", DRAWN)
def test_a_chart_has_its_question_and_its_rows_in_words(name: str, language: str, tmp_path: Path) -> None:
    picture = draw(tmp_path / "a.svg", name, "--lang", language)
    title, description = picture.find(f"{SVG}title"), picture.find(f"{SVG}desc")
    assert title is not None
    assert title.text == QUERIES[name].question[language]
    assert description is not None
    assert len((description.text or "").splitlines()) == QUERIES[name].expect["rows"] + bool(QUERIES[name].defaults)
    assert "".join(title.text.split()) in "".join("".join(texts(picture)).split())
    assert (tmp_path / "a.svg").read_text(encoding="utf-8").count("Liberation Sans") > 1


def test_the_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    for ending in ("svg", "png"):
        first, second = tmp_path / f"1.{ending}", tmp_path / f"2.{ending}"
        assert main(["query", "trend-ledger", "--chart", str(first)]) == 0
        assert main(["query", "trend-ledger", "--chart", str(second)]) == 0
        assert first.read_bytes() == second.read_bytes()
    assert (tmp_path / "1.png").read_bytes().startswith(b"\x89PNG")


def test_python_draws_what_the_command_line_draws(tmp_path: Path) -> None:
    assert main(["query", "drugs-seized", "--lang", "kk", "--chart", str(tmp_path / "1.svg")]) == 0
    answer = polgraph.query("drugs-seized", lang="kk")
    assert answer.to_chart() == (tmp_path / "1.svg").read_bytes()
    assert answer.to_chart("png").startswith(b"\x89PNG")


def test_python_says_that_a_query_has_no_chart() -> None:
    with pytest.raises(polgraph.QueryError, match=r"^releases has no chart: .*; expected `#\+ chart:`"):
        polgraph.query("releases").to_chart()
    with pytest.raises(polgraph.QueryError, match=r"expected a name that ends in \.svg or \.png"):
        polgraph.query("drugs-seized").to_chart("pdf")  # type: ignore[arg-type]


def marks(picture: ET.Element, kind: str) -> list[ET.Element]:
    """Return the marks that are bars, arrows and so on, by what they are called for screen readers."""
    return [node for node in picture.iter() if node.get("aria-roledescription") == kind]


def told(picture: ET.Element, kind: str) -> list[str]:
    return [node.get("aria-label", "") for node in marks(picture, kind)]


def test_a_figure_stands_beside_its_bar_as_the_table_has_it(tmp_path: Path) -> None:
    found = texts(draw(tmp_path / "a.svg", FIGURES))
    table = (ROOT / "tests/results/figures.en.txt").read_text(encoding="utf-8").splitlines()[2:-1]
    for line in table:
        note, *cells = re.split(r"\s{2,}", line)
        assert note in found
        if cells != ["count"] and (text := cells[0].lstrip("↑→↓ ")):
            assert text in found, line


def test_nothing_is_drawn_for_nothing(tmp_path: Path) -> None:
    picture = draw(tmp_path / "a.svg", FIGURES)
    assert "nothing at all: —" in told(picture, "text mark")
    assert "nothing at all: —" not in told(picture, "bar")
    assert not [words for words in told(picture, "bar") if words.startswith("a direction only")]


def test_a_bound_is_open_and_an_exact_figure_is_not(tmp_path: Path) -> None:
    points = {words.split(":")[0] for words in told(draw(tmp_path / "a.svg", FIGURES), "point")}
    assert {"more than", "at least", "less than", "at most", "a bound in the column of values"} <= points
    assert points.isdisjoint({"exact", "about", "between two", "nothing at all"})


def test_a_direction_is_an_arrow(tmp_path: Path) -> None:
    picture = draw(tmp_path / "a.svg", FIGURES)
    turns = {node.get("aria-label"): node.get("transform", "") for node in marks(picture, "point")}
    assert "rotate(180)" in turns["a fall in per cent: 14 %"]
    assert "rotate(90)" in turns["no change: "]
    assert "rotate" not in turns["a direction only: "].replace("rotate(0)", "")
    assert "a change without a direction: -3 %" not in turns


@pytest.mark.parametrize("name", DRAWN)
def test_the_header_names_columns_that_there_are(name: str) -> None:
    query = QUERIES[name]
    assert query.chart["type"] in KINDS
    for part in ("rows", "panels", "count", "across", "cells"):
        named = query.chart.get(part, [])
        for column in named if isinstance(named, list) else [named]:
            assert re.search(rf"\?{column}\b", query.text), (part, column)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["releases", "--chart", "a.svg"], "releases has no chart: its header names a table; expected"),
        (["-e", "ASK {}", "--chart", "a.svg"], "the query has no chart: its header names none; expected"),
        (["drugs-seized", "--chart", "a.pdf"], "expected a name that ends in .svg or .png"),
        (["drugs-seized", "--year", "1999", "--chart", "a.svg"], "there are 0 rows to draw; expected 1 to 200"),
        (["drugs-seized", "--chart", "a.svg", "--format", "csv"], "a chart takes the place of the rows"),
        (["--chart", "a.svg"], "parameters and files need a query"),
    ],
)
def test_what_cannot_be_drawn_is_told_in_one_line(
    arguments: list[str],
    expected: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["query", *arguments]) == 2
    told = capsys.readouterr()
    assert expected in told.err
    assert (len(told.err.splitlines()), told.out, list(tmp_path.iterdir())) == (1, "", [])


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (
            "{type: bar, rows: nome, count: n}",
            "the chart's header names a column 'nome' under 'rows'; expected one of name, n",
        ),
        ("{type: bar, count: n}", "the chart's header names none under 'rows'; expected one of name, n"),
        ("{type: bar, rows: name}", "the rows have no figures to draw"),
        ("{type: matrix, rows: name, across: n}", "names none under 'cells'"),
        ("{type: [bar], rows: name}", "mine has no chart: its header names a ['bar']"),
    ],
)
def test_a_header_that_cannot_be_drawn_is_told(
    header: str, expected: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    query = tmp_path / "mine.rq"
    query.write_text(f"#+ chart: {header}\nSELECT ?name ?n {{ VALUES (?name ?n) {{ ('a' 1) }} }}", encoding="utf-8")
    assert main(["query", str(query), "--chart", str(tmp_path / "a.svg")]) == 2
    assert expected in capsys.readouterr().err
    assert not (tmp_path / "a.svg").exists()


@pytest.mark.parametrize(
    "header", ["{type: bar, rows: text, count: n}", "{type: matrix, rows: text, across: text, cells: text}"]
)
def test_a_label_is_no_markup_and_no_program(header: str, tmp_path: Path) -> None:
    query = tmp_path / "mine.rq"
    rows = r"""('<script>alert(1)</script>' 1) ('\' + alert(1) + "' 2) ('</title><a href="x">' 3) ('a' 1e400)"""
    query.write_text(f"#+ chart: {header}\nSELECT ?text ?n {{ VALUES (?text ?n) {{ {rows} }} }}", encoding="utf-8")
    picture = draw(tmp_path / "a.svg", str(query))
    tags = {node.tag.removeprefix(SVG) for node in picture.iter()}
    assert tags <= {"desc", "g", "line", "path", "rect", "svg", "text", "title", "tspan"}
    assert "<script>alert(1)</script>" in texts(picture)
