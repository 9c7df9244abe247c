"""What a saved query costs as a cold command: a ratio to a bare Python start, both measured side by side.

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
from pathlib import Path
from statistics import median

import polgraph
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


def main(rounds: int) -> None:
    """Measure every saved query, each time beside a bare start, so that both meet the same noise."""
    compileall.compile_dir(str(Path(polgraph.__file__).parent), quiet=1)
    script = str(Path(sys.executable).with_name("polgraph"))
    commands = {name: [script, "query", name] for name in questions.saved_queries()}
    commands["rdflib, parse and one query"] = [sys.executable, "-c", RDFLIB]
    pairs: dict[str, list[tuple[Cost, Cost]]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            pairs[name].append((_cost(BARE), _cost(command)))
    bare_cpu, bare_wall = _medians([bare for found in pairs.values() for bare, _ in found])
    print(f"{'command':<40}{'cpu s':>8}{'wall s':>8}{'cpu ratio':>11}{'wall ratio':>12}   (medians of {rounds} rounds)")
    print(f"{'bare python':<40}{bare_cpu:>8.3f}{bare_wall:>8.3f}{1:>11.2f}{1:>12.2f}")
    for name, found in pairs.items():
        cpu, wall = _medians([cost for _, cost in found])
        beside_cpu, beside_wall = _medians([bare for bare, _ in found])
        print(f"{name:<40}{cpu:>8.3f}{wall:>8.3f}{cpu / beside_cpu:>11.2f}{wall / beside_wall:>12.2f}")


def _cost(command: list[str]) -> Cost:
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    with tempfile.TemporaryFile() as output:
        subprocess.run(command, check=True, stdout=output, cwd=Path(__file__).parents[1])
    after, end = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, end - start


def _medians(costs: list[Cost]) -> Cost:
    return median(cpu for cpu, _ in costs), median(wall for _, wall in costs)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
