"""The concept schemes: the closed lists of the facts document, a hierarchy whose closure is written out."""

from __future__ import annotations

import importlib.util
from collections import defaultdict
from pathlib import Path
from types import ModuleType

import pytest

from polgraph.engine import Literal, NamedNode, Quad
from polgraph.lexicon import Lexicon
from polgraph.namespaces import SKOS

# The names that the corpus checker has for our schemes; its roles come without prefixes.
SCHEMES = {
    "measure": "measure",
    "subject": "subject",
    "setting": "setting",
    "unit": "unit",
    "observation kind": "value-kind",
    "change kind": "change-kind",
    "direction": "direction",
    "capacity": "capacity",
    "event type": "event-type",
    "rank": "rank",
    "stance": "stance",
    "topic": "topic",
    "statement kind": "statement-kind",
    "instruction kind": "instruction-kind",
    "measure kind": "action-kind",
    "mention kind": "mention-kind",
}


@pytest.fixture(scope="module")
def checker(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("check_gold", shared / "corpus/check_gold.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", SCHEMES)
def test_a_scheme_has_the_ids_of_the_format(name: str, checker: ModuleType, lexicon: Lexicon) -> None:
    assert set(lexicon.vocabulary()[SCHEMES[name]]) == checker.VOCABULARIES[name]


def test_roles_have_acting_and_former_ones(checker: ModuleType, lexicon: Lexicon) -> None:
    assert set(lexicon.vocabulary()["role"]) == checker.ROLE


def test_the_closure_of_broader_is_written_out(vocabulary_quads: list[Quad]) -> None:
    broader: dict[str, set[str]] = defaultdict(set)
    written: dict[str, set[str]] = defaultdict(set)
    for quad in vocabulary_quads:
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
            if quad.predicate.value == SKOS.broader:
                broader[quad.subject.value].add(quad.object.value)
            if quad.predicate.value == SKOS.broaderTransitive:
                written[quad.subject.value].add(quad.object.value)

    def above(concept: str) -> set[str]:
        return broader[concept] | {higher for one in list(broader[concept]) for higher in above(one)}

    assert {concept: above(concept) for concept in list(broader) if above(concept)} == {
        c: w for c, w in written.items() if w
    }


def test_no_label_names_two_concepts_of_a_scheme(vocabulary_quads: list[Quad]) -> None:
    scheme = {q.subject: q.object for q in vocabulary_quads if q.predicate.value == SKOS.inScheme}
    owners: dict[tuple[object, str, str], set[object]] = defaultdict(set)
    for quad in vocabulary_quads:
        if (
            quad.predicate.value in (SKOS.prefLabel, SKOS.altLabel)
            and isinstance(quad.object, Literal)
            and quad.subject in scheme
        ):
            owners[scheme[quad.subject], quad.object.language or "", quad.object.value.casefold()].add(quad.subject)
    assert {key: who for key, who in owners.items() if len(who) > 1} == {}
