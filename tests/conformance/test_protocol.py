"""The rules of the protocols at polgraph: all MUSTs are kept, and what else is not stands in unkept.tsv with a reason."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.conformance.client import Server
from tests.conformance.ruling import FOLDER, Rule, judged, rules

UNKEPT = Path(__file__).with_name("unkept.tsv")
RULES = rules()


@pytest.fixture(scope="module")
def broken(polgraph: Server) -> dict[str, str | None]:
    return {rule.name: breach for rule, breach in judged(polgraph)}


def unkept() -> set[str]:
    return {line.split("\t")[0] for line in UNKEPT.read_text(encoding="utf-8").splitlines()[1:]}


def test_every_rule_is_read() -> None:
    written = sum(file.read_text(encoding="utf-8").count("\n  steps:\n") for file in FOLDER.glob("*.yml"))
    assert len(RULES) == written


def test_rules_have_names_of_their_own() -> None:
    assert [name for name, times in Counter(rule.name for rule in RULES).items() if times > 1] == []


def test_every_must_is_to_be_kept() -> None:
    assert {rule.name for rule in RULES if rule.level == "MUST"} & unkept() == set()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.level}: {rule.name}")
def test_a_rule_is_kept_unless_listed(rule: Rule, broken: dict[str, str | None]) -> None:
    assert (broken[rule.name] is not None) is (rule.name in unkept()), broken[rule.name]
