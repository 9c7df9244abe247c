"""What differs between two versions of the ontology, and whether something goes that a query or a shape names."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

import polgraph
from polgraph.cli.main import main
from tests.cases import ROOT

ONTOLOGY = ROOT / "ontology"
DEF = "https://w3id.org/polgraph/def#"
EVIDENCE = "pg:evidence a owl:ObjectProperty ;"
CASES = {
    "nothing": ("", "", [], 0),
    "a label": ('"evidence"@en', '"proof"@en', [("changed", "evidence")], 0),
    "a new term": (EVIDENCE, f"pg:news a owl:ObjectProperty .\n{EVIDENCE}", [("added", "news")], 0),
    "deprecated": (EVIDENCE, f"{EVIDENCE}\n    owl:deprecated true ;", [("deprecated", "evidence")], 1),
    "renamed": (EVIDENCE, EVIDENCE.replace("evidence", "proof"), [("removed", "evidence"), ("added", "proof")], 1),
}


@pytest.mark.parametrize("case", CASES)
def test_a_version_differs(case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before, after, expected, code = CASES[case]
    new = tmp_path / "polgraph.ttl"
    new.write_text((ONTOLOGY / "polgraph.ttl").read_text(encoding="utf-8").replace(before, after, 1), encoding="utf-8")
    assert main(["ontology", "diff", str(ONTOLOGY / "polgraph.ttl"), str(new), "--format", "json"]) == code
    found = json.loads(capsys.readouterr().out)
    assert [(one["change"], one["term"].removeprefix(DEF)) for one in found] == expected


def test_what_names_a_term_is_told() -> None:
    from polgraph.pipeline.ontologies import users_of

    users = users_of(f"{DEF}evidence")
    assert "queries/evidence-of-a-claim.rq" in users
    assert "shapes/evidence.ttl" in users or "shapes/claim.ttl" in users
    assert users_of(f"{DEF}evidenc") == []


def test_a_folder_has_its_schemes_and_the_shipped_one_is_the_default(tmp_path: Path) -> None:
    old = tmp_path / "ontology"
    shutil.copytree(ONTOLOGY, old)
    roles = old / "schemes/roles.ttl"
    roles.write_text(roles.read_text(encoding="utf-8").replace('"minister"@en', '"secretary"@en'), encoding="utf-8")
    (one,) = polgraph.ontology(old)
    assert (one.change, one.term.rpartition("/")[2]) == ("changed", "minister")


def test_a_checkout_is_its_ontology_and_a_file_is_compared_with_the_same_one() -> None:
    assert polgraph.ontology(ROOT) == []
    assert polgraph.ontology(ONTOLOGY / "polgraph.ttl") == []


@pytest.mark.parametrize("content", ["", "no Turtle", "<a> <b> <c> ."])
def test_what_is_no_ontology_is_told_in_one_line(
    content: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "old.ttl").write_text(content, encoding="utf-8")
    assert main(["ontology", "diff", str(tmp_path / "old.ttl")]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("polgraph: ")
    assert err.count("\n") == 1
