"""Named graphs on disk beside the default graph, which is the union of some of them: changed in single atomic steps."""

from __future__ import annotations

from contextlib import contextmanager

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store, Triple, serialize

from polgraph.engine.dataset import Dataset
from polgraph.engine.unmet import unmet
from polgraph.engine.unreadable import unreadable
from polgraph.errors import StoreError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path


_EXPECTED = {"No space left": "room on the disk", "file descriptor": "more files that a process may open (ulimit -n)"}
_WRITTEN = "what polgraph wrote (`polgraph store check` tells more)"


class DiskStore:
    """A folder of the engine, open for writing by this process alone; nothing is on the disk before `flush`.

    Of one that is a *copy*, which nobody writes to, any number may be open.
    """

    def __init__(self, folder: Path, *, copy: bool = False) -> None:
        with _failures_told(folder):
            self._store = Store.read_only(str(folder)) if copy else Store(str(folder))
            for log in () if copy else folder.glob("LOG.old.*"):  # one of each opening, which the engine would keep
                log.unlink()
        self.folder = folder

    def dataset(self) -> Dataset:
        """Return what queries see: the default graph, and all named graphs by their names."""
        return Dataset(self._store, merged=True)

    def change(self, removed: Sequence[Quad], added: Sequence[Quad]) -> None:
        """Take quads away and put others in, all or nothing."""
        with _failures_told(self.folder):
            if removed:
                gone, new = _data(removed), _data(added)
                self._store.update(f"DELETE DATA {{ {gone} }} ; INSERT DATA {{ {new} }}")
            else:
                self._store.extend(added)

    def add(self, quads: Sequence[Quad]) -> None:
        """Put many quads in, all or nothing."""
        with _failures_told(self.folder):
            self._store.bulk_extend(quads)

    def update(self, sparql: str, *, base: str | None = None, prefixes: Mapping[str, str] | None = None) -> None:
        """Do what a SPARQL update says, all or nothing; QueryError or RefusedWriteError if it cannot."""
        with _failures_told(self.folder):
            try:
                self._store.update(sparql, base_iri=base, prefixes=dict(prefixes or {}))
            except SyntaxError as exc:
                raise unreadable(str(exc), sparql) from exc
            except RuntimeError as exc:
                if error := unmet(str(exc)):
                    raise error from exc
                raise

    def holds(self, name: str | None) -> bool:
        """Tell whether there is a graph of that name, be it an empty one; the default graph is always there."""
        return name is None or self._store.contains_named_graph(NamedNode(name))

    def quads(self) -> Iterator[Quad]:
        """Yield all quads; two copies of one folder yield what they share in the same order."""
        with _failures_told(self.folder):
            yield from self._store

    def graph(self, name: str) -> list[Triple]:
        """Return the triples of a graph."""
        with _failures_told(self.folder):
            return [quad.triple for quad in self._store.quads_for_pattern(None, None, None, NamedNode(name))]

    def default_graph(self) -> Iterator[Triple]:
        """Yield the triples of the default graph."""
        with _failures_told(self.folder):
            for quad in self._store.quads_for_pattern(None, None, None, DefaultGraph()):
                yield quad.triple

    def graphs(self) -> list[str]:
        """Name the graphs that hold anything, in order."""
        with _failures_told(self.folder):
            found = self._store.named_graphs()  # those that lost all their quads too
            names = [graph.value for graph in found if isinstance(graph, NamedNode) and self._holds(graph)]
        return sorted(names)

    def _holds(self, graph: NamedNode) -> bool:
        return next(self._store.quads_for_pattern(None, None, None, graph), None) is not None

    def graphs_with(self, triple: Triple) -> Iterator[str]:
        """Yield the names of the graphs that hold *triple*."""
        with _failures_told(self.folder):
            for quad in self._store.quads_for_pattern(triple.subject, triple.predicate, triple.object, None):
                if isinstance(quad.graph_name, NamedNode):
                    yield quad.graph_name.value

    def flush(self) -> None:
        """Put all on the disk, so that it outlives the machine."""
        with _failures_told(self.folder):
            self._store.flush()

    def checkpoint(self, folder: Path) -> None:
        """Make *folder*, which must not be there, a copy that shares its files with this store."""
        with _failures_told(folder):
            self._store.backup(str(folder))

    def compact(self) -> None:
        """Let go of the room that removed quads took."""
        with _failures_told(self.folder):
            self._store.optimize()

    def validate(self) -> None:
        """Read all that is there; StoreError if something cannot be read."""
        with _failures_told(self.folder):
            for _ in self._store:
                pass

    def close(self) -> None:
        """Let go of the folder."""
        del self._store


def as_stored(triples: Iterable[Triple]) -> set[Triple]:
    """Return *triples* as the engine gives them back: it writes some literals anew (`2.0` as `2`)."""
    memory = Store()
    memory.extend(Quad(*triple) for triple in triples)
    return {quad.triple for quad in memory}


def _data(quads: Iterable[Quad]) -> str:
    """Write quads as SPARQL has them in an update, in the engine's own spelling."""
    parts: dict[str, list[Triple]] = {}
    for quad in quads:
        name = str(quad.graph_name) if isinstance(quad.graph_name, NamedNode) else ""
        parts.setdefault(name, []).append(quad.triple)
    blocks = []
    for name, triples in parts.items():
        block = (serialize(triples, format=RdfFormat.N_TRIPLES) or b"").decode()
        blocks.append(f"GRAPH {name} {{ {block} }}" if name else block)
    return "\n".join(blocks)


@contextmanager
def _failures_told(folder: Path) -> Iterator[None]:
    """Raise what the engine does as our own error."""
    try:
        yield
    except (OSError, RuntimeError, SyntaxError, ValueError) as exc:
        reason = " ".join(str(exc).split())[:200]
        expected = next((words for part, words in _EXPECTED.items() if part in reason), _WRITTEN)
        raise StoreError(f"{folder}: {reason}; expected {expected}") from exc
