"""Every case of every saved query gives its expected rows on servers too; where an engine does not, a list says why."""

from __future__ import annotations

import csv

import pytest
import yaml

from polgraph.errors import PolgraphError
from polgraph.pipeline import questions
from polgraph.remote import open_endpoint
from polgraph.workers import Bounds, run_bounded
from tests.cases import ROOT

FOLDER = ROOT / "tests/queries"
DIVERGENCES = yaml.safe_load((ROOT / "tests/remote/divergences.yml").read_text(encoding="utf-8"))
CASES = {
    f"{path.parent.name}/{case}": (path.parent.name, parameters)
    for path in sorted(FOLDER.glob("*/cases.yml"))
    for case, parameters in yaml.safe_load(path.read_text(encoding="utf-8")).items()
}
Rows = list[list[str]]


def asked(address: str) -> dict[str, Rows | str]:
    """Ask every case; what went wrong stands in place of the rows."""
    endpoint = open_endpoint(address)
    found: dict[str, Rows | str] = {}
    for case, (name, parameters) in CASES.items():
        try:
            solutions = endpoint.select(questions.saved_queries()[name].bind(parameters))
        except PolgraphError as exc:
            found[case] = str(exc)
        else:
            rows = [[getattr(term, "value", "") for term in row] for row in solutions.rows]
            found[case] = [list(solutions.columns), *rows]
    return found


def expected(case: str) -> Rows:
    with (FOLDER / f"{case}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def unordered(rows: Rows | str) -> Rows | str:
    """Sort the parts of each cell: those of a GROUP_CONCAT have no order."""
    if isinstance(rows, str):
        return rows
    return [[" ".join(sorted(cell.split())) for cell in row] for row in rows]


@pytest.mark.parametrize("engine", ["loaded_oxigraph", "oxigraph", "virtuoso"])
def test_the_listed_cases_diverge_and_no_others(engine: str, request: pytest.FixtureRequest) -> None:
    found = run_bounded(asked, request.getfixturevalue(engine), bounds=Bounds(seconds=300))
    diverging = {case for case in CASES if unordered(found[case]) != unordered(expected(case))}
    listed = {case for divergence in DIVERGENCES[engine] for case in divergence["cases"]}
    for case in sorted(diverging ^ listed):
        print(case, found[case], sep="\n", end="\n\n")  # shown where the test fails
    assert diverging == listed
