"""Derive what follows from the shipped data, and tell how."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from polgraph import derivation, iris, serialization, store
from polgraph.engine import Literal, NamedNode, parse_file
from polgraph.namespaces import SKOS
from polgraph.pipeline.origins import dataset_of
from polgraph.resources import resource_dir

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from polgraph.engine import Dataset

_COMMENT = "What follows from the releases, by named rules; no text states it. Data: CC BY 4.0, polgraph contributors."


@dataclass(frozen=True, slots=True)
class Explanation:
    """A rule in words, with what it made: the names of things, each with those of its inputs."""

    rule: str
    says: str
    made: dict[str, tuple[str, ...]]


def derived_turtle(rules: Iterable[str] = (), folder: Path | None = None) -> bytes:
    """Return what *rules*, or all of them, make of a store or the shipped data; SourceError for an unknown rule."""
    return serialization.to_turtle(derivation.derive(_dataset(folder), rules), comment=_COMMENT)


def derive_in(folder: Path) -> int:
    """Make the derived graph of a store anew, and return how many statements it has; StoreError if it is held."""
    from polgraph.pipeline.stores.keeping import kept
    from polgraph.sealed import seal_of, sealed
    from polgraph.store.writer import Change

    with kept(folder) as store:
        triples = list(derivation.derive(store.writer.dataset(), ()))
        content = serialization.to_turtle(triples, comment=_COMMENT)
        change = Change(iris.DERIVED_GRAPH, triples, seal_of(content), seen=False)
        store.writer.commit({store.writer.layout.derived: sealed(content)}, [change])
    return len(triples)


def is_derived(folder: Path) -> bool:
    """Tell whether a store has a derived graph, which is as old as the last run of `derive_in`."""
    from polgraph.store.layout import opened

    return opened(folder).derived.exists()


def explanations(rules: Iterable[str] = (), folder: Path | None = None) -> list[Explanation]:
    """Return *rules*, or all of them, with what each makes of a store or the shipped data; SourceError as above."""
    chosen = list(rules) or list(derivation.RULES)
    made: dict[str, dict[str, tuple[str, ...]]] = {name: {} for name in chosen}
    for thing in derivation.things(_dataset(folder), chosen):
        made[thing.rule][thing.iri] = thing.inputs
    says = _definitions(f"{resource_dir('ontology')}/schemes/rules.ttl")
    return [Explanation(name, says[iris.thing("rule", name)], made[name]) for name in chosen]


def _dataset(folder: Path | None) -> Dataset:
    return store.open_shipped() if folder is None else dataset_of(folder)


def _definitions(path: str) -> dict[str, str]:
    terms = ((q.subject, q.object) for q in parse_file(path) if q.predicate.value == SKOS.definition)
    return {s.value: o.value for s, o in terms if isinstance(s, NamedNode) and isinstance(o, Literal)}
