"""What is measured, each in a process of its own: filling a store, opening it, asking."""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pyoxigraph
from bench.measuring import cpu, peak

from polgraph import derivation
from polgraph.engine import Dataset
from polgraph.engine.disk import DiskStore
from polgraph.engine.parse import parse_quads
from polgraph.iris import DERIVED_GRAPH
from polgraph.pipeline import questions
from polgraph.store.reader import open_copy

ROUNDS = 3


class Taken(NamedTuple):
    """CPU seconds, the most megabytes that the process had, and how many quads or rows came of it."""

    seconds: float
    megabytes: float
    number: int = 0


def remembered(files: list[Path]) -> Taken:
    """Load *files* into memory; return how many quads they have."""
    start, dataset = time.process_time(), Dataset()
    for path in files:
        dataset.load_quads(path)
    return Taken(time.process_time() - start, peak(), len(dataset._store))


def loaded(folder: Path, files: list[Path]) -> Taken:
    """Load *files* into an engine in *folder*, as they are; return how many quads they have."""
    start, engine = time.process_time(), pyoxigraph.Store(str(folder))
    for path in files:
        engine.bulk_load(path=str(path), format=pyoxigraph.RdfFormat.N_QUADS)
    engine.flush()
    return Taken(time.process_time() - start, peak(), len(engine))


def merged(folder: Path, files: list[Path]) -> Taken:
    """Let the default graph hold each statement of *files* once, as that of a store does; return how many there are."""
    start, engine = time.process_time(), pyoxigraph.Store(str(folder))
    before = len(engine)
    for path in files:
        engine.bulk_extend(pyoxigraph.Quad(*quad.triple) for quad in parse_quads(path, "nq"))
    engine.flush()
    return Taken(time.process_time() - start, peak(), len(engine) - before)


def derived(folder: Path) -> Taken:
    """Derive what follows, as `polgraph derive --store` does; return how many statements that are."""
    start, engine, graph = time.process_time(), DiskStore(folder), pyoxigraph.NamedNode(DERIVED_GRAPH)
    quads = [pyoxigraph.Quad(*triple, graph) for triple in derivation.derive(engine.dataset())]
    engine.add(quads)
    engine.flush()
    return Taken(time.process_time() - start, peak(), len(quads))


def compacted(folder: Path) -> Taken:
    """Let the engine put its files in order, as `polgraph store compact` does."""
    start, engine = time.process_time(), DiskStore(folder)
    engine.compact()
    engine.flush()
    return Taken(time.process_time() - start, peak())


def opened(folder: Path) -> Taken:
    """Open the engine in *folder* as every reader does."""
    start = time.process_time()
    open_copy(folder)
    return Taken(time.process_time() - start, peak())


def asked(folder: Path, name: str, values: Mapping[str, str]) -> Taken:
    """Ask a saved query of what is in *folder*; return how many rows it has."""
    dataset, sparql = open_copy(folder), questions.saved_queries()[name].bind(values)
    cost = cpu(lambda: len(dataset.select(sparql).rows), ROUNDS)
    return Taken(cost.median, peak(), cost.result)
