"""Ask a service all kinds of things for long, the hostile ones among them, and see whether it grows.

    python -m tests.service.soak [SECONDS]

Rounds of requests by several clients at once; after each, when all is quiet, memory and descriptors are counted.
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from tests.hostile.service import queries, raw, rdf, texts
from tests.hostile.service.case import Hostile, request
from tests.hostile.service.watched import WORKERS, Watched, becomes, processes_below, watched

CLIENTS = 4
PAUSE = 2.0  # seconds from the begin of a round to that of the next, at least
GROWTH = 0.1
REPLACED = 2 * WORKERS  # descriptors of children whose end nobody has looked at yet
WARM = 0.25  # the part of the rounds that warms up
_LATE = {507: 504}
"""On a busy machine the time of a query may be over before its memory is."""
PLAIN = {
    "ask": "ASK { ?s ?p ?o }",
    "classes": "SELECT ?class (COUNT(*) AS ?n) { ?s a ?class } GROUP BY ?class ORDER BY ?class",
    "labels": "SELECT ?s ?label { ?s rdfs:label ?label } ORDER BY ?s ?label LIMIT 500",
    "all": "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "describe": "DESCRIBE ?s { ?s a ?class } LIMIT 5",
}
READS = {
    "/": 200,
    "/absent": 404,
    "/api/ask?q=figures+of+Mangystau": 200,
    "/api/queries": 200,
    "/api/queries/deputy-ministers-at-regional-meetings": 200,
    "/api/queries/figures-of-a-region?region=KZ-47&lang=ru": 200,
    "/catalog": 200,
    "/def.html": 200,
    "/health": 200,
    "/id/region/KZ-47": 200,
    "/id/region/KZ-47.html": 200,
    "/id/region/KZ-47.jsonld": 200,
    "/sparql": 200,
}
RUNAWAY, APART = "query: a product", 8
"""What runs to the limit, once in so many rounds."""
HOSTILE = ("query: a doubled string", "query: after true", "query: deep groups", "two lengths", "many headers", "noise")  # fmt: skip


class Size(NamedTuple):
    """Megabytes of the service's own process and of all together, and the descriptors of the former."""

    own: float
    together: float
    descriptors: int


@dataclass
class Soaked:
    """What was seen: the *sizes* after each round, how many answers came, and those that nobody expected."""

    sizes: list[Size] = field(default_factory=list)
    answers: Counter[int] = field(default_factory=Counter)
    unexpected: list[str] = field(default_factory=list)

    def grown(self) -> Size:
        """Return how much more the least of the later half is than that of the earlier, once all was warm."""
        warm = self.sizes[int(len(self.sizes) * WARM) :]
        half = max(1, len(warm) // 2)
        before, after = (Size(*map(min, zip(*part, strict=True))) for part in (warm[:half], warm[-half:]))
        return Size(
            after.own / before.own - 1, after.together / before.together - 1, after.descriptors - before.descriptors
        )

    def faults(self) -> list[str]:
        """Return what should not be: answers that nobody expected, and growth."""
        grown = self.grown()
        grows = max(grown.own, grown.together) >= GROWTH or grown.descriptors > REPLACED
        return [*self.unexpected, *[f"it grows: {self}"] * grows]

    def __str__(self) -> str:
        last = self.sizes[-1]
        grown = self.grown()
        return (
            f"{len(self.sizes)} rounds, {self.answers.total()} answers {dict(sorted(self.answers.items()))}\n"
            f"the service {last.own:.0f} MB, all together {last.together:.0f} MB, {last.descriptors} descriptors\n"
            f"since it was warm: {grown.own:+.1%}, {grown.together:+.1%}, {grown.descriptors:+d} descriptors\n"
            f"{len(self.unexpected)} unexpected answers {self.unexpected[:5]}"
        )


def mix(number: int) -> list[Hostile]:
    """Return what is asked in the round of that *number*."""
    known = {case.name: case for case in (*queries.CASES, *raw.CASES, *rdf.CASES, *texts.CASES)}
    plain = [Hostile(name, request(f"GET /sparql?query={quote(text)}"), 200) for name, text in PLAIN.items()]
    reads = [Hostile(path, request(f"GET {path}"), status) for path, status in READS.items()]
    return [*plain * 2, *reads, *(known[name] for name in HOSTILE), *[known[RUNAWAY]] * (number % APART == 0)]


def soak(seconds: float) -> Soaked:
    """Ask for that long."""
    seen, dice = Soaked(), random.Random(7)
    with watched("--query-seconds=3", "--memory=100") as service, ThreadPoolExecutor(CLIENTS) as threads:
        until = time.monotonic() + seconds
        while time.monotonic() < until or not seen.sizes:
            began = time.monotonic()
            asked = mix(len(seen.sizes))
            dice.shuffle(asked)
            for case, told in zip(asked, threads.map(lambda each: _status(service, each), asked), strict=True):
                seen.answers[told] += 1
                if told not in (case.status, _LATE.get(case.status)):
                    seen.unexpected.append(f"{case.name}: {told}")
            service.assert_unharmed()
            assert becomes(lambda: len(processes_below(service.service.process.pid)) == service.processes)
            time.sleep(max(1.0, began + PAUSE - time.monotonic()))
            seen.sizes.append(_size(service.service.process.pid))
    return seen


def _status(service: Watched, case: Hostile) -> int:
    answers = service.ask(case.sent)
    return answers[0].status if answers and answers[0].whole else 0


def _size(process: int) -> Size:
    descriptors = len(list(Path(f"/proc/{process}/fd").iterdir()))
    shares = [_kilobytes(one, "smaps_rollup", "Pss") for one in (process, *processes_below(process))]
    return Size(_kilobytes(process, "status", "VmRSS") / 1024, sum(shares) / 1024, descriptors)


def _kilobytes(process: int, file: str, name: str) -> int:
    found = re.search(
        rf"^{name}:\s+(\d+) kB", Path(f"/proc/{process}/{file}").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert found
    return int(found[1])


if __name__ == "__main__":
    soaked = soak(float(sys.argv[1]) if len(sys.argv) > 1 else 20)
    print(soaked)
    sys.exit(bool(soaked.faults()))
