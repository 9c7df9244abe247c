"""Whether all give the same answers: each query is asked each way, and the rows are counted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bench.serving.client import Connection
from bench.serving.mix import WAYS, Asking, Way, askings, rows

if TYPE_CHECKING:
    from bench.serving.servers import Server

CAP = 10.0  # seconds that an answer may take; else the query is left out for all


def agreed(every: Mapping[str, Server]) -> tuple[list[Asking], list[str]]:
    """Return what every way answers in time, and remarks on what one does not, or answers otherwise."""
    mix, remarks = [], []
    for asking in askings():
        found = {way.name: _rows(every[way.server], way, asking) for way in WAYS if not way.revalidates}
        refused = [f"{name}: {told}" for name, told in found.items() if isinstance(told, str)]
        if refused:
            remarks.append(f"`{asking}` is left out. {'; '.join(refused)}.")
            continue
        mix.append(asking)
        if len(set(found.values())) > 1:
            remarks.append(f"`{asking}`: not the same number of rows: {found}.")
    return mix, ["", *remarks] if remarks else []


def _rows(server: Server, way: Way, asking: Asking) -> int | str:
    """Return how many rows come, or why none do; start a server anew that may still be at it."""
    connection = Connection(server.port, CAP)
    try:
        reply = connection.ask(way.write(server.port, asking, b""))
        return rows(b"".join(reply.parts)) if reply.status == 200 else f"status {reply.status}"
    except TimeoutError:
        server.stop()
        server.start()
        return f"no answer in {CAP:g} s"
    finally:
        connection.close()
