"""Write the graph, a part of it or a view of it, in the formats that people's tools read."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from polgraph import serialization, store
from polgraph.engine import Dataset, NamedNode, Quad
from polgraph.errors import SourceError, did_you_mean
from polgraph.namespaces import RDF
from polgraph.pipeline import views
from polgraph.pipeline.origins import dataset_of, derived_of, quads_of
from polgraph.pipeline.selection import SELECTORS, Choice, graph_of, selected
from polgraph.pipeline.syntaxes import SYNTAXES, Context, context_of, own_context, written
from polgraph.resources import files_below, read_bytes, resource_dir

TYPE_CHECKING = False
if TYPE_CHECKING:
    import rdflib

EXPORT_FORMATS = SYNTAXES
LONG = 100_000
"""So many statements take long enough to say how far it is."""
_DERIVED = "derived"
Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to export: all that *choice* selects or a view of it, in *form* or else as the view says."""

    form: str | None = None
    """One of EXPORT_FORMATS; by default Turtle."""
    view: str | None = None
    frame: str | None = None
    """For JSON-LD: the kind of things that the trees are of."""
    geometry: Path | None = None
    """For the view geojson: a file with the shapes of regions."""
    choice: Choice = field(default_factory=dict)
    """Selector to its values, see SELECTORS."""
    store: Path | None = None
    """The folder of a store; the shipped data without one."""


def export(wanted: Wanted, tell: Tell = lambda _: None) -> bytes:
    """Return what is *wanted* as one document, the same bytes each time; *tell* is told how far a long export is."""
    form = wanted.form or "ttl"
    if form not in EXPORT_FORMATS:
        raise SourceError(f"no format is called {form!r}; expected one of {', '.join(EXPORT_FORMATS)}")
    if wanted.frame is not None and (form != "jsonld" or wanted.view is not None):
        raise SourceError("a frame arranges the graph as JSON-LD; expected the format jsonld and no view")
    if wanted.view is not None:
        return _view(wanted.view, wanted, tell)
    if wanted.geometry is not None:
        raise SourceError(f"{wanted.geometry}: only a map has shapes; expected the view geojson")
    frame = _frame(wanted.frame) if wanted.frame is not None else None
    document = _rdf(_chosen(wanted, tell), form, own_context() if form == "jsonld" else {}, tell)
    return document if frame is None else serialization.framed(document, frame)


def export_tables(wanted: Wanted, tell: Tell = lambda _: None) -> dict[str, bytes]:
    """Return the tables of what is *wanted*, with their CSVW description: name of the file to its content."""
    return views.written_tables(_dataset(wanted, tell))


def frames() -> dict[str, str]:
    """Return the kinds of things that JSON-LD can be framed by, each with its file."""
    folder = f"{resource_dir('ontology')}/frames"
    return {path[len(folder) + 1 :].removesuffix(".jsonld"): path for path in files_below(folder, ".jsonld")}


def rdflib_dataset(folder: Path | None = None) -> rdflib.Dataset:
    """Return a store or the shipped data as an rdflib Dataset, without what its union could not leave out."""
    return serialization.rdflib_dataset(quads_of(folder))


def stats(folder: Path | None = None) -> list[tuple[str, str, int]]:
    """Count what is in a store or the shipped data: (graph, class, number of things), sorted."""
    from collections import Counter

    counted: Counter[tuple[str, str]] = Counter()
    for quad in (*quads_of(folder), *derived_of(folder)):
        if quad.predicate.value == RDF.type and isinstance(quad.object, NamedNode):
            counted[graph_of(quad), quad.object.value] += 1
    return sorted((graph, class_, number) for (graph, class_), number in counted.items())


def _chosen(wanted: Wanted, tell: Tell) -> list[Quad]:
    choice = wanted.choice
    for name in choice:
        if name not in SELECTORS:
            hint = did_you_mean(name, SELECTORS) or f"expected one of {', '.join(SELECTORS)}"
            raise SourceError(f"nothing is selected by {name!r}; {hint}")
    quads = list(_counted(quads_of(wanted.store), tell))
    if _DERIVED in choice.get("graph", ()):
        quads += derived_of(wanted.store)
    return selected(_whole(wanted.store), quads, choice) if any(choice.values()) else quads


def _whole(folder: Path | None) -> Dataset:
    """Return a dataset whose default graph is the union of the others."""
    return _merged(store.open_shipped()) if folder is None else dataset_of(folder)


def _dataset(wanted: Wanted, tell: Tell) -> Dataset:
    if not any(wanted.choice.values()):
        return _whole(wanted.store)
    dataset = Dataset()
    by_graph: dict[str, list[Quad]] = {}
    for quad in _chosen(wanted, tell):
        by_graph.setdefault(graph_of(quad), []).append(quad)
    for graph, quads in by_graph.items():
        dataset.add((quad.triple for quad in quads), graph)
    return _merged(dataset)


def _merged(dataset: Dataset) -> Dataset:
    dataset.merge()
    return dataset


def _view(name: str, wanted: Wanted, tell: Tell) -> bytes:
    """Write a view: a graph in any RDF syntax, rows in the one format that its header names."""
    view = views.view_named(name)
    own = str(view.header["format"])
    if own not in EXPORT_FORMATS:
        if wanted.form is not None:
            raise SourceError(f"the view {name} makes no graph; expected it without a format")
        return views.written(view, _dataset(wanted, tell), wanted.geometry)
    if wanted.geometry is not None:
        raise SourceError(f"{wanted.geometry}: the view {name} has no shapes; expected the view geojson")
    triples = views.triples_of(view, _dataset(wanted, tell))
    return _rdf([Quad(*triple) for triple in triples], wanted.form or own, context_of(triples), tell)


def _rdf(quads: list[Quad], form: str, context: Context, tell: Tell) -> bytes:
    """Serialise *quads*, and say so if it takes long."""
    if len(quads) >= LONG:
        tell(f"writing {_spelled(len(quads))} statements")
    return written(quads, form, context)


def _frame(kind: str) -> Mapping[str, object]:
    known = frames()
    if kind not in known:
        hint = did_you_mean(kind, known) or f"expected one of {', '.join(known)}"
        raise SourceError(f"no frame is called {kind!r}; {hint}")
    frame: Mapping[str, object] = json.loads(read_bytes(known[kind]))
    return frame


def _counted(quads: Iterable[Quad], tell: Tell) -> Iterator[Quad]:
    for number, quad in enumerate(quads, start=1):
        if number % LONG == 0:
            tell(f"read {_spelled(number)} statements")
        yield quad


def _spelled(number: int) -> str:
    return f"{number:,}".replace(",", " ")
