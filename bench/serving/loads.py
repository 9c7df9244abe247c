"""The mix of saved queries, sent by one connection and by several, to each way in turn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from multiprocessing.pool import AsyncResult, Pool
from statistics import geometric_mean, median, quantiles
from typing import TYPE_CHECKING

from bench.serving import processes
from bench.serving.client import Connection, Driven, drive
from bench.serving.mix import WAYS, Asking, Way

if TYPE_CHECKING:
    from bench.serving.servers import Server

CONNECTIONS = (1, 4)
ROUNDS = 3
SECONDS = 4.0  # of a round; a connection ends its mix
SAMPLE = 1.0  # seconds between two looks at the memory


@dataclass
class Load:
    """What a way has shown in all rounds with a number of connections."""

    rates: list[float] = field(default_factory=list)
    latencies: list[tuple[int, float]] = field(default_factory=list)
    wrong: list[int] = field(default_factory=list)
    cpu: float = 0.0
    client_cpu: float = 0.0
    seconds: float = 0.0

    def rate(self) -> float:
        """Return the answers a second, the median of the rounds."""
        return median(self.rates)

    def percentile(self, number: int) -> float:
        """Return the latency, in milliseconds, that *number* of a hundred answers do not pass."""
        return quantiles((seconds for _, seconds in self.latencies), n=100)[number - 1] * 1000

    def middle(self) -> float:
        """Return the geometric mean of the median latency of each query, in which no slow query outweighs others."""
        of_each: dict[int, list[float]] = {}
        for n, seconds in self.latencies:
            of_each.setdefault(n, []).append(seconds * 1000)
        return geometric_mean(map(median, of_each.values()))

    def add(self, driven: Sequence[Driven], cpu: float) -> None:
        """Add a round: what each connection has seen, and the CPU seconds of the server."""
        self.rates.append(sum(len(one.latencies) / one.seconds for one in driven))
        for one in driven:
            self.latencies += one.latencies
            self.wrong += one.wrong
            self.client_cpu += one.cpu
            self.seconds += one.seconds
        self.cpu += cpu


class Driver:
    """Client processes, and the most memory that each server had while they asked."""

    def __init__(self, clients: Pool, servers: Mapping[str, Server]) -> None:
        self._clients, self._servers = clients, servers
        self.memory = dict.fromkeys(servers, 0.0)

    def drive(self, way: Way, mix: Sequence[Asking], connections: int, seconds: float) -> tuple[list[Driven], float]:
        """Send the whole *mix* again and again over each connection; return what they saw, and the server's CPU."""
        server = self._servers[way.server]
        requests = _written(way, server, mix)
        expected = 304 if way.revalidates else 200
        before = processes.cpu_seconds(server.pid)
        jobs = [(server.port, requests, seconds, expected, seed) for seed in range(connections)]
        found: AsyncResult[list[Driven]] = self._clients.starmap_async(drive, jobs, chunksize=1)
        while not found.ready():
            found.wait(SAMPLE)
            self.memory[server.name] = max(self.memory[server.name], processes.megabytes(server.pid))
        return found.get(), processes.cpu_seconds(server.pid) - before


def loads(driver: Driver, mix: Sequence[Asking]) -> dict[tuple[str, int], Load]:
    """Drive every way with each number of connections, turn by turn; the first turn only warms up."""
    found = {(way.name, number): Load() for way in WAYS for number in CONNECTIONS}
    for way in WAYS:
        driver.drive(way, mix, max(CONNECTIONS), 0.1)
    for _ in range(ROUNDS):
        for number in CONNECTIONS:
            for way in WAYS:
                found[way.name, number].add(*driver.drive(way, mix, number, SECONDS))
    return found


def table(found: Mapping[tuple[str, int], Load]) -> Iterator[str]:
    """Yield the lines of a table, and how busy the clients were."""
    yield "A client is a process with one connection. Answers a second, beside the Oxigraph server's and"
    yield "rdflib-endpoint's. Milliseconds of an answer; “mean” is the geometric mean of the medians of the queries,"
    yield "beside theirs. CPU milliseconds of the server for an answer, which are the seconds for 1,000. How many"
    yield "answers had another status than expected."
    yield ""
    yield "| | clients | answers/s | ÷ Oxigraph | ÷ rdflib | p50 | p99 | mean | ÷ Oxigraph | ÷ rdflib | CPU | wrong |"
    yield "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|"
    oxigraph, rdflib = (way.name for way in WAYS[:2])
    for (name, number), load in found.items():
        peers = [found[peer, number] for peer in (oxigraph, rdflib)]
        rates = [f"{load.rate():,.0f}", *(f"{load.rate() / peer.rate():.2f}" for peer in peers)]
        means = [f"{load.middle():.2f}", *(f"{load.middle() / peer.middle():.3f}" for peer in peers)]
        percentiles = [f"{load.percentile(50):.2f}", f"{load.percentile(99):,.2f}"]
        cpu = f"{load.cpu / len(load.latencies) * 1000:.2f}"
        yield f"| {name} | {number} | {' | '.join([*rates, *percentiles, *means, cpu])} | {len(load.wrong):,} |"
    yield ""
    busiest = max(found.values(), key=lambda load: load.client_cpu / load.seconds)
    share, cost = busiest.client_cpu / busiest.seconds, busiest.client_cpu / len(busiest.latencies)
    yield f"A client process was busy for {share:.0%} of its time at most, {cost * 1000:.2f} ms CPU a request there."


def _written(way: Way, server: Server, mix: Sequence[Asking]) -> list[bytes]:
    """Write the requests of a way; those that revalidate name the answer that the server gave just before."""
    plain = [way.write(server.port, asking, b"") for asking in mix]
    if not way.revalidates:
        return plain
    connection = Connection(server.port)
    etags = [connection.ask(request).etag for request in plain]
    connection.close()
    return [way.write(server.port, asking, etag) for asking, etag in zip(mix, etags, strict=True)]
