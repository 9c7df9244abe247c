"""What polgraph and the Oxigraph server score, side by side; or how another server keeps the rules.

    python -m tests.conformance                  the suite of the W3C, by group
    python -m tests.conformance protocol         the rules of the protocols, by level and topic
    python -m tests.conformance protocol URL     the same of the server with this query address, whose data is replaced;
                                                 its token is in POLGRAPH_TOKEN

Below the table stands what is failed, with what was answered.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from tests.conformance import ruling, suite
from tests.conformance.client import Server, connected
from tests.conformance.running import run
from tests.conformance.servers import SERVERS

WAYS = {"refused": "refused", "value": "by value"}
CACHE = Path(gettempdir()) / "w3c-sparql-rdflib-7.6.0"


@dataclass(frozen=True)
class Line:
    """How one test or rule ended; *why* is empty if it ended well, though perhaps in a way to be told."""

    group: str
    name: str
    why: str
    way: str = ""


def main(arguments: list[str]) -> None:
    of, *address = arguments or ["suite"]
    lines = {"suite": _suite, "protocol": _protocol}[of]
    with ExitStack() as stack:
        if address:
            token = os.environ.get("POLGRAPH_TOKEN")
            servers = {address[0]: stack.enter_context(connected(address[0], token))}
        else:
            servers = {name: stack.enter_context(start(_folder(stack))) for name, start in SERVERS.items()}
        _print({name: list(lines(server)) for name, server in servers.items()})


def _folder(stack: ExitStack) -> Path:
    return Path(stack.enter_context(TemporaryDirectory()))


def _suite(server: Server) -> Iterable[Line]:
    CACHE.mkdir(exist_ok=True)
    for outcome in run(suite.cases(suite.fetched(CACHE)), server):
        case, why = outcome.case, "" if outcome.passed else outcome.answered
        yield Line(f"{case.part}: {case.group}", case.name, why, WAYS.get(outcome.ended, ""))


def _protocol(server: Server) -> Iterable[Line]:
    for rule, broken in ruling.judged(server):
        yield Line(f"{rule.level}: {rule.topic}", f"{rule.name} ({rule.section})", broken or "")


def _print(found: dict[str, list[Line]]) -> None:
    groups = sorted({line.group for lines in found.values() for line in lines})
    parts = sorted({group.partition(":")[0] for group in groups})
    print("| |", " | ".join(found), "|\n| --- |", " --- |" * len(found))
    for wanted in [*groups, *parts]:
        print(f"| {wanted} |", " | ".join(_score(lines, wanted) for lines in found.values()), "|")
    for name, lines in found.items():
        print(
            f"\nFailed by {name}:",
            *(f"- {line.group}: {line.name}: {line.why}" for line in lines if line.why),
            sep="\n",
        )


def _score(lines: list[Line], wanted: str) -> str:
    """Count the lines of a group, or of all groups whose names begin with it and a colon."""
    own = [line for line in lines if wanted in (line.group, line.group.partition(":")[0])]
    ways = Counter(line.way for line in own if line.way)
    told = ", ".join(f"{times} {way}" for way, times in sorted(ways.items()))
    return f"{sum(not line.why for line in own)}/{len(own)}" + (f" ({told})" if told else "")


if __name__ == "__main__":
    main(sys.argv[1:])
