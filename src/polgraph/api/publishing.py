"""Bring the graph to other stores, in Python."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from polgraph.pipeline.publishing import bulk, putting
from polgraph.pipeline.publishing.sources import Source
from polgraph.remote import graph_store_of
from polgraph.store.layout import is_store

if TYPE_CHECKING:
    from collections.abc import Sequence

    from polgraph.api.data import PathLike


def publish(
    endpoint: str | None = None,
    *graphs: str,
    graph_store: str | None = None,
    source: PathLike | None = None,
    prune: bool = False,
    dry_run: bool = False,
) -> dict[str, str]:
    """Put *graphs*, or all, into a SPARQL store each if it has changed, and return what was done with each.

    *source* is the folder of a store or of files of N-Quads, else the shipped data is put. What is derived is put only
    where `derived` is named. *graph_store* is the Graph Store Protocol of the other store, where that is not beside
    *endpoint* as Oxigraph and Virtuoso have it. *prune* removes releases that it has and *source* has not.
    EndpointError (or one of its kinds) if the store fails; what was done till then can be repeated.
    """
    address = graph_store or graph_store_of(endpoint or "")
    steps = putting.publish(address, _source(source, graphs), prune=prune, dry_run=dry_run)
    return {step.graph: step.done for step in steps}


def publish_files(folder: PathLike, *graphs: str, source: PathLike | None = None) -> int:
    """Write *graphs*, or all, of *source* as files that other stores load; return how many quads these must find.

    SourceError if *folder* holds something, or cannot be written.
    """
    return bulk.write_bulk(_source(source, graphs), Path(folder)).quads


def _source(source: PathLike | None, graphs: Sequence[str]) -> Source:
    folder = Path(source) if source is not None else None
    store = folder if folder is not None and is_store(folder) else None
    return Source(store, folder if store is None else None, tuple(graphs))
