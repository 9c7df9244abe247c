"""Loading: the same N-Quads files into polgraph and its peers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from bench.measuring import Cost, cpu, wall
from bench.peers import Engine, Peer, Polgraph, Server


def table(files: tuple[Path, Path], peers: Mapping[str, Peer]) -> Iterator[str]:
    """Load *files* into each of *peers*, and yield the lines of a table."""
    number = sum(path.read_bytes().count(b"\n") for path in files)
    yield f"Loading {number:,} quads from N-Quads, CPU seconds; the server loads onto its disk, in seconds that pass."
    yield ""
    yield "| | seconds | quads a second | ÷ pyoxigraph |"
    yield "|---|---:|---:|---:|"
    costs = {name: _cost(peer, files) for name, peer in peers.items()}
    for name, cost in costs.items():
        ratio = cost.median / costs["pyoxigraph"].median
        yield f"| {name} | {cost.median:.2f} | {number / cost.median:,.0f} | {ratio:.2f} |"


def _cost(peer: Peer, files: tuple[Path, Path]) -> Cost:
    def work() -> int:
        peer.load(*files)
        return 0

    measure = wall if isinstance(peer, Server) else cpu
    return measure(work, 3 if isinstance(peer, Polgraph | Engine) else 0)
