"""Facts to graph to facts: nothing is lost, nothing is added."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from polgraph.engine import parse_text
from polgraph.engine.parse import FORMATS
from polgraph.facts import Facts, document_of, in_span_order, parse_facts
from polgraph.lexicon import Lexicon
from polgraph.mapping import Provenance, facts_of, triples_of
from polgraph.serialization import to_turtle
from polgraph.sources import read_text
from tests.cases import CORPUS, RELEASES


def read(path: Path, lexicon: Lexicon) -> Facts:
    return parse_facts(path.read_text(encoding="utf-8"), lexicon.vocabulary())


def test_all_42_documents_are_here(shared: Path) -> None:
    assert (len(CORPUS), len(RELEASES)) == (40, 2)


@pytest.mark.parametrize("path", CORPUS + RELEASES, ids=lambda path: path.stem)
def test_the_graph_reads_back_into_the_same_document(path: Path, lexicon: Lexicon) -> None:
    facts = read(path, lexicon)
    turtle = to_turtle(triples_of(facts, read_text(path.with_suffix(".txt")), lexicon, Provenance()))

    quads = parse_text(turtle, FORMATS[".ttl"], path.stem)
    back, _ = facts_of(quad.triple for quad in quads)

    assert document_of(back) == document_of(in_span_order(facts))


@pytest.mark.parametrize("path", CORPUS + RELEASES, ids=lambda path: path.stem)
def test_the_canonical_order_loses_nothing(path: Path, lexicon: Lexicon) -> None:
    """Counted without our reader: the JSON before and after holds the same scalars, but for ids and nulls."""
    before = json.loads(path.read_text(encoding="utf-8"))
    after = document_of(in_span_order(read(path, lexicon)))
    assert sorted(scalars(before), key=repr) == sorted(scalars(after), key=repr)


def scalars(value: object, key: str = "") -> list[object]:
    if isinstance(value, dict):
        return [found for name, item in value.items() for found in scalars(item, name)]
    if isinstance(value, list):
        return [found for item in value for found in scalars(item, key)]
    is_id = isinstance(value, str) and value[:1] in "peocsimx" and value[1:].isdigit()
    return [] if value is None or is_id else [(key, value)]


@pytest.mark.parametrize("path", CORPUS + RELEASES, ids=lambda path: path.stem)
def test_the_order_of_entries_does_not_change_a_byte(path: Path, lexicon: Lexicon) -> None:
    document = json.loads(path.read_text(encoding="utf-8"))
    text = read_text(path.with_suffix(".txt"))
    as_given = to_turtle(triples_of(read(path, lexicon), text, lexicon, Provenance()))
    for section in document.values():
        if isinstance(section, list):
            section.reverse()
    turned = parse_facts(json.dumps(document), lexicon.vocabulary())
    assert to_turtle(triples_of(turned, text, lexicon, Provenance())) == as_given


@pytest.mark.parametrize("path", CORPUS + RELEASES, ids=lambda path: path.stem)
def test_no_two_claims_share_an_iri(path: Path, lexicon: Lexicon) -> None:
    facts = read(path, lexicon)
    back, _ = facts_of(triples_of(facts, read_text(path.with_suffix(".txt")), lexicon, Provenance()))
    for section in ("people", "events", "observations", "changes", "statements", "instructions", "measures"):
        assert len(getattr(back, section)) == len(getattr(facts, section))
