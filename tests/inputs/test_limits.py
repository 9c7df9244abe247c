"""What docs/en/reference/limits.md says of limits and formats is so."""

from __future__ import annotations

import pytest

from polgraph.engine.lexemes import REMOTE
from polgraph.errors import SourceError
from polgraph.inputs import FORMS
from polgraph.limits import LIMITS, limit
from polgraph.shacl.refusals import OFF
from tests.cases import ROOT

PAGE = (ROOT / "docs/en/reference/limits.md").read_text(encoding="utf-8")


def test_the_page_has_each_limit_once() -> None:
    rows = [
        f"| {what} | {value} | {f'`{variable}`' if variable else ''} |" for value, what, variable in LIMITS.values()
    ]
    table = PAGE.split("## Limits")[1].split("## ")[0]
    found = [line.replace("|  |", "| |") for line in table.splitlines() if line.startswith("|")][2:]
    assert found == [row.replace("|  |", "| |") for row in rows]


def test_the_page_names_each_ending() -> None:
    endings = [ending for endings in FORMS.values() for ending in endings]
    assert [ending for ending in endings if f"`{ending}`" not in PAGE] == []


def test_the_page_names_what_shapes_may_not_ask() -> None:
    assert [word for word in (*REMOTE, *OFF.values()) if f"`{word}`" not in PAGE] == []


def test_a_limit_is_taken_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLGRAPH_SECONDS", "7")
    assert limit("seconds") == 7


@pytest.mark.parametrize("text", ["-1", "0", "1.5", "many", "9" * 10, "\u0661"])
def test_a_limit_is_a_whole_number_above_zero(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLGRAPH_SECONDS", text)
    with pytest.raises(SourceError, match=r"POLGRAPH_SECONDS is .* expected a whole number"):
        limit("seconds")


def test_other_limits_are_fixed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLGRAPH_IRI", "7")
    assert limit("iri") == LIMITS["iri"].value
