"""What people can set, install, make and be told by an exit code has a written place; the reference has the rest."""

from __future__ import annotations

import argparse
import re
import tomllib
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

from polgraph.cli.main import COMMANDS, EXIT_CODES, GOOD, INTERRUPTED, INVALID, UNUSABLE
from tests.cases import ROOT
from tests.docs.blocks import PAGES, RUN, read

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
SOURCES = sorted((ROOT / "src/polgraph").rglob("*.py"))
VARIABLES = sorted({name for path in SOURCES for name in re.findall(r"\bPOLGRAPH_[A-Z_]+[A-Z]\b", path.read_text())})
TARGETS = re.findall(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(), re.MULTILINE)[0].split()
WRITTEN = "\n".join(path.read_text(encoding="utf-8") for path in PAGES)


@pytest.mark.parametrize("name", VARIABLES)
def test_every_setting_is_told_of(name: str) -> None:
    assert re.search(rf"`{name}[`=]", WRITTEN)


@pytest.mark.parametrize("name", PROJECT["project"]["optional-dependencies"])
def test_every_extra_is_told_of(name: str) -> None:
    assert f"\n| `{name}` | " in (ROOT / "docs/en/guides/install.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", TARGETS)
def test_every_target_of_make_is_told_of(name: str) -> None:
    table = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("| make |")[2].partition("\n\n")[0]
    assert f"`{name}`" in table


@pytest.mark.parametrize("code", sorted({GOOD, INVALID, UNUSABLE, INTERRUPTED, *EXIT_CODES.values()}))
def test_every_exit_code_is_told_of(code: int) -> None:
    settings = (ROOT / "docs/en/reference/settings.md").read_text(encoding="utf-8")
    assert f"| {code} | " in settings.replace("`", "")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_has_a_help_text(name: str) -> None:
    assert [option for option in options(name) if not option.help] == []


@cache
def options(name: str) -> tuple[argparse.Action, ...]:
    """Return the arguments and options of a command and of what is below it."""
    found: list[argparse.Action] = []
    parser = argparse.ArgumentParser(add_help=False)
    import_module(f"polgraph.cli.{name}").configure(parser)
    waiting = [parser]
    while waiting:
        for action in waiting.pop()._actions:
            if isinstance(action, argparse._SubParsersAction):
                waiting += action.choices.values()
            else:
                found.append(action)
    return tuple(found)


USES = {
    "charts": r"--chart|to_chart",
    "jsonld": r"--frame",
    "mcp": r'polgraph mcp|\["mcp"\]',
    "pandas": r"to_pandas",
    "parquet": r"parquet",
    "web": r"polgraph serve",
}
"""What of a block needs an extra."""


@pytest.mark.parametrize(
    "path", sorted(ROOT.glob("docs/*/tutorials/*.md")), ids=lambda path: str(path.relative_to(ROOT))
)
def test_a_tutorial_installs_what_it_uses(path: Path) -> None:
    code = "\n".join(block.code for block in read(path).blocks if block.language in (*RUN, "json"))
    installed = {name for names in re.findall(r"pip install '\.\[(.*?)\]'", code) for name in names.split(",")}
    assert {extra for extra, words in USES.items() if re.search(words, code)} == installed
