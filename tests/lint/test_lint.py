"""The linter: the first word of a case's name is the one rule that it breaks, or `good`."""

from __future__ import annotations

from pathlib import Path

import pytest

from polgraph.errors import QueryError
from polgraph.pipeline import questions
from polgraph.pipeline.linting import lint_here
from polgraph.queries.lint import RULES
from polgraph.queries.ordering import turned_round
from polgraph.queries.registry import parse_query, read_query
from tests.cases import ROOT
from tests.cli.test_commands import polgraph

CASES = sorted((ROOT / "tests/lint").glob("*.rq"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    rule = path.name.split(".")[0]
    assert {finding.rule for finding in lint_here(read_query(str(path)))} == ({rule} - {"good"})


def test_every_rule_has_a_case() -> None:
    assert {path.name.split(".")[0] for path in CASES} == {"good", *RULES}


@pytest.mark.parametrize("name", questions.saved_queries())
def test_saved_queries_break_no_rule(name: str) -> None:
    assert [str(finding) for finding in lint_here(questions.saved_queries()[name])] == []


def test_an_excuse_for_a_rule_that_is_none_is_refused() -> None:
    query = parse_query("#+ lint: {no-such-rule: because}\nASK {}", "case")
    with pytest.raises(QueryError, match="no rule is called 'no-such-rule'"):
        lint_here(query)


@pytest.mark.parametrize(
    ("text", "turned"),
    [
        ("SELECT ?a {} ORDER BY ?a", "ORDER BY DESC(?a)"),
        ("SELECT ?a {} ORDER BY DESC(?a) ?b", "ORDER BY ASC(?a) DESC(?b)"),
        ("SELECT ?a {} order by asc(STR(?a)) # ?c\n STR(?b)", "order by DESC(STR(?a)) DESC(STR(?b))"),
        ("SELECT ?a {} ORDER BY (STRLEN(?a) + 1) ?b LIMIT 5", "ORDER BY DESC((STRLEN(?a) + 1)) DESC(?b)  LIMIT 5"),
        ('SELECT ?a { ?a ?b "ORDER BY ?b" }', None),
    ],
)
def test_an_order_is_turned_round(text: str, turned: str | None) -> None:
    found = turned_round(text)
    assert (found and found.removeprefix("SELECT ?a {} ").rstrip()) == turned


def test_the_command_names_the_rule_and_leaves_with_one(tmp_path: Path) -> None:
    result = polgraph("query", "--lint", str(ROOT / "tests/lint/no-order.rq"))
    assert result.returncode == 1
    assert result.stdout.splitlines()[0].startswith("no-order: no-order: no ORDER BY: rows would come in any order")
    assert polgraph("query", "--lint", "-e", "ASK {}").stdout == "queries checked: 1, findings: 0\n"
