"""The shipped releases: mapped from their facts documents, byte for byte, within the limits on words."""

from __future__ import annotations

from pathlib import Path

import pytest

from polgraph import store
from polgraph.engine import Literal, NamedNode, parse_file
from polgraph.facts import document_of, in_span_order, parse_facts
from polgraph.lexicon import Lexicon
from polgraph.mapping import facts_of
from polgraph.namespaces import NIF, PG, SKOS
from polgraph.pipeline import releases, resolving
from tests.cases import GOLDEN, ROOT, release_file

SLUGS = [path.parent.name for path in GOLDEN]


def test_both_releases_have_a_golden_document() -> None:
    assert sorted(Path(path).stem for path in store.release_files()) == sorted(SLUGS)


@pytest.mark.parametrize("golden", GOLDEN, ids=SLUGS)
def test_the_file_is_the_mapped_document_byte_for_byte(golden: Path, lexicon: Lexicon, approve: bool) -> None:
    """The words come from the file itself, for the text is not in the repository."""
    path = release_file(golden.parent.name)
    facts = parse_facts(golden.read_text(encoding="utf-8"), lexicon.vocabulary())
    stated, mentions = facts_of(quad.triple for quad in parse_file(path))
    mapped = releases.release_turtle(facts, mentions, lexicon)
    if approve:
        path.write_bytes(mapped)

    assert document_of(stated) == document_of(in_span_order(facts))
    assert path.read_bytes() == mapped


@pytest.mark.parametrize("slug", SLUGS)
def test_the_file_is_mapped_from_the_text_byte_for_byte(slug: str, shared: Path, approve: bool) -> None:
    mapped = releases.map_facts(shared / f"releases/{slug}.json", shared / f"releases/{slug}.txt")
    if approve:
        release_file(slug).write_bytes(mapped)
    assert release_file(slug).read_bytes() == mapped


@pytest.mark.parametrize("golden", GOLDEN, ids=SLUGS)
def test_the_golden_document_is_the_shared_one(golden: Path, shared: Path) -> None:
    assert golden.read_bytes() == (shared / f"releases/{golden.parent.name}.json").read_bytes()


@pytest.mark.parametrize("slug", SLUGS)
def test_every_mention_is_what_the_text_has_there(slug: str, shared: Path) -> None:
    text = (shared / f"releases/{slug}.txt").read_bytes().decode()
    _, mentions = facts_of(quad.triple for quad in parse_file(release_file(slug)))
    assert mentions.length == len(text)
    assert mentions.words == {span: text[slice(*span)] for span in mentions.words}


@pytest.mark.parametrize("slug", SLUGS)
def test_mentions_are_short_and_cover_at_most_35_percent_of_the_text(slug: str) -> None:
    _, mentions = facts_of(quad.triple for quad in parse_file(release_file(slug)))
    covered = {place for start, end in mentions.words for place in range(start, end)}
    assert max(len(words) for words in mentions.words.values()) <= 120
    assert len(covered) <= 0.35 * mentions.length


@pytest.mark.parametrize("slug", SLUGS)
def test_only_people_participations_observations_and_changes_keep_words(slug: str) -> None:
    """Statements, instructions, events and actions carry positions and our own summaries."""
    quads = parse_file(release_file(slug))
    types = {q.subject.value: q.object.value for q in quads if q.predicate.value.endswith("#type")}
    kept = {PG.Person, PG.UnnamedHolder, PG.Tenure, PG.Participation, PG.Observation, PG.Change}
    anchored = {q.subject.value for q in quads if q.predicate.value == NIF.anchorOf}
    may_be = {q.object.value for q in quads if q.predicate.value == PG.evidence and types[q.subject.value] in kept}
    assert anchored <= may_be


@pytest.mark.parametrize("slug", SLUGS)
def test_no_text_but_mentions_titles_names_and_our_summaries(slug: str) -> None:
    may_hold_words = {NIF.anchorOf, PG.summary, PG.wording, PG.periodWording, SKOS.prefLabel}
    long = [
        (q.predicate.value, q.object.value)
        for q in parse_file(release_file(slug))
        if isinstance(q.object, Literal) and " " in q.object.value and q.predicate.value not in may_hold_words
    ]
    assert [predicate.rsplit("/", 1)[-1] for predicate, _ in long if not predicate.endswith("#label")] in (
        [],
        ["title"],
    )


def test_there_are_no_blank_nodes_and_no_iri_ends_in_a_dot() -> None:
    for quad in store.shipped_quads():
        assert isinstance(quad.subject, NamedNode)
        assert isinstance(quad.object, NamedNode | Literal)
        assert not quad.subject.value.endswith(".")


def test_the_resolution_file_is_up_to_date(approve: bool) -> None:
    path = ROOT / "data/ttl/resolution.ttl"
    if approve:
        path.write_bytes(resolving.resolution_turtle())
    assert path.read_bytes() == resolving.resolution_turtle()
