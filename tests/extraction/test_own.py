"""Six invented releases that come with the code: what is read out of them, to the last position."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cases import ROOT

from polgraph.extraction.extractor import Extractor
from polgraph.facts import facts_json, parse_facts
from polgraph.lexicon import Lexicon
from polgraph.pipeline import releases
from polgraph.sources import read_text

TEXTS = sorted((ROOT / "tests/extraction/own").glob("*.txt"))


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return releases.extractor()


def test_there_are_three_in_each_language() -> None:
    assert sorted(path.stem[:2] for path in TEXTS) == ["kk"] * 3 + ["ru"] * 3


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_release_gives_its_facts(path: Path, extractor: Extractor, approve: bool) -> None:
    text, golden = read_text(path), path.with_suffix(".json")
    found = facts_json(extractor.extract(text.content, text.sha256))
    if approve:
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_what_is_found_is_a_facts_document(path: Path, lexicon: Lexicon) -> None:
    facts = parse_facts(path.with_suffix(".json").read_text(encoding="utf-8"), lexicon.vocabulary())
    assert facts.release.sha256 == read_text(path).sha256
