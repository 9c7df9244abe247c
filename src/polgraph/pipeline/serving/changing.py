"""Change a store: graphs of releases, each checked against the shapes before it is let in."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from polgraph.engine import parse_ntriples
from polgraph.engine.comparing import changed_graphs
from polgraph.errors import RefusedWriteError, UnknownThingError
from polgraph.namespaces import PREFIXES
from polgraph.pipeline.serving.admitting import CREATED, DONE, checked_update, graph_of, refuse_unmet
from polgraph.pipeline.stores.replacing import refuse_other, replace
from polgraph.queries.binding import spelled_out
from polgraph.store.layout import opened
from polgraph.store.reader import Reader
from polgraph.store.sandbox import sandbox

if TYPE_CHECKING:
    from pathlib import Path

    from polgraph.engine import Triple
    from polgraph.workers.kept.jobs import Answer, Asked

_UNION = "the default graph is the union of the others"
_NAMED = "expected a graph of a release, by its name"


class StoreChanges:
    """Changes the store in *folder*, which is held only while something is changed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def ready(self, _: Asked) -> Answer:
        """Look whether the store is there; StoreError if not."""
        opened(self._folder)
        return DONE

    def update(self, asked: Asked) -> Answer:
        """Do what `update` says to a copy, and let the graphs that it changed there in, if they break no shape."""
        text = spelled_out(checked_update(asked))
        with sandbox(opened(self._folder).snapshots) as (before, after):
            after.update(text, base=asked.text("base") or None, prefixes=PREFIXES)
            names = sorted(changed_graphs(before, after), key=str)
            named = [name for name in names if name is not None]
            for name in named:
                refuse_other(name)
            if len(named) < len(names):
                raise RefusedWriteError(f"the update changes the default graph, but {_UNION}; {_NAMED}: GRAPH <…>")
            new = {name: after.graph(name) for name in named}
            old = {name: before.graph(name) for name in named}
        if new:
            replace(self._folder, new, old)
        return DONE

    def put(self, asked: Asked) -> Answer:
        """Let the graph of a release hold the N-Triples of the body."""
        return self._write(asked, add=False)

    def post(self, asked: Asked) -> Answer:
        """Add the N-Triples of the body to the graph of a release."""
        return self._write(asked, add=True)

    def delete(self, asked: Asked) -> Answer:
        """Take a release out; UnknownThingError if it is not there."""
        name = _name(asked)
        before = self._stored(name)
        if not before:
            raise UnknownThingError(f"there is no graph {name!r}; expected one that is here")
        refuse_unmet(asked, there=True)
        replace(self._folder, {name: []}, {name: before})
        return DONE

    def _stored(self, name: str) -> list[Triple]:
        with closing(Reader(self._folder)) as reader:
            return reader.triples(name)

    def _write(self, asked: Asked, *, add: bool) -> Answer:
        name = _name(asked)
        before = self._stored(name)
        refuse_unmet(asked, there=bool(before))
        given = [quad.triple for quad in parse_ntriples(asked.body, "the body")]
        if not given and not (add and before):
            raise RefusedWriteError(f"{name}: is given no triples; expected a release, or DELETE")
        new = list(dict.fromkeys([*before, *given])) if add else given
        return CREATED if replace(self._folder, {name: new}, {name: before}) else DONE


def _name(asked: Asked) -> str:
    name = graph_of(asked)
    if name is None:
        raise RefusedWriteError(f"{_UNION}, and is not written to; {_NAMED}")
    refuse_other(name)
    return name
