"""Damage to any file of a store is found by `polgraph store check`, or changes nothing that anybody can see."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from hashlib import sha256
from itertools import islice
from pathlib import Path

import pytest
from bench.generator.dice import Dice

from polgraph.engine.disk import DiskStore
from polgraph.errors import StoreError
from polgraph.iris import short_iri
from polgraph.pipeline.stores import caring, curating, keeping, quarantine
from polgraph.pipeline.stores.gathering import Found
from polgraph.pipeline.stores.readings import Reading
from polgraph.store import snapshots
from polgraph.store.layout import opened
from tests.torture.workload import Materials

PARTS, OF_A_PART, FEW = 2, 50, 6
CACHES = ("engine", "snapshots")
Content = Mapping[str, object]


def flip(path: Path, dice: Dice) -> None:
    content = bytearray(path.read_bytes())
    if content:
        content[dice.below(len(content))] ^= 1 << dice.below(8)
    path.write_bytes(content)


def cut(path: Path, dice: Dice) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: dice.below(len(content) + 1)])


def remove(path: Path, _dice: Dice) -> None:
    path.unlink()


def swap(path: Path, dice: Dice) -> None:
    """Put another file of the same kind in its place."""
    path.write_bytes(dice.pick(sorted(path.parent.glob(f"*{path.suffix}"))).read_bytes())


DAMAGES: dict[str, Callable[[Path, Dice], None]] = {"cut": cut, "flip": flip, "remove": remove, "swap": swap}


@pytest.fixture(scope="module")
def whole(materials: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with something in each of its folders."""
    work, folder = Materials(materials), tmp_path_factory.mktemp("whole") / "store"
    caring.create(folder)
    list(work.do(islice(work.steps(5), 12), folder))
    with keeping.kept(folder) as store:
        text = "Полиция провела рейд.\n"
        digest = sha256(text.encode()).hexdigest()
        one = Reading(digest, text, "{}", b"# nothing was found\n", 0, ("nothing was found in it",))
        quarantine.put(store, Found("unsure.txt", text.encode()), digest, one)
        claim = (
            store.writer.dataset().select("SELECT ?claim WHERE { ?claim a pg:Observation } LIMIT 1").rows[0][0].value
        )
    curating.curate(folder, "retract", [short_iri(claim)], ("Aigerim", "a slip"))
    return folder


def content_of(folder: Path) -> Content:
    """Return all that anybody can get out of a store: files that are no cache, and what readers see."""
    layout = opened(folder)
    kept = (layout.releases, layout.texts, layout.quarantine)
    files = {str(path.relative_to(folder)): path.read_bytes() for one in kept for path in one.iterdir()}
    if layout.curation.exists():
        files["curation"] = layout.curation.read_bytes()
    engine = DiskStore(snapshots.copies(layout.snapshots)[-1], copy=True)
    graphs = {graph: frozenset(engine.graph(graph)) for graph in engine.graphs()}
    return {**files, **graphs, "": frozenset(engine.default_graph())}


def faults(folder: Path) -> list[str]:
    try:
        return list(caring.check(folder))
    except StoreError as exc:
        return [str(exc)]


@pytest.fixture(scope="module")
def before(whole: Path) -> Content:
    return content_of(whole)


@pytest.mark.parametrize("part", range(PARTS))
def test_damage_is_found_or_harmless(part: int, many: bool, whole: Path, before: Content, tmp_path: Path) -> None:
    for number in range(OF_A_PART if many else FEW):
        dice, store = Dice("damage", part, number), tmp_path / str(number)
        shutil.copytree(whole, store)
        files = [path.relative_to(store) for path in sorted(store.rglob("*")) if path.is_file()]
        place = dice.pick(sorted({path.parts[0] for path in files} - {"lock"}))
        victim, kind = dice.pick([path for path in files if path.parts[0] == place]), dice.pick(sorted(DAMAGES))
        DAMAGES[kind](store / victim, dice)
        if found := faults(store):
            assert place == "polgraph.json" or any(victim.stem[:12] in line or place in line for line in found), found
        else:
            assert content_of(store) == before, f"{kind} of {victim} was not found"
        if found and place in CACHES and (many or number == FEW - 1):
            caring.rebuild(store)
            assert (faults(store), content_of(store)) == ([], before), f"{kind} of {victim} was not made good"
        shutil.rmtree(store)
