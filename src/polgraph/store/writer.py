"""The one writer of a store: files first, then the engine, whole or not at all."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from polgraph.engine import NamedNode, Quad, Triple
from polgraph.engine.disk import DiskStore, as_stored
from polgraph.errors import StoreError
from polgraph.iris import STORE_GRAPH
from polgraph.sealed import write_durably
from polgraph.store import snapshots
from polgraph.store.ledger import Entry, digest_of, read_ledger
from polgraph.store.locking import Lock

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Mapping, Sequence
    from types import TracebackType

    from polgraph.engine import Dataset
    from polgraph.store.layout import Layout


_BOOT = Path("/proc/sys/kernel/random/boot_id")
_MOST_WAITING = 100_000
"""Quads of new graphs that wait to be put into the engine together, which costs a third of one by one."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a graph is to hold from now on: *triples*, or nothing."""

    graph: str
    triples: Sequence[Triple] = ()
    seal: str = ""
    """The hash of the file that the triples were made from; empty if they were computed."""
    seen: bool = True
    """Whether the default dataset has them."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A graph as the files of the store have it; *load* reads its triples, when they are needed."""

    graph: str
    seal: str
    seen: bool
    load: Callable[[], Sequence[Triple]]


@dataclass(slots=True)
class _Step:
    """The quads that an atomic step takes away and puts in."""

    removed: set[Quad] = field(default_factory=set)
    added: set[Quad] = field(default_factory=set)

    def replace(self, graph: str, old: Iterable[Triple], new: Iterable[Triple]) -> None:
        """Let *graph* hold *new* instead of *old*."""
        name = NamedNode(graph)
        before, after = _named(old, name), _named(new, name)
        self.removed |= before - after
        self.added |= after - before


class Writer:
    """Changes a store; nobody else does meanwhile. StoreError if somebody does already.

    What `commit` was called for is on the disk when it returns. A writer that does not end, or ends by an error, leaves
    a file that tells the next one, which then calls `reconcile` with all that the files of the store say.
    """

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self._lock = Lock(layout.lock)
        try:
            marked = layout.unfinished.exists()
            self.unfinished = marked or not layout.engine.is_dir()
            if marked and layout.unfinished.read_bytes() != _this_run():
                shutil.rmtree(layout.engine, ignore_errors=True)  # what a power cut left of it may be half there
            write_durably({layout.unfinished: _this_run()})
            self._engine, self.ledger = _opened(layout, anew=marked)
            self._changed = self.unfinished or not snapshots.copies(layout.snapshots)
        except StoreError:
            self._lock.close()
            raise
        self._waiting: list[Quad] = []
        self._in_step = False
        self.touched: set[str] = {STORE_GRAPH} if self.unfinished else set()

    def __enter__(self) -> Writer:
        """Return the writer."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Put all on the disk, give readers a new copy, and let the next writer in."""
        try:
            if not self._in_step and not self.unfinished:
                self.snapshot()
                if not kind or not self.touched:  # else what is computed from the changes may not be there yet
                    write_durably({self.layout.unfinished: None})
        finally:
            self._engine.close()
            self._lock.close()

    def dataset(self) -> Dataset:
        """Return what queries of this process see."""
        self.settle()
        return self._engine.dataset()

    def triples(self, graph: str) -> list[Triple]:
        """Return the triples of *graph*."""
        self.settle()
        return self._engine.graph(graph)

    def commit(self, files: Mapping[Path, bytes | None], changes: Sequence[Change]) -> None:
        """Write *files*, or remove those without content, and change the graphs; done when this returns.

        StoreError if that fails. The files decide then: `reconcile` makes good what the engine lacks.
        """
        self._in_step = True
        write_durably(files)
        self.apply(changes)
        self._in_step = False

    def apply(self, changes: Sequence[Change]) -> None:
        """Change graphs that can be computed anew, in one atomic step; new ones may wait for others of their kind."""
        if any(change.graph in self.ledger for change in changes):
            self.settle()
        step = _Step()
        entries: dict[str, Entry | None] = {}
        gone: set[Triple] = set()
        default: set[Triple] = set()
        for change in changes:
            entry, new = self.ledger.get(change.graph), as_stored(change.triples)
            old = set(self._engine.graph(change.graph)) if entry else set()
            after = Entry(digest_of(new), change.seal, change.seen) if new else None
            step.replace(change.graph, old, new)
            step.replace(STORE_GRAPH, _lines(change.graph, entry), _lines(change.graph, after))
            entries[change.graph] = after
            gone |= old if entry and entry.seen else set()
            default |= new if change.seen else set()
        step.removed |= {Quad(*triple) for triple in gone - default if not self._seen_elsewhere(triple, entries)}
        step.added |= {Quad(*triple) for triple in default}
        if step.removed:
            self._engine.change(list(step.removed), list(step.added))
        else:
            self._waiting += step.added
        if step.removed or step.added:
            self._changed = True
            self.touched |= entries.keys()
        if len(self._waiting) > _MOST_WAITING:
            self.settle()
        for graph, entry in entries.items():  # in place: a copy would cost each release what there is already
            if entry:
                self.ledger[graph] = entry
            else:
                self.ledger.pop(graph, None)

    def settle(self) -> None:
        """Let the engine have the new graphs that wait, in one atomic step."""
        if self._waiting:
            self._engine.add(self._waiting)
            self._waiting = []

    def reconcile(self, wanted: Iterable[Wanted], computed: Callable[[str], bool]) -> int:
        """Let the graphs be as *wanted*, but for those whose names are *computed*; return how many were changed."""
        number, known = 0, set()
        for one in wanted:
            known.add(one.graph)
            entry = self.ledger.get(one.graph)
            if entry is None or (entry.seal, entry.seen) != (one.seal, one.seen):
                self.apply([Change(one.graph, one.load(), one.seal, one.seen)])
                number += 1
        others = [graph for graph in self.ledger if graph not in known and not computed(graph)]
        for graph in others:
            self.apply([Change(graph)])
        self.unfinished = False
        return number + len(others)

    def snapshot(self) -> None:
        """Put all on the disk and let new readers see it."""
        self.settle()
        if self._changed:
            self._engine.flush()
            snapshots.take(self.layout.snapshots, self._engine.checkpoint)
            self._changed = False

    def compact(self) -> None:
        """Let go of the room that removed quads took."""
        self._engine.compact()
        self._changed = True

    def _seen_elsewhere(self, triple: Triple, changed: Container[str]) -> bool:
        others = (graph for graph in self._engine.graphs_with(triple) if graph not in changed)
        return any(graph in self.ledger and self.ledger[graph].seen for graph in others)


