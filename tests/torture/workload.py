"""What is done to a store, step by step: the same for the same seed, and known after any number of steps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from hashlib import sha256
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from bench.generator.dice import Dice
from bench.generator.scenes import invent
from bench.generator.world import World
from pyoxigraph import Quad, RdfFormat, Store, Triple, parse

from polgraph.engine import instant
from polgraph.errors import SourceError
from polgraph.pipeline.releases import release_turtle, shipped_lexicon
from polgraph.pipeline.stores import caring, keeping, storing
from polgraph.pipeline.stores.gathering import Found
from polgraph.pipeline.stores.keeping import Kept
from polgraph.pipeline.stores.readings import Reading

RELEASES, VERSIONS = 8, 3
START = datetime(2026, 1, 1, tzinfo=UTC)
ADDRESSES = ("", "", "https://example.kz/1", "https://example.kz/2")
PUT, REMOVE = "put", "remove"
State = Mapping[str, tuple[int, int]]
"""For each release in a store its version, and the number of the step that put it there."""


@dataclass(frozen=True)
class Material:
    """A release: its text, and the versions of its graph."""

    name: str
    text: bytes
    address: str
    """Where it was found, if on the web; some share one, and revise each other."""
    turtles: tuple[bytes, ...]

    @cached_property
    def graphs(self) -> list[frozenset[Triple]]:
        """What a store must give back of each version."""
        return [as_engine_has(turtle) for turtle in self.turtles]

    def version_of(self, triples: Sequence[Triple]) -> int:
        """Tell which version *triples* are; an AssertionError if they are none, whole."""
        assert frozenset(triples) in self.graphs, f"{self.name}: {len(triples)} triples are no version of it"
        return self.graphs.index(frozenset(triples))


@dataclass(frozen=True)
class Step:
    """Put a version of a release into a store, or take the release out; *number* orders the steps of all runs."""

    verb: str
    name: str
    version: int
    number: int

    def after(self, state: State) -> State:
        """Return what a store of *state* holds after it."""
        others = {name: version for name, version in state.items() if name != self.name}
        return others | {self.name: (self.version, self.number)} if self.verb == PUT else others

    def during(self, state: State) -> list[State]:
        """Return what a store of *state* may hold if the step was begun.

        A text that is there already may be known to have been found again, and not be read again yet.
        """
        found = {**state, self.name: (state[self.name][0], self.number)} if self.name in state else state
        return [state, found if self.verb == PUT else state, self.after(state)]


class Materials:
    """The releases of a workload, kept in a folder."""

    def __init__(self, folder: Path) -> None:
        self.all = {path.stem: _read(path) for path in sorted(folder.glob("*.txt"))}

    def steps(self, seed: int, first: int = 0) -> Iterator[Step]:
        """Yield steps without end."""
        dice, names = Dice(seed, "steps"), sorted(self.all)
        while True:
            verb = REMOVE if dice.chance(0.2) else PUT
            yield Step(verb, dice.pick(names), dice.below(VERSIONS), first)
            first += 1

    def do(self, steps: Iterator[Step], folder: Path) -> Iterator[Step]:
        """Do *steps* to the store in *folder*, opened for each removal and each run of puts; yield each when it is done."""
        for verb, run in groupby(steps, attrgetter("verb")):
            if verb == REMOVE:
                for step in run:
                    with suppress(SourceError):  # it is not there
                        caring.remove(folder, step.name)
                    yield step
                continue
            with keeping.kept(folder) as store:
                for step in run:
                    self._put(store, step)
                    yield step
                    if step.number % 5 == 0:
                        store.writer.snapshot()

    def _put(self, store: Kept, step: Step) -> None:
        one = self.all[step.name]
        source = sha256(one.text).hexdigest()
        found = Found(
            f"{step.name}.txt", one.text, address=one.address, retrieved=instant(START + timedelta(seconds=step.number))
        )
        reading = Reading(source, one.text.decode(), "", one.turtles[step.version], 1)
        storing.put(store, found, source, reading)


def write_materials(folder: Path) -> None:
    """Invent the releases."""
    folder.mkdir()
    world = World(shipped_lexicon(), 7)
    for number in range(RELEASES):
        facts, text = invent(world, number)
        name, turtle = text.sha256[:12], release_turtle(facts, text, world.lexicon)
        (folder / f"{name}.txt").write_bytes(text.content.encode())
        for version in range(VERSIONS):
            more = f'\nrelease:{name} <http://www.w3.org/2000/01/rdf-schema#comment> "version {version}" .\n'
            (folder / f"{name}-{version}.ttl").write_bytes(turtle + more.encode())


def as_engine_has(turtle: bytes) -> frozenset[Triple]:
    """Return the triples of *turtle* as the engine gives them back: it writes some literals anew."""
    memory = Store()
    memory.extend(Quad(*quad.triple) for quad in parse(turtle, RdfFormat.TURTLE))
    return frozenset(quad.triple for quad in memory)


def _read(path: Path) -> Material:
    turtles = (path.with_name(f"{path.stem}-{version}.ttl").read_bytes() for version in range(VERSIONS))
    address = ADDRESSES[int(path.stem, 16) % len(ADDRESSES)]
    return Material(path.stem, path.read_bytes(), address, tuple(turtles))
