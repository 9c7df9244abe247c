"""Reports as files: invalid data, and beside it what each format makes of it; `--approve` rewrites them on purpose."""

from __future__ import annotations

import pytest

from polgraph.pipeline import checks
from polgraph.reports import FORMATS, Manner, write
from polgraph.reports.findings import tell
from tests.cases import ROOT
from tests.reports.telling import CASES, FOLDER, OWN, told

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
