"""Messages for shapes that have none: every component of SHACL, three languages, with its parameters."""

from __future__ import annotations

import re

import pytest

from polgraph.namespaces import SH
from polgraph.reports.wording import word
from polgraph.shacl.messages import default_message
from tests.cases import ROOT

NOT_JUDGED = {"Expression", "JS"}
"""Those of SHACL-AF and SHACL-JS, which are off."""
NAMES = {name for term in SH.terms for name in re.findall(r"\A([A-Z]\w*)ConstraintComponent\Z", term)}
COMPONENTS = sorted(NAMES - NOT_JUDGED)
ROWS = [line.split("\t") for line in (ROOT / "shapes/messages.tsv").read_text(encoding="utf-8").splitlines()]


def test_every_component_of_shacl_has_a_message() -> None:
    assert [row[0] for row in ROWS[1:]] == ["*", *COMPONENTS]


@pytest.mark.parametrize("row", ROWS[1:], ids=lambda row: row[0])
def test_a_message_says_the_same_in_three_languages_and_how_to_mend_it(row: list[str]) -> None:
    component, *texts = row
    assert len(texts) == 3
    assert len({frozenset(re.findall(r"\{\w+\}", text)) for text in texts}) == 1
    for text in texts:
        assert ": " in text
        assert text == text.strip()
    for field in re.findall(r"\{(\w+)\}", texts[0]):
        assert field in SH.terms or field == "component"
    assert component == "*" or f"{component}ConstraintComponent" in SH.terms


def test_a_message_names_the_parameters_of_its_constraint() -> None:
    message = default_message(f"{SH.iri}MinCountConstraintComponent", {"minCount": "1", "path": "ex:name"})
    assert message["en"] == "fewer values than 1: add ex:name"
    assert message["ru"] == "значений меньше, чем 1: добавьте ex:name"
    assert message["kk"] == "мәндер саны жетпейді (кемінде 1): ex:name қосыңыз"


def test_a_component_of_somebody_else_is_named() -> None:
    assert "<http://example.org/Own>" in default_message("http://example.org/Own", {})["en"]


@pytest.mark.parametrize("language", ["en", "kk", "ru"])
def test_every_word_of_reports_is_there(language: str) -> None:
    rows = (ROOT / "shapes/words.tsv").read_text(encoding="utf-8").splitlines()[1:]
    names = [row.split("\t")[0] for row in rows]
    assert names == sorted(names)
    assert all(word(name, language) for name in names)
