"""How long a small query takes while many that never end run at once."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from statistics import median
from typing import TYPE_CHECKING

from bench.serving.client import Connection
from bench.serving.mix import ASK, RUNAWAY

if TYPE_CHECKING:
    from bench.serving.servers import Server

NUMBER = 12
ALONE, BESIDE = 1.0, 8.0  # seconds that small queries are asked: without runaways, and beside them
PATIENCE = 30.0  # seconds that a small query is waited for
_PAUSE = 0.02  # seconds between two small queries: a person, not a load


@dataclass
class Asked:
    """What came of queries: the milliseconds of each that was answered, and how many ended otherwise."""

    milliseconds: list[float] = field(default_factory=list)
    others: Counter[str] = field(default_factory=Counter)

    def ask(self, server: Server, sparql: str, patience: float) -> None:
        """Ask on a new connection, as a newcomer does, and write down what comes of it."""
        start = time.perf_counter()
        try:
            connection = Connection(server.port, patience)
            status = connection.ask(server.ask(sparql)).status
            connection.close()
        except OSError:
            self.others[f"not in {patience:g} s"] += 1
            return
        if status == 200:
            self.milliseconds.append((time.perf_counter() - start) * 1000)
        else:
            self.others[str(status)] += 1


def table(servers: Mapping[str, Server]) -> Iterator[str]:
    """Let queries run away in each server, and yield the lines of a table; no server is of use afterwards."""
    yield f"An `ASK` on a connection of its own, alone and beside {NUMBER} queries that count a cross product of the"
    yield f"whole graph, for {BESIDE:g} s or until one is not answered in {PATIENCE:g} s; milliseconds."
    yield ""
    yield "| | alone | beside: answered | median | most | others | what came of the runaways meanwhile |"
    yield "|---|---:|---:|---:|---:|---|---|"
    for server in servers.values():
        alone, small, runaways = _beside(server)
        server.stop()
        found = small.milliseconds
        cells = [f"{median(found):,.1f}", f"{max(found):,.0f}"] if found else ["–", "–"]
        others = (_listed(counts) for counts in (small.others, runaways))
        line = [server.name, f"{median(alone.milliseconds):.1f}", f"{len(found):,}", *cells, *others]
        yield f"| {' | '.join(line)} |"


def _beside(server: Server) -> tuple[Asked, Asked, Counter[str]]:
    alone, small, runaways = Asked(), Asked(), Asked()
    _ask_small(server, alone, ALONE)
    for n in range(NUMBER):
        words = (server, f"{RUNAWAY} # {n}", PATIENCE * 2)
        threading.Thread(target=runaways.ask, args=words, daemon=True).start()
    time.sleep(1)  # until all of them run
    _ask_small(server, small, BESIDE)
    ends = Counter({**runaways.others, "answered": len(runaways.milliseconds)})
    ends["still running"] = NUMBER - ends.total()
    return alone, small, ends


def _ask_small(server: Server, asked: Asked, seconds: float) -> None:
    end = time.perf_counter() + seconds
    while (now := time.perf_counter()) < end:
        asked.ask(server, f"{ASK} # {now}", PATIENCE)  # none that was answered before
        time.sleep(_PAUSE)


def _listed(counts: Counter[str]) -> str:
    return ", ".join(f"{name}: {number}" for name, number in counts.items() if number) or "–"
