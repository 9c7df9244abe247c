"""Choose a part of the graph: the claims that the files of queries/views/select choose, and all that they lead to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from polgraph.engine import Dataset, NamedNode, Quad
from polgraph.errors import SourceError
from polgraph.namespaces import BASE
from polgraph.pipeline.values import bound
from polgraph.queries import QueryRegistry
from polgraph.resources import resource_dir

SELECTORS = ("graph", "period", "person", "region", "release", "year")
GRAPHS = f"{BASE}graph/"
Choice = Mapping[str, Sequence[str]]


def selected(dataset: Dataset, quads: list[Quad], choice: Choice) -> list[Quad]:
    """Return those of *quads* that *choice* selects; SourceError if there are none.

    Values of one selector add up, different selectors narrow down; what is selected leads nowhere out of the selection.
    Graphs are named by what follows graph/ in their IRIs, and are cut out last, as they are.
    """
    graphs, things = (
        choice.get("graph", ()),
        {name: choice[name] for name in choice if name != "graph" and choice[name]},
    )
    if graphs:
        _refuse_unknown_graphs(quads, graphs)
    if things:
        reached = _reached(dataset, _things(dataset, things))
        quads = [quad for quad in quads if quad.subject in reached]
    if graphs:
        quads = [quad for quad in quads if graph_of(quad).removeprefix(GRAPHS) in graphs]
    if not quads:
        told = ", ".join(f"{name} {' or '.join(values)}" for name, values in sorted(choice.items()) if values)
        raise SourceError(f"nothing here is about {told}; expected a selection that holds something")
    return quads


def graph_of(quad: Quad) -> str:
    """Return the IRI of the graph that *quad* is in, or nothing for the graph without a name."""
    return quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else ""


def _refuse_unknown_graphs(quads: list[Quad], graphs: Iterable[str]) -> None:
    known = sorted({graph_of(quad).removeprefix(GRAPHS) for quad in quads})
    for name in graphs:
        if name not in known:
            raise SourceError(f"no graph is called {name!r}; expected one of {', '.join(known)}")


def _things(dataset: Dataset, choice: Choice) -> set[object]:
    """Return what every selector of *choice* chooses."""
    selectors = QueryRegistry(f"{resource_dir('queries')}/views/select")
    chosen: list[set[object]] = []
    for name, values in choice.items():
        asked = (bound(dataset, selectors[name], {name: value}) for value in values)
        chosen.append({thing for sparql in asked for (thing,) in dataset.select(sparql).rows})
    return set.intersection(*chosen)


def _reached(dataset: Dataset, things: set[object]) -> set[object]:
    """Return *things* and all that they lead to, however far."""
    links: dict[object, list[object]] = defaultdict(list)
    follow = QueryRegistry(f"{resource_dir('queries')}/views/select")["links"]
    for start, end in dataset.select(follow.text).rows if things else ():
        links[start].append(end)
    reached, next_ones = set(things), list(things)
    while next_ones:
        news = {end for start in next_ones for end in links.get(start, ())} - reached
        reached |= news
        next_ones = list(news)
    return reached
