"""Validation: whole graphs and one release, beside pySHACL.

python -m bench.validating [RELEASES ...]
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pyoxigraph
from bench.generator.dataset import made, triples
from bench.measuring import Cost, capped, cpu, milliseconds, peak

from polgraph import store
from polgraph.engine import Quad, parse_file
from polgraph.engine.merged import MergedGraph
from polgraph.namespaces import SH
from polgraph.pipeline import checks
from polgraph.shacl import reference, screened
from polgraph.shacl.compiled import Validator

PYSHACL_SECONDS = 300.0
RELEASES = 20
_FEW, _PYSHACL_UP_TO = 60, 2000  # releases


def whole(path: Path, *, with_pyshacl: bool) -> Iterator[str]:
    """Validate the N-Triples of *path* by all shapes and by those without SPARQL, and yield the lines of a table."""
    shapes = _shapes()
    core = [quad for quad in shapes if quad.predicate.value != SH.sparql]
    context = [quad for file, _ in store.vocabulary_files() for quad in parse_file(file)]
    graph = MergedGraph()
    load = cpu(lambda: _load(graph, path), 0)
    yield f"Validating {len(graph):,} triples, CPU seconds; a run of pySHACL ends after {PYSHACL_SECONDS:g}."
    yield ""
    yield "| shapes | constraints | load | polgraph judges | both | pySHACL | ÷ polgraph | results |"
    yield "|---|---:|---:|---:|---:|---:|---:|---:|"
    graph.add_merged(context)
    for name, wanted in (("core and SPARQL", shapes), ("core", core)):
        ours = cpu(lambda wanted=wanted: len(set(screened.judged(graph, wanted, tuple, respelled=False).results)), 0)
        theirs = _by_pyshacl(path, context, wanted) if with_pyshacl else None
        yield _line(name, _constraints(wanted), load, ours, theirs)
    yield ""
    yield f"Most memory of all that: {peak():,.0f} MB, with all shapes, and before pySHACL, which runs in a copy."


def one_release(path: Path) -> Iterator[str]:
    """Validate releases of *path* one by one, shapes and context being ready, and yield the lines of a table."""
    shapes = _shapes()
    context, releases = _split(path)
    validator = Validator(shapes, context)
    ours = [cpu(lambda release=release: len(validator.results(release)), 5) for release in releases]
    theirs = capped([lambda: len(reference.found_in([*releases[0], *context], shapes))], 3, PYSHACL_SECONDS)
    found = sorted(cost.median for cost in ours)
    middle = found[len(found) // 2]
    yield f"One release ({min(map(len, releases))} to {max(map(len, releases))} quads) at a time, milliseconds of CPU."
    yield ""
    yield "| | least | middle | most | pySHACL | ÷ polgraph |"
    yield "|---|---:|---:|---:|---:|---:|"
    beside = f"{milliseconds(theirs[0])} | {theirs[0].median / middle:,.0f}" if theirs else "– | –"
    least, most = found[0] * 1000, found[-1] * 1000
    yield f"| {len(releases)} releases | {least:.1f} | {middle * 1000:.1f} | {most:.1f} | {beside} |"


def _line(name: str, constraints: int, load: Cost, ours: Cost, theirs: Cost | None) -> str:
    both = load.median + ours.median
    beside = f"{theirs.median:.1f} | {theirs.median / both:,.0f}" if theirs else "– | –"
    return f"| {name} | {constraints} | {load.median:.2f} | {ours.median:.2f} | {both:.2f} | {beside} | {ours.result} |"


def _by_pyshacl(path: Path, context: Sequence[Quad], shapes: Sequence[Quad]) -> Cost | None:
    def work() -> int:
        data = list(pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.N_TRIPLES))
        return len(reference.found_in([*data, *context], list(shapes)))

    found = capped([work], 0, PYSHACL_SECONDS)
    return found[0] if found else None


def _load(graph: MergedGraph, path: Path) -> int:
    graph.load(path, "nt")
    return len(graph)


def _split(path: Path) -> tuple[list[Quad], list[list[Quad]]]:
    """Return what releases refer to, and some releases."""
    graphs: dict[str, list[Quad]] = {}
    for quad in pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.N_QUADS):
        graphs.setdefault(str(quad.graph_name), []).append(quad)
    releases = [quads for name, quads in sorted(graphs.items()) if "/release/" in name]
    others = [quad for name, quads in graphs.items() if "/release/" not in name for quad in quads]
    context = [quad for file, _ in store.vocabulary_files() for quad in parse_file(file)]
    return [*context, *others], releases[:RELEASES]


def _shapes() -> list[Quad]:
    return [quad for file in checks._shape_files() for quad in parse_file(file)]


def _constraints(shapes: Sequence[Quad]) -> int:
    return sum(quad.predicate.value in (SH.property, SH.sparql) for quad in shapes)


def main(sizes: Sequence[int]) -> None:
    """Print the tables of validation alone, as Markdown."""
    print("# Benchmarks of validation\n")
    command = f"python -m bench.validating {' '.join(map(str, sizes))}"
    print(f"`{command}`, {time.strftime('%Y-%m-%d', time.gmtime())}, {os.cpu_count()} cores.", end=" ")
    print("pySHACL prepares each query once here (`shacl/reference.py`), which it does not do by itself.\n")
    for line in one_release(made(_FEW)):
        print(line, flush=True)
    for size in sizes:
        print(f"\n## {size:,} invented releases\n", flush=True)
        for line in whole(triples(made(size)), with_pyshacl=size <= _PYSHACL_UP_TO):
            print(line, flush=True)


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or [1000])
