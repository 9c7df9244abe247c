"""Each case is a facts document with edits, by their places in it, and what is told of them (`--approve` rewrites it)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import polgraph
from polgraph.cli.main import main
from polgraph.engine import NamedNode, Quad, parse_as, serialise
from polgraph.iris import REFERENCE_GRAPH
from polgraph.namespaces import BASE
from polgraph.pipeline.releases import map_facts

BEFORE = Path(__file__).parents[1] / "verification/releases/figures-ru.json"
CASES = sorted((Path(__file__).parent / "cases").glob("*.json"))


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")


def edited(case: Path, folder: Path) -> Path:
    """Write the document with the edits of a case; null takes an entry out."""
    document = json.loads(BEFORE.read_text(encoding="utf-8"))
    for place, value in json.loads(case.read_text(encoding="utf-8")).items():
        *way, last = (int(step) if step.isdigit() else step for step in place.split("/"))
        entry = document
        for step in way:
            entry = entry[step]
        entry[last] = value
        if value is None:
            del entry[last]
    file = folder / "after.json"
    file.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    return file


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_case(case: Path, tmp_path: Path, approve: bool, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["diff", str(BEFORE), str(edited(case, tmp_path))])
    told = capsys.readouterr().out
    expected = case.with_suffix(".txt")
    if approve:
        expected.write_text(told, encoding="utf-8")
    assert told == expected.read_text(encoding="utf-8")
    assert code == bool(told)


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_what_one_way_adds_the_other_way_removes(case: Path, tmp_path: Path) -> None:
    after = edited(case, tmp_path)
    there, back = polgraph.diff(BEFORE, after), polgraph.diff(after, BEFORE)
    turned = {"added": "removed", "changed": "changed", "removed": "added"}
    assert sorted((one.kind, turned[one.change], str(one.differs), str(one.before)) for one in there) == sorted(
        (one.kind, one.change, str(one.before), str(one.differs)) for one in back
    )


def test_a_moved_fact_differs_where_that_is_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    after = edited(BEFORE.parents[2] / "comparison/cases/spans-moved.json", tmp_path)
    assert main(["diff", str(BEFORE), str(after), "--spans", "--format", "jsonl"]) == 1
    (found,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert (found["kind"], found["differs"], found["before"]) == (
        "observation",
        {"spans": ["186,220"]},
        {"spans": ["185,220"]},
    )


def test_a_graph_says_what_its_document_says(tmp_path: Path) -> None:
    turtle = tmp_path / "before.ttl"
    turtle.write_bytes(map_facts(BEFORE, BEFORE.with_suffix(".txt")))
    assert polgraph.diff(BEFORE, turtle, spans=True) == []


def test_a_release_is_found_among_other_graphs(tmp_path: Path) -> None:
    quads = [
        Quad(*quad.triple, NamedNode(f"{BASE}graph/release/one"))
        for quad in parse_as("turtle", map_facts(BEFORE, BEFORE.with_suffix(".txt")), "release")
    ]
    other = [Quad(*quad.triple, NamedNode(REFERENCE_GRAPH)) for quad in parse_as("turtle", b"<a:b> a <a:c> .", "other")]
    file = tmp_path / "all.nq"
    file.write_bytes(serialise([*quads, *other], "nq", {}))
    assert polgraph.diff(BEFORE, file) == []


def test_labels_are_in_the_language(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(
        ["diff", str(BEFORE), str(edited(BEFORE.parents[2] / "comparison/cases/value.json", tmp_path)), "--lang", "kk"]
    )
    assert "тіркелді, қылмыстық құқық бұзушылық" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "holds 0 releases; expected one"),
        ("release", "is not a valid subject"),
        ("<a:b> <a:c> <a:d> .", "holds 0 releases; expected one"),
    ],
)
def test_what_is_no_release(tmp_path: Path, content: str, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "file.ttl"
    file.write_text(content)
    assert main(["diff", str(BEFORE), str(file)]) == 2
    message = capsys.readouterr().err
    assert message.startswith(f"polgraph: {file}: ")
    assert told in message
