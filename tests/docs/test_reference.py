"""The made pages of the reference leave nothing out."""

from __future__ import annotations

import re

import pytest
from manual.__main__ import DOCS
from manual.vocabulary import terms

import polgraph
from polgraph.cli.main import COMMANDS
from polgraph.engine import parse_file
from polgraph.namespaces import SH
from polgraph.pipeline.questions import saved_queries
from polgraph.pipeline.serving.openapi import document
from polgraph.shacl.report import written
from tests.cases import ROOT

REFERENCE = DOCS / "en/reference"


def read(name: str) -> str:
    return (REFERENCE / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_its_section(name: str) -> None:
    assert f"\n## {name}\n" in read("commands.md")


@pytest.mark.parametrize("name", ["en/reference/ontology.md", "kk/ontology.md", "ru/ontology.md"])
def test_every_term_of_the_ontology_is_told_in_each_language(name: str) -> None:
    page = (DOCS / name).read_text(encoding="utf-8")
    assert [term.name for term in terms().values() if f"`{term.name}`" not in page] == []


@pytest.mark.parametrize("name", saved_queries())
def test_every_saved_query_has_its_section_with_its_text(name: str) -> None:
    section = read("questions.md").partition(f"\n## {name}\n")[2].partition("\n## ")[0]
    assert "```sparql" in section


@pytest.mark.parametrize("name", polgraph.__all__)
def test_every_public_name_is_told(name: str) -> None:
    assert re.search(rf"^### polgraph\.{name}$|^ *- `(?:polgraph\.)?{name}`: \S", read("python.md"), re.MULTILINE)


def test_every_path_of_the_service_is_told() -> None:
    told, paths = read("http.md"), document()["paths"]
    assert isinstance(paths, dict)
    assert [path for path in paths if f" {path}`\n" not in told and f"[`{path}`]" not in told] == []


def test_every_message_of_a_shape_is_told_in_three_languages() -> None:
    told = " ".join(read("shapes.md").split()).replace("\\|", "|").replace("&lt;", "<")
    quads = (quad for path in sorted((ROOT / "shapes").rglob("*.ttl")) for quad in parse_file(str(path)))
    messages = {written(quad.object) for quad in quads if quad.predicate.value == SH.message}
    assert messages
    assert [one for one in sorted(messages) if " ".join(one.split()) not in told] == []


def test_every_variable_of_the_environment_is_told() -> None:
    told = read("settings.md")
    sources = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "src").rglob("*.py")))
    assert [name for name in sorted(set(re.findall(r"POLGRAPH_[A-Z_]+", sources))) if f"`{name}`" not in told] == []
