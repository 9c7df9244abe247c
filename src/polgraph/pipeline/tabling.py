"""Export a store, or the shipped data, as tables in Parquet files."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby
from typing import TYPE_CHECKING

from polgraph import store
from polgraph.archive import archive_of
from polgraph.engine import NamedNode, Triple, parse_file
from polgraph.errors import SourceError, StoreError
from polgraph.iris import RELEASE_GRAPHS
from polgraph.namespaces import PG, PROV, RDF
from polgraph.pipeline.origins import dataset_of, quads_of
from polgraph.pipeline.selection import graph_of
from polgraph.sealed import write_durably
from polgraph.tables.arrow import PART, Gathered, parquet
from polgraph.tables.rows import Rows, concept_rows, rows_of, year_of
from polgraph.tables.schema import CONCEPTS, NO_YEAR, YEAR, tables

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from polgraph.engine import Term
    from polgraph.tables.rows import Row

FORMAT = "parquet"
_TOGETHER = 500
"""So many releases become one batch of columns."""
_IDENTITIES = "SELECT ?person ?identity WHERE { ?person pg:identifiedAs ?identity }"


def export_parquet(target: Path, folder: Path | None, tell: Callable[[str], None] = lambda _: None) -> None:
    """Write the tables of a store, or of the shipped data, into *target*; what an earlier export left there goes.

    PolgraphError without pyarrow, StoreError if the store cannot be read, SourceError if *target* cannot be written.
    """
    files = dict(parquet_files(folder, tell))
    earlier = {path: None for name in tables() for path in target.glob(f"{name}/{YEAR}=*/{PART}")}
    try:
        for name in files:
            (target / name).parent.mkdir(parents=True, exist_ok=True)
        write_durably({**earlier, **{target / name: content for name, content in files.items()}})
    except OSError as exc:
        raise SourceError(f"{target}: {exc.strerror}; expected a folder that can be written") from exc
    except StoreError as exc:
        raise SourceError(str(exc)) from exc


def parquet_files(folder: Path | None, tell: Callable[[str], None] = lambda _: None) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the tables, their names below the target and their contents, the same bytes each time."""
    gathered = Gathered()
    waiting: dict[tuple[str, int], list[Row]] = defaultdict(list)
    for number, rows in enumerate(release_rows(folder), start=1):
        for name, found in rows.items():
            waiting[name, year_of(rows)] += found
        if number % _TOGETHER == 0:
            tell(f"read {number} releases")
            _settle(waiting, gathered)
    waiting[CONCEPTS, NO_YEAR] = vocabulary_rows()
    _settle(waiting, gathered)
    for name, table in gathered.files().items():
        yield name, parquet(table)


def release_rows(folder: Path | None) -> Iterator[Rows]:
    """Yield the rows of each release that queries see, with what it revises and who its people are."""
    dataset = dataset_of(folder)
    revised = {text[:12]: one.triples() for text, one in archive_of(dataset).texts.items() if one.revises}
    known = dataset.select(_IDENTITIES).rows
    identities = {person: is_ for person, is_ in known if isinstance(is_, NamedNode)}
    for graph, quads in groupby(quads_of(folder), graph_of):
        if graph.startswith(RELEASE_GRAPHS):
            stated = [quad.triple for quad in quads]
            archived = revised.get(graph.removeprefix(RELEASE_GRAPHS), [])
            yield rows_of([*stated, *filter(_is_revision, archived), *_identified(stated, identities)])


def vocabulary_rows() -> list[Row]:
    """Return the rows of the table of concepts."""
    return concept_rows(quad.triple for path, _ in store.vocabulary_files() for quad in parse_file(path))


def _settle(waiting: dict[tuple[str, int], list[Row]], gathered: Gathered) -> None:
    for (name, year), rows in waiting.items():
        gathered.add(name, year, rows)
    waiting.clear()


def _identified(stated: list[Triple], identities: Mapping[Term | None, NamedNode]) -> Iterator[Triple]:
    """Yield who each person of a release is, where that is known."""
    for person in {one.subject for one in stated if one.predicate.value == RDF.type} & identities.keys():
        yield Triple(person, NamedNode(PG.identifiedAs), identities[person])


def _is_revision(one: Triple) -> bool:
    return one.predicate.value == PROV.wasRevisionOf
