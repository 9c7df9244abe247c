"""What a saved query or a validation costs as a cold command: a ratio to a bare Python start, measured side by side.

    python bench/startup.py [ROUNDS]

Prints the median CPU and wall seconds of each command and its ratio to a bare start. The modules are compiled first,
as an installed package has them; nothing here fails, for a ratio on a noisy machine is no test.
"""

from __future__ import annotations

import compileall
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import polgraph
from polgraph import store
from polgraph.pipeline import questions

RDFLIB = """
import glob, rdflib
graph = rdflib.Graph()
for folder in ("ontology", "data/ttl"):
    for path in glob.glob(folder + "/**/*.ttl", recursive=True):
        graph.parse(path)
list(graph.query("SELECT ?r WHERE { ?r a <https://w3id.org/polgraph/def#Release> }"))
"""
BARE = [sys.executable, "-c", "pass"]
Cost = tuple[float, float]


def table(rounds: int) -> Iterator[str]:
    """Measure every saved query, each time beside a bare start, so that both meet the same noise."""
    compileall.compile_dir(str(Path(polgraph.__file__).parent), quiet=1)
    script = str(Path(sys.executable).with_name("polgraph"))
    commands = {f"polgraph query {name}": [script, "query", name] for name in questions.saved_queries()}
    commands["polgraph validate, one release"] = [script, "validate", store.release_files()[0]]
    commands["rdflib, parse and one query"] = [sys.executable, "-c", RDFLIB]
    pairs: dict[str, list[tuple[Cost, Cost]]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            pairs[name].append((_cost(BARE), _cost(command)))
    bare_cpu, bare_wall = _medians([bare for found in pairs.values() for bare, _ in found])
    yield f"A fresh process each time, medians of {rounds} rounds; ratios are to a bare start just before each."
    yield ""
    yield "| command | CPU s | wall s | CPU ratio | wall ratio |"
    yield "|---|---:|---:|---:|---:|"
    yield f"| python -c pass | {bare_cpu:.3f} | {bare_wall:.3f} | 1.00 | 1.00 |"
    for name, found in pairs.items():
        cpu, wall = _medians([cost for _, cost in found])
        beside_cpu, beside_wall = _medians([bare for bare, _ in found])
        yield f"| {name} | {cpu:.3f} | {wall:.3f} | {cpu / beside_cpu:.2f} | {wall / beside_wall:.2f} |"


def _cost(command: list[str]) -> Cost:
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    with tempfile.TemporaryFile() as output:
        subprocess.run(command, check=True, stdout=output, cwd=Path(__file__).parents[1])
    after, end = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, end - start


def _medians(costs: list[Cost]) -> Cost:
    return median(cpu for cpu, _ in costs), median(wall for _, wall in costs)


if __name__ == "__main__":
    print("\n".join(table(int(sys.argv[1]) if len(sys.argv) > 1 else 15)))
