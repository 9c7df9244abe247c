"""Random single changes of the two release files: each is noticed by the facts document, the bytes or the shapes.

A change that leaves the facts the same (a label, a summary made from labels, the run, a prefix of the IRI scheme) is
noticed by the bytes, for the file is what the golden document maps to; the shares are printed with `-rP`.
"""

from __future__ import annotations

import random
from collections import Counter

import pytest

from polgraph.engine import Literal, NamedNode, Quad, Triple, parse_file
from polgraph.errors import SourceError
from polgraph.facts import document_of, in_span_order, parse_facts
from polgraph.lexicon import Lexicon
from polgraph.mapping import facts_of
from polgraph.namespaces import XSD
from polgraph.pipeline import releases
from polgraph.serialization import to_turtle
from polgraph.validation import validate
from tests.cases import ROOT, release_file, what_it_refers_to

SEED, COUNT, JUDGED_BY_SHAPES = 20251231, 240, 16
KINDS = ("drop", "swap", "retype", "shift")


def mutate(triples: list[Triple], kind: str, source: random.Random) -> list[Triple]:
    """Change one triple: leave it out, give it another's value, change its datatype, or move its number."""
    while True:
        place = source.randrange(len(triples))
        old = triples[place]
        new = changed(old, kind, triples, source)
        if new != old:
            return triples[:place] + ([new] if new else []) + triples[place + 1 :]


def changed(old: Triple, kind: str, triples: list[Triple], source: random.Random) -> Triple | None:
    value = old.object
    if kind == "drop":
        return None
    if kind == "swap":
        others = [t.object for t in triples if t.predicate == old.predicate and t.object != value]
        return Triple(old.subject, old.predicate, source.choice(others)) if others else old
    if kind == "retype":
        if isinstance(value, NamedNode):
            return Triple(old.subject, old.predicate, Literal(value.value))
        return Triple(old.subject, old.predicate, Literal(value.value, datatype=NamedNode(XSD.date)))
    if isinstance(value, Literal) and value.datatype.value in (XSD.integer, XSD.decimal):
        moved = str(float(value.value) + 1) if "." in value.value else str(int(value.value) + 1)
        return Triple(old.subject, old.predicate, Literal(moved, datatype=value.datatype))
    return old


@pytest.fixture(scope="module")
def mutants() -> list[tuple[str, str, list[Triple]]]:
    source = random.Random(SEED)  # the same mutants each time
    found = []
    for n in range(COUNT):
        slug = ("mangystau-2025", "north-kazakhstan-2024")[n % 2]
        triples = sorted({quad.triple for quad in parse_file(release_file(slug))}, key=str)
        found.append((slug, KINDS[n // 2 % 4], mutate(triples, KINDS[n // 2 % 4], source)))
    return found


def test_every_mutant_is_noticed(mutants: list[tuple[str, str, list[Triple]]], lexicon: Lexicon) -> None:
    noticed: Counter[str] = Counter()
    for slug, _, triples in mutants:
        golden = (ROOT / f"tests/golden/{slug}/facts.json").read_text(encoding="utf-8")
        facts = in_span_order(parse_facts(golden, lexicon.vocabulary()))
        try:
            same = document_of(facts_of(triples)[0]) == document_of(facts)
        except SourceError:
            same = False
        turtle = to_turtle(triples, comment=releases.RELEASE_COMMENT)
        noticed["facts" if not same else "bytes" if turtle != release_file(slug).read_bytes() else "nothing"] += 1
    print(f"noticed by: {dict(noticed)}")
    assert noticed["nothing"] == 0
    assert sum(noticed.values()) >= 200


def test_most_mutants_of_a_sample_break_a_shape(
    mutants: list[tuple[str, str, list[Triple]]], by_subject: dict[str, list[Quad]], shapes: list[Quad]
) -> None:
    """Shapes alone, without any golden document, on a sample; the rest are values that another release might state."""
    broken: Counter[str] = Counter()
    sample = mutants[:JUDGED_BY_SHAPES]
    for _, kind, triples in sample:
        data = [Quad(*t) for t in triples]
        broken[kind] += not validate(data, what_it_refers_to(data, by_subject), shapes).conforms
    print(f"broken by shapes, of {len(sample) // len(KINDS)} each: {dict(broken)}")
    assert sum(broken.values()) >= 0.5 * len(sample)
    assert broken["retype"] >= 0.9 * len(sample) / len(KINDS)
