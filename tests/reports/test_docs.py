"""The page on validation names what there is."""

from __future__ import annotations

import argparse
import re

import pytest

from polgraph.cli import validate
from polgraph.cli.main import GOOD, INTERRUPTED, INVALID, UNUSABLE
from polgraph.reports import FORMATS
from tests.cases import ROOT

PAGE = (ROOT / "docs/en/guides/validation.md").read_text(encoding="utf-8")


def options() -> list[str]:
    parser = argparse.ArgumentParser(add_help=False)
    validate.configure(parser)
    return [name for action in parser._actions for name in action.option_strings]


@pytest.mark.parametrize("option", options())
def test_every_option_is_told_of(option: str) -> None:
    assert re.search(rf"{option}\b", PAGE)


def test_every_format_and_exit_code_of_the_command_has_a_row() -> None:
    table = PAGE.partition("## Formats")[2].partition("## ")[0]
    assert set(re.findall(r"`([a-z]+)`[,| ]", table.replace("| `--format`", ""))) >= set(FORMATS)
    codes = {int(code) for code in re.findall(r"\| (\d+) \|$", PAGE, re.MULTILINE)}
    assert codes == {GOOD, INVALID, UNUSABLE, INTERRUPTED}


def test_the_report_in_the_page_is_the_approved_one() -> None:
    example = PAGE.partition("```text\ntests/reports/release/data.ttl\n")[2].partition("```")[0]
    shown = example.strip("\n").splitlines()
    approved = (ROOT / "tests/reports/release/report.en.txt").read_text(encoding="utf-8").splitlines()
    assert shown[:4] == approved[2:6]
    assert shown[-1] == approved[-1]