def _opened(layout: Layout, *, anew: bool) -> tuple[DiskStore, dict[str, Entry]]:
    """Open the engine; make it *anew* if a power cut left what it cannot read, for then the files decide."""
    try:
        engine = DiskStore(layout.engine)
        return engine, read_ledger(engine.graph(STORE_GRAPH), str(layout.folder))
    except StoreError:
        if not anew:
            raise
    shutil.rmtree(layout.engine, ignore_errors=True)
    return DiskStore(layout.engine), {}


def _this_run() -> bytes:
    """Tell one run of the machine from another: only within one does the engine's folder outlive a writer whole."""
    try:
        return _BOOT.read_bytes()
    except OSError:
        return os.urandom(16)  # not told: any other run


def _named(triples: Iterable[Triple], graph: NamedNode) -> set[Quad]:
    return {Quad(one.subject, one.predicate, one.object, graph) for one in triples}


def _lines(graph: str, entry: Entry | None) -> list[Triple]:
    return entry.triples(graph) if entry else []


def forget_engine(layout: Layout, lost: Callable[[DiskStore], None]) -> None:
    """Remove the cache, so that the next writer makes it anew; readers have the copies till then. StoreError if held.

    Before, *lost* may look into it for what the files lack; not after a writer that died, for then the files decide.
    """
    lock = Lock(layout.lock)
    try:
        if not layout.unfinished.exists() and layout.engine.is_dir():
            with suppress(StoreError):  # it may be beyond reading, and is made anew for that reason
                engine = DiskStore(layout.engine)
                lost(engine)
                engine.close()
        write_durably({layout.unfinished: b""})
        shutil.rmtree(layout.engine, ignore_errors=True)
        layout.snapshots.mkdir(exist_ok=True)
    finally:
        lock.close()
