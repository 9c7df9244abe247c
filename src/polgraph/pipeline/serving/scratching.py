"""Change a scratch dataset: any RDF, as SPARQL Update and the Graph Store Protocol have it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from polgraph.engine import NamedNode
from polgraph.errors import UnknownThingError
from polgraph.pipeline.serving.admitting import CREATED, DONE, checked_update, graph_of, refuse_unmet
from polgraph.store.scratch import Scratch

if TYPE_CHECKING:
    from pathlib import Path

    from polgraph.workers.kept.jobs import Answer, Asked


class ScratchChanges:
    """Changes the scratch dataset in *folder*, which it holds."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def _scratch(self) -> Scratch:
        return Scratch(self._folder)

    def ready(self, _: Asked) -> Answer:
        """Open the dataset; StoreError if it cannot be."""
        self._scratch.publish()
        return DONE

    def update(self, asked: Asked) -> Answer:
        """Do what `update` says; the graphs `default` and `named`, if any, are what its patterns match."""
        text = checked_update(asked)
        self._scratch.engine.update(text, base=asked.text("base") or None)
        self._scratch.publish()
        return DONE

    def put(self, asked: Asked) -> Answer:
        """Let `graph` hold the N-Triples of the body; it is made if it is not there."""
        return self._write(asked, clear=True)

    def post(self, asked: Asked) -> Answer:
        """Add the N-Triples of the body to `graph`; it is made if it is not there."""
        return self._write(asked, clear=False)

    def delete(self, asked: Asked) -> Answer:
        """Remove `graph`; UnknownThingError if it is not there."""
        name = graph_of(asked)
        if not self._scratch.engine.holds(name):
            raise UnknownThingError(f"there is no graph {name!r}; expected one that is here")
        refuse_unmet(asked, there=True)
        self._scratch.engine.update(f"DROP GRAPH {NamedNode(name)}" if name else "CLEAR DEFAULT")
        self._scratch.publish()
        return DONE

    def _write(self, asked: Asked, *, clear: bool) -> Answer:
        name = graph_of(asked)
        new = not self._scratch.engine.holds(name)
        refuse_unmet(asked, there=not new)
        triples = asked.body.decode()
        graph = f"GRAPH {NamedNode(name)}" if name else ""
        steps = [f"CREATE SILENT {graph}"] if name else []
        steps += [f"CLEAR {graph or 'DEFAULT'}"] if clear else []
        steps.append(f"INSERT DATA {{ {graph} {{ {triples} }} }}" if name else f"INSERT DATA {{ {triples} }}")
        self._scratch.engine.update(" ;\n".join(steps))
        self._scratch.publish()
        return CREATED if new else DONE
