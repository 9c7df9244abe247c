"""Saved queries over HTTP, from processes of their own: polgraph, the Oxigraph server and rdflib-endpoint in one run.

    python -m bench.serving [RELEASES]
    python -m bench.serving >> docs/en/explanation/benchmarks.md

Over the shipped data, or over a store that has taken so many invented releases in. The ways take turns, so that noise
hits all alike; every connection sends the whole mix in an order of its own, as often as goes. Nothing here fails, for a
time on a noisy machine is no test; but that all give the same rows is checked, and told.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator, Mapping
from multiprocessing import get_context
from multiprocessing.pool import Pool
from statistics import median

from bench.serving import loads, runaways
from bench.serving.agreement import agreed
from bench.serving.prepared import prepared
from bench.serving.servers import Server, install_rdflib_endpoint, servers


def main(size: int) -> None:
    """Print every table as soon as it is there."""
    install_rdflib_endpoint()
    data = prepared(size)
    every = servers(data.quads, data.loaded, data.store)
    with get_context("fork").Pool(max(loads.CONNECTIONS)) as clients:
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that the servers are stopped too; clients just end
        try:
            for line in _report(size, every, clients):
                print(line, flush=True)
        finally:
            for server in every.values():
                server.stop()


def _report(size: int, every: Mapping[str, Server], clients: Pool) -> Iterator[str]:
    before = os.getloadavg()[0]
    starts = _started(every)
    mix, remarks = agreed(every)
    driver = loads.Driver(clients, every)
    found = loads.loads(driver, mix)
    yield "## Served over HTTP"
    yield ""
    yield f"`python -m bench.serving{f' {size}' if size else ''}`, {time.strftime('%Y-%m-%d', time.gmtime())}:"
    yield f"{len(mix)} requests in the mix, {loads.ROUNDS} rounds of at least {loads.SECONDS:g} s each way,"
    yield f"on {os.cpu_count()} cores of which other work had {before:.1f} just before."
    yield from remarks
    yield ""
    yield from loads.table(found)
    yield ""
    yield "| | start until the first answer, s | most memory, MB (PSS of all its processes) |"
    yield "|---|---:|---:|"
    for name in every:
        yield f"| {name} | {median(starts[name]):.2f} | {driver.memory[name]:,.0f} |"
    yield ""
    yield from runaways.table(every)


def _started(every: Mapping[str, Server]) -> dict[str, list[float]]:
    """Start each server some times in turn, and leave it running; return the seconds until the first answer."""
    found: dict[str, list[float]] = {name: [] for name in every}
    for _ in range(loads.ROUNDS):
        for name, server in every.items():
            server.stop()
            found[name].append(server.start())
    return found


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 0)
