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
from polgraph.iris import CURATION_GRAPH, RELEASE_GRAPHS, short_iri
from polgraph.namespaces import ID
from polgraph.pipeline.stores import readings
from polgraph.pipeline.stores.curated import PARTS, by_release, read_decisions, release_of, renewed, seen_of
from polgraph.pipeline.stores.identifying import everybody_of
from polgraph.pipeline.stores.keeping import kept
from polgraph.pipeline.stores.wording import unread
from polgraph.resources import read_bytes, resource_dir
from polgraph.sealed import seal_of, sealed
from polgraph.serialization import to_turtle
from polgraph.store.writer import Change

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from polgraph.curation import Decision, Kind
    from polgraph.engine import Dataset
    from polgraph.pipeline.stores.keeping import Kept

SUCH = dict.fromkeys(("merge", "split"), "person:20a191b41a16") | {"withdraw": "decision:0a1b2c3d4e5f"}
"""What is named to who names no thing."""
COMMENT = "What people decided about what releases state."


def curate(
    folder: Path, kind: Kind, targets: Iterable[str], stated: tuple[str, str], fix: tuple[str, str] | None = None
) -> list[Decision]:
    """Decide about *targets*, by their short names, in the store *folder*, and return the decisions that were made.

    *stated* are who and why; *fix* a property and its right value. SourceError if a target is not there or the decision
    makes no sense, ConformanceError if it would break a release, StoreError if the store cannot be written.
    """
    things = tuple(named(target, SUCH.get(kind, "observation:28ec04d43edd")).value for target in targets)
    who, why = (words.strip() for words in stated)
    request = Request(kind, things, Stated(who, datetime.now(UTC), why), *(fix or (None, None)))
    curation.checked(request)
    with kept(folder) as store:
        known = read_decisions(store.writer.layout)
        releases, unknown = _releases_of(store.writer.dataset(), request, known)
        if unknown:  # raised here, for an error that somebody keeps would hold the dataset open
            raise SourceError(unknown)
        claims = _claims(store, releases)
        request = replace(request, stated=replace(request.stated, when=datetime.now(UTC)))
        made = curation.decided(request, claims, known)
        _keep(store, known, made)
    return made


def _keep(store: Kept, known: list[Decision], made: list[Decision]) -> None:
    """Write the decisions *made* beside the *known* ones, with what they make of releases; refuse what breaks one."""
    decisions = [*known, *made]
    before, after = by_release(known), by_release(decisions)
    triples = curation.curation_triples(decisions)
    content = to_turtle(triples, comment=COMMENT)
    changes = [Change(CURATION_GRAPH, triples, seal_of(content), seen=False)]
    for name in sorted(before.keys() | after.keys()):
        if before.get(name) != after.get(name):
            found = renewed(store.writer, name, after.get(name, ()))
            _refuse_broken(store, name, found, made)
            changes += [*found, *(everybody_of(store.writer, name, last.triples) for last in found[-1:])]
    store.writer.commit({store.writer.layout.curation: sealed(content)}, changes)


def _refuse_broken(store: Kept, name: str, changes: list[Change], made: list[Decision]) -> None:
    """Raise ConformanceError if the release *name* breaks a shape after *changes* that it did not break before.

    Neither may the decisions *made* let it say numbers that its words do not.
    """
    seen = next((change.triples for change in changes if change.graph == f"{PARTS}{name}"), ())
    if not seen:
        return
    if untrue := unread(seen_of(store.writer, name), seen, made, store.writer.layout.texts):
        raise ConformanceError(f"{untrue[0]}; expected a number and a unit that they state")
    earlier = store.writer.triples(f"{RELEASE_GRAPHS}{name}")
    known = readings.broken(to_turtle(earlier), name)
    new = [fault for fault in readings.broken(to_turtle(seen), name) if fault not in known]
    new += [
        f"{short_iri(claim)}: its summary would still say {label!r}; retract it as well"
        for claim, label in curation.still_named(earlier, seen)
    ]
    if new:
        more = f" (and {len(new) - 1} more)" if len(new) > 1 else ""
        raise ConformanceError(
            f"release {name} would not conform: {new[0].rstrip('.')}{more}; expected decisions that leave it whole"
        )


def _claims(store: Kept, names: Iterable[str]) -> Claims:
    return Claims(triple for name in names for triple in store.writer.triples(f"{RELEASE_GRAPHS}{name}"))


def _releases_of(dataset: Dataset, request: Request, known: list[Decision]) -> tuple[list[str], str]:
    """Return the releases that the targets of *request* are from, and what to say of a target that is unknown."""
    there: dict[str, set[str]] = {}
    if request.kind == "withdraw":
        there = {one.iri: {release_of(target.span) for target in one.about if target.span} for one in known}
    else:
        text = read_bytes(f"{resource_dir('queries')}/support/stated-in.rq").decode()
        asked = " ".join(str(NamedNode(target)) for target in request.targets)
        for thing, graph in dataset.select(text.replace("{ UNDEF }", f"{{ {asked} }}")).rows:
            if isinstance(thing, NamedNode) and isinstance(graph, NamedNode):
                there.setdefault(thing.value, set()).add(graph.value.removeprefix(RELEASE_GRAPHS))
    missing = [one for one in request.targets if one not in there and not _is_curated(dataset, one)]
    names = sorted({name for target in request.targets for name in there.get(target, ())})
    return names, _unknown(dataset, missing[0], known) if missing else ""


def _is_curated(dataset: Dataset, target: str) -> bool:
    """Tell whether *target* is a person of the reference data."""
    return kind_of(target) == "person" and dataset.knows(target)


def _unknown(dataset: Dataset, target: str, known: list[Decision]) -> str:
    kind = kind_of(target)
    slugs = [f"{kind}:{slug}" for slug in dataset.slugs(f"{ID}{kind}/")]
    names = [short_iri(one.iri) for one in known] if kind == "decision" else slugs
    hint = did_you_mean(short_iri(target), names) or f"expected one that is in the store, such as {kind}:…"
    return f"unknown {kind if kind in ('decision', 'person') else 'claim'} {short_iri(target)}; {hint}"
