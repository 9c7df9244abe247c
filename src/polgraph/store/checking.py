"""Look whether a store is what it was: every file by its seal, every graph by its digest."""

from __future__ import annotations

from hashlib import sha256

from polgraph import iris
from polgraph.engine.disk import DiskStore, as_stored
from polgraph.errors import SourceError, StoreError
from polgraph.resources import read_bytes
from polgraph.sealed import read_sealed
from polgraph.store import snapshots
from polgraph.store.ledger import digest_of, read_ledger
from polgraph.store.leftovers import leftovers
from polgraph.store.locking import Lock

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping
    from pathlib import Path

    from polgraph.engine import Triple
    from polgraph.store.layout import Layout
    from polgraph.store.ledger import Entry
    from polgraph.store.writer import Wanted


WITHOUT_TEXT = "What one press release states, as it was given; its text is not in this archive."
"""The comment of the file of a release that came without its text."""
_START = 400  # bytes of a file that its comment is in
_SHIPPED = (iris.ONTOLOGY_GRAPH, iris.REFERENCE_GRAPH)


def faults(layout: Layout, wanted: Callable[[], Iterable[Wanted]]) -> Iterator[str]:
    """Yield one line for each thing that is not as it should be; *wanted* are the graphs by the files of the store.

    Of a store whose index is not made yet, such as a backup, only the files are looked at. Nothing is written.
    StoreError if the store is held by a writer.
    """
    lock = Lock(layout.lock, shared=True) if layout.lock.exists() else None
    try:
        broken = list(_broken_files(layout))
        yield from broken
        yield from (f"{path}: is left over; `polgraph store compact` removes it" for path in leftovers(layout))
        ledger: dict[str, Entry] = {}
        if layout.engine.is_dir():
            yield from _engine_faults(layout.engine, ledger)
        yield from _lonely_files(layout, ledger)
        if layout.engine.is_dir():
            yield from _index_faults(layout, ledger, () if broken else wanted())
    finally:
        if lock:
            lock.close()


def _index_faults(layout: Layout, ledger: Mapping[str, Entry], wanted: Iterable[Wanted]) -> Iterator[str]:
    """Yield what index, files and the copy that readers open do not have in common."""
    if layout.unfinished.exists():
        yield f"{layout.unfinished}: the last writer did not end; the next one makes good what it left"
    if wanted:
        yield from _unlike_files(ledger, wanted)
    yield from _copy_faults(layout, ledger)


def _broken_files(layout: Layout) -> Iterator[str]:
    """Yield the files that do not prove themselves."""
    for folder in (layout.releases, layout.texts, layout.quarantine):
        for path in sorted(folder.iterdir()):
            yield from _told(path)
    for path in (layout.curation, layout.derived):
        if path.exists():
            yield from _told(path)


def _lonely_files(layout: Layout, ledger: Container[str]) -> Iterator[str]:
    """Yield the texts of which nothing else is there, and what is there without its text."""
    texts, known = ({path.stem for path in layout.texts.glob(f"*{ending}")} for ending in (".txt", ".ttl"))
    waiting = {path.stem for path in layout.quarantine.glob("*.json")}
    releases = {path.stem for path in layout.releases.glob("*.ttl")}
    yield from (f"{layout.texts}/{text}.txt: is not there" for text in sorted((known | waiting) - texts))
    yield from (f"{layout.texts}/{text}.ttl: is not there" for text in sorted(texts - known))
    for name in sorted(releases - {one[:12] for one in texts}):
        path = layout.releases / f"{name}.ttl"
        if WITHOUT_TEXT.encode() not in read_bytes(path)[:_START]:
            yield f"{path}: its text is not there"
    for text in sorted(texts - waiting):
        if text[:12] not in releases and iris.release_graph(iris.release(text)) not in ledger:
            yield f"{layout.texts}/{text}.txt: has no release; ingest it again, or remove it"


def _told(path: Path) -> Iterator[str]:
    try:
        if path.suffix in (".ttl", ".json"):
            read_sealed(path)
        elif path.suffix == ".txt":
            if sha256(read_bytes(path)).hexdigest() != path.stem:
                yield f"{path}: is damaged; expected the bytes whose SHA-256 is its name"
        elif path.suffix != ".new":
            yield f"{path}: is none of ours; expected only files that polgraph wrote"
    except (SourceError, StoreError) as exc:
        yield str(exc)


def _engine_faults(folder: Path, ledger: dict[str, Entry]) -> Iterator[str]:
    """Yield the graphs that a folder of the engine lost, changed or got from elsewhere; fill *ledger*."""
    try:
        engine = DiskStore(folder, copy=True)
        engine.validate()
        ledger |= read_ledger(engine.graph(iris.STORE_GRAPH), str(folder))
        default: set[Triple] = set()
        for graph, entry in sorted(ledger.items()):
            triples = engine.graph(graph)
            if digest_of(triples) != entry.digest:
                yield f"{folder}: {graph} is not what was stored; expected the digest {entry.digest[:12]}…"
            default |= set(triples) if entry.seen else set()
        yield from _foreign(engine, ledger, default)
    except StoreError as exc:
        yield str(exc)


def _copy_faults(layout: Layout, ledger: Mapping[str, Entry]) -> Iterator[str]:
    """Yield what is wrong with the copy that readers open."""
    copies = snapshots.copies(layout.snapshots)
    if not copies:
        yield f"{layout.snapshots}: holds nothing that readers could open; the next writer makes it"
        return
    has: dict[str, Entry] = {}
    yield from _engine_faults(copies[-1], has)
    if has != ledger and not layout.unfinished.exists():
        yield f"{copies[-1]}: is not what the engine holds; the next `polgraph store rebuild` makes it anew"


def _foreign(engine: DiskStore, ledger: Mapping[str, Entry], default: set[Triple]) -> Iterator[str]:
    for graph in engine.graphs():
        if graph not in ledger and graph != iris.STORE_GRAPH:
            yield f"{engine.folder}: {graph} was not stored by polgraph; expected only graphs of the ledger"
    if set(engine.default_graph()) != default:
        yield f"{engine.folder}: the default graph is not the union of the graphs that queries see"


def _unlike_files(ledger: Mapping[str, Entry], wanted: Iterable[Wanted]) -> Iterator[str]:
    """Yield what engine and files do not have in common."""
    known = set()
    for one in wanted:
        known.add(one.graph)
        entry = ledger.get(one.graph)
        if one.graph in _SHIPPED:  # those of the polgraph that wrote last; the next writer renews them
            continue
        if entry is None:
            yield f"{one.graph}: its file is there, and the engine lacks it"
        elif entry.seal != one.seal:
            yield f"{one.graph}: its file is another than the one that the engine has"
        elif digest_of(as_stored(one.load())) != entry.digest:
            yield f"{one.graph}: the engine has other triples than its file"
    for graph, entry in sorted(ledger.items()):
        if entry.seal and graph not in known:
            yield f"{graph}: is in the engine, and its file is not there"
