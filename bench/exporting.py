"""Writing a graph: polgraph's sorted formats beside those of rdflib."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph
from bench.measuring import Work, cpu

from polgraph import serialization
from polgraph.engine import serialise
from polgraph.namespaces import PREFIXES

THEIRS = {"N-Quads": "nquads", "N-Triples": "nt", "TriG": "trig", "Turtle": "turtle"}


def table(path: Path, *, with_rdflib: bool) -> Iterator[str]:
    """Write the quads of *path* in each format, and yield the lines of a table."""
    quads = list(pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.N_QUADS))
    triples = [quad.triple for quad in quads]
    ours: dict[str, Work] = {
        "Turtle": lambda: len(serialization.to_turtle(triples)),
        "N-Quads": lambda: len(serialise(quads, "nq", {})),
        "N-Triples": lambda: len(serialise(quads, "nt", {})),
        "TriG": lambda: len(serialise(quads, "trig", PREFIXES)),
    }
    costs = {name: cpu(work, 3) for name, work in ours.items()}
    theirs: dict[str, float] = {}
    if with_rdflib:
        graph, dataset = serialization.rdflib_graph(triples), serialization.rdflib_dataset(quads)
        for name, form in THEIRS.items():
            source = dataset if name in ("N-Quads", "TriG") else graph
            theirs[name] = cpu(lambda g=source, f=form: len(g.serialize(format=f, encoding="utf-8")), 0).median
    yield f"Writing {len(quads):,} quads, CPU seconds. Ours are sorted; of rdflib's only Turtle and TriG are."
    yield ""
    yield "| | MB | polgraph | rdflib | ÷ polgraph | rdflib's Turtle ÷ polgraph |"
    yield "|---|---:|---:|---:|---:|---:|"
    for name, cost in costs.items():
        beside = "– | – | –"
        if theirs:
            beside = f"{theirs[name]:.2f} | {theirs[name] / cost.median:.1f} | {theirs['Turtle'] / cost.median:.1f}"
        yield f"| {name} | {cost.result / 1e6:.1f} | {cost.median:.2f} | {beside} |"
