"""Decide about what a store holds: look the targets up, make the decision, check what comes of it, keep it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from polgraph import curation
from polgraph.curation import Claims, Request, Stated
from polgraph.curation.claims import kind_of
from polgraph.curation.values import named
from polgraph.engine import NamedNode
from polgraph.errors import ConformanceError, SourceError, did_you_mean
from polgraph.iris import CURATION_GRAPH, short_iri
from polgraph.namespaces import ID
from polgraph.pipeline import readings
from polgraph.pipeline.curated import PARTS, RELEASES, by_release, read_decisions, release_of, renewed
from polgraph.pipeline.keeping import kept
from polgraph.resources import read_bytes, resource_dir
from polgraph.sealed import seal_of, sealed
from polgraph.serialization import to_turtle
from polgraph.store.writer import Change

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from polgraph.curation import Decision, Kind
    from polgraph.engine import Dataset
    from polgraph.pipeline.keeping import Kept

COMMENT = "What people decided about what releases state."


def curate(
    folder: Path, kind: Kind, targets: Iterable[str], stated: tuple[str, str], fix: tuple[str, str] | None = None
) -> list[Decision]:
    """Decide about *targets*, by their short names, in the store *folder*, and return the decisions that were made.

    *stated* are who and why; *fix* a property and its right value. SourceError if a target is not there or the decision
    makes no sense, ConformanceError if it would break a release, StoreError if the store cannot be written.
    """
    things = tuple(named(target).value for target in targets)
    who, why = (words.strip() for words in stated)
    request = Request(kind, things, Stated(who, datetime.now(UTC), why), *(fix or (None, None)))
    curation.checked(request)
    with kept(folder) as store:
        known = read_decisions(store.writer.layout)
        claims = _claims(store, _releases_of(store.writer.dataset(), request, known))
        request = replace(request, stated=replace(request.stated, when=datetime.now(UTC)))
        made = curation.decided(request, claims, known)
        _keep(store, known, [*known, *made])
    return made


def _keep(store: Kept, known: list[Decision], decisions: list[Decision]) -> None:
    """Write *decisions* in place of the *known* ones, with what they make of releases; refuse what breaks one."""
    before, after = by_release(known), by_release(decisions)
    triples = curation.curation_triples(decisions)
    content = to_turtle(triples, comment=COMMENT)
    changes = [Change(CURATION_GRAPH, triples, seal_of(content), seen=False)]
    for name in sorted(before.keys() | after.keys()):
        if before.get(name) != after.get(name):
            found = renewed(store.writer, name, after.get(name, ()))
            _refuse_broken(store, name, found)
            changes += found
    store.writer.commit({store.writer.layout.curation: sealed(content)}, changes)


def _refuse_broken(store: Kept, name: str, changes: list[Change]) -> None:
    """Raise ConformanceError if the release *name* breaks a shape after *changes* that it did not break before."""
    (part,) = (change for change in changes if change.graph == f"{PARTS}{name}")
    if not part.triples:
        return
    known = readings.broken(to_turtle(store.writer.triples(f"{RELEASES}{name}")), name)
    new = [fault for fault in readings.broken(to_turtle(part.triples), name) if fault not in known]
    if new:
        more = f" (and {len(new) - 1} more)" if len(new) > 1 else ""
        raise ConformanceError(
            f"release {name} would not conform: {new[0]}{more}; expected decisions that leave it whole"
        )


def _claims(store: Kept, names: Iterable[str]) -> Claims:
    return Claims(triple for name in names for triple in store.writer.triples(f"{RELEASES}{name}"))


def _releases_of(dataset: Dataset, request: Request, known: list[Decision]) -> list[str]:
    """Return the releases that the targets of *request* are from; SourceError if one of them is unknown."""
    if request.kind == "withdraw":
        there = {one.iri: [release_of(target.span) for target in one.about if target.span] for one in known}
    else:
        text = read_bytes(f"{resource_dir('queries')}/support/stated-in.rq").decode()
        asked = " ".join(str(NamedNode(target)) for target in request.targets)
        there = {}
        for thing, graph in dataset.select(text.replace("{ UNDEF }", f"{{ {asked} }}")).rows:
            if isinstance(thing, NamedNode) and isinstance(graph, NamedNode):
                there.setdefault(thing.value, []).append(graph.value.removeprefix(RELEASES))
    for target in request.targets:
        if target not in there and not (kind_of(target) == "person" and dataset.knows(target)):
            _refuse_unknown(dataset, target, known)
    return sorted({name for names in there.values() for name in names})


def _refuse_unknown(dataset: Dataset, target: str, known: list[Decision]) -> None:
    kind = kind_of(target)
    names = [one.iri for one in known] if kind == "decision" else []
    slugs = [short_iri(iri) for iri in names] or [f"{kind}:{slug}" for slug in dataset.slugs(f"{ID}{kind}/")]
    hint = did_you_mean(short_iri(target), slugs) or f"expected the name of one that is in the store, such as {kind}:…"
    what = kind if kind in ("decision", "person") else "claim"
    raise SourceError(f"unknown {what} {short_iri(target)}; {hint}")
