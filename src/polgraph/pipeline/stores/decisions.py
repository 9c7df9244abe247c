"""The decisions that a store keeps, as people read them: with words, labels, and how each stands now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from polgraph import iris
from polgraph.archive import text_of
from polgraph.curation import Claims, weighed, withdrawn_ones
from polgraph.engine import NamedNode, instant
from polgraph.iris import short_iri
from polgraph.pipeline.stores.curated import by_release, read_decisions
from polgraph.store import layout as layouts
from polgraph.store.reader import open_reader
from polgraph.store.record import triples_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from polgraph.curation import Decision, Target
    from polgraph.engine import Object
    from polgraph.store.layout import Layout

WITHDRAWN, IN_FORCE = "withdrawn", "in force"


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision about one target, as people read it."""

    decision: str
    """Its short name."""
    kind: str
    """What was decided: accept, correct, merge, prefer, retract, split or withdraw."""
    label: str
    """The kind in words."""
    target: str
    """The short name of what it is about."""
    words: str
    """The first words of the text that state the target; empty where there is no text."""
    change: str
    """For a correction: the property, the value that it replaces, and the right one."""
    who: str
    """The name of the person who decided."""
    when: str
    """The time in UTC, as XSD writes it."""
    why: str
    """The reason that was given."""
    state: str
    """How it stands now: in force, withdrawn, or pending with what has changed."""

    @property
    def is_pending(self) -> bool:
        """Tell whether it waits for a person, because what it was made about has changed."""
        return self.state.startswith("pending")


def listed(folder: Path, languages: Sequence[str]) -> list[Decided]:
    """Return the decisions of the store *folder* in the order of their time; StoreError if it cannot be read."""
    layout = layouts.opened(folder)
    decisions = read_decisions(layout)
    things = {iris.thing("decision-kind", one.kind) for one in decisions} | {
        name for one in decisions for name in _named(one)
    }
    labels = open_reader(folder).labels(things, languages) if decisions else {}
    standing = _standing(layout, decisions)
    return [
        Decided(
            short_iri(one.iri),
            one.kind,
            labels.get(iris.thing("decision-kind", one.kind), one.kind),
            short_iri(target.iri),
            _words(layout, target),
            _change(one, labels),
            one.stated.who,
            instant(one.stated.when),
            one.stated.why,
            standing.get((one.iri, target.iri), IN_FORCE),
        )
        for one in decisions
        for target in one.about
    ]


def _standing(layout: Layout, decisions: list[Decision]) -> dict[tuple[str, str], str]:
    """Tell how each decision stands with each of its targets, by the record of the releases that they are about."""
    paths = [layout.releases / f"{name}.ttl" for name in by_release(decisions)]
    claims = Claims(triple for path in paths if path.exists() for triple in triples_in(path))
    withdrawn = withdrawn_ones(decisions)
    out = {(one.iri, target.iri): WITHDRAWN for one in decisions if one.iri in withdrawn for target in one.about}
    return weighed(claims, decisions).standing | out


def _words(layout: Layout, target: Target) -> str:
    """Return the first words of *target*, out of the archive of texts."""
    if not target.span:
        return ""
    text, _, place = target.span.partition("#char=")
    content = text_of(layout.texts, text.rpartition("/")[2])
    start, end = (int(number) for number in place.split(","))
    return " ".join((content or "")[start:end].split())


def _named(decision: Decision) -> Iterator[str]:
    if fix := decision.correction:
        yield fix.property
        yield from (value.value for value in (fix.replaced, fix.value) if isinstance(value, NamedNode))


def _change(decision: Decision, labels: dict[str, str]) -> str:
    fix = decision.correction
    if fix is None:
        return ""

    def told(value: Object) -> str:
        return labels.get(value.value) or short_iri(value.value) if isinstance(value, NamedNode) else value.value

    return f"{labels.get(fix.property) or short_iri(fix.property)}: {told(fix.replaced)} → {told(fix.value)}"
