"""What ships conforms; so does every document of the corpus, but for the warnings listed here with their reason."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cases import CORPUS, RELEASES

from polgraph.engine import Quad
from polgraph.facts import parse_facts
from polgraph.lexicon import Lexicon
from polgraph.mapping import Provenance, triples_of
from polgraph.pipeline import checks
from polgraph.shacl.respelled import is_respelled
from polgraph.sources import read_text
from polgraph.validation import validate

# Warnings of the invented corpus, each looked at:
# - posts that are no seats of their own (a rank of the police, an unlisted post of a bank);
# - two texts about the same operation in KZ-11 that give different numbers, told from both sides.
WARNINGS = {"Observation-other-value": 6, "Tenure-known-post": 4}


def test_all_shipped_data_conforms_without_a_word() -> None:
    report = checks.validate(checks.Check())
    assert report.results == ()
    assert {judge.engine for judge in report.judges} == {"compiled"}
    assert report.checked > 800


def test_a_store_keeps_the_vocabularies_as_they_are_written(vocabulary_quads: list[Quad]) -> None:
    assert [str(quad) for quad in vocabulary_quads if is_respelled(quad.object)] == []


def test_all_42_documents_conform(
    shared: Path, lexicon: Lexicon, vocabulary_quads: list[Quad], shapes: list[Quad]
) -> None:
    triples = set()
    for path in CORPUS + RELEASES:
        facts = parse_facts(path.read_text(encoding="utf-8"), lexicon.vocabulary())
        triples |= set(triples_of(facts, read_text(path.with_suffix(".txt")), lexicon, Provenance()))
    report = validate([Quad(*triple) for triple in triples], vocabulary_quads, shapes)
    names = [result.rule.rsplit("/", 1)[1] for result in report.results]
    assert {name: names.count(name) for name in names} == WARNINGS
    assert report.passes()


@pytest.mark.parametrize(
    ("language", "word"),
    [("en", "exactly"), ("ru", "ровно"), ("kk", "мәні")],
)
def test_messages_come_in_three_languages(language: str, word: str, tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttl"
    broken.write_text("<https://w3id.org/polgraph/id/release/0123456789ab> a <https://w3id.org/polgraph/def#Release> .")
    results = checks.validate(checks.Check((broken,))).results
    assert results
    assert any(word in result.told(language) for result in results)
