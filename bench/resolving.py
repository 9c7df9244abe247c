"""Who is who among invented people: what it costs, and how it grows.

python -m bench.resolving [NODES ...]

Each node is one release that names one of an eighth as many people, in a spelling that releases have; some are named
often, some surnames are usual, one in ten stands without a post.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TypeVar

from bench.generator.dice import Dice
from bench.measuring import Cost, cpu

from polgraph import iris, store
from polgraph.engine import Dataset, NamedNode, Triple, literal, triple
from polgraph.namespaces import DCT, ORG, PG, RDF, SKOS, XSD
from polgraph.resolution import Resolution, resolve
from polgraph.resources import read_bytes, resource_dir

NODES = (3_125, 6_250, 12_500, 25_000)
REGIONS = "10 11 15 19 23 27 31 33 35 39 43 47 55 59 61 62 63 71 75 79".split()
ROLES = """head-of-police-department deputy-head-of-police-department head-of-directorate head-of-district-police
    inspector investigator spokesperson police-officer""".split()
SPELLINGS = ("{given} {surname}",) * 6 + (
    "{given[0]}. {surname}",
    "{surname} {given} {father}ович",
    "{given}а {surname}а",
)
_OFTEN, _SOMETIMES = 30, 0.3
T = TypeVar("T")


def crowd(nodes: int) -> Iterator[Triple]:
    """Yield what *nodes* releases say of people."""
    names = [line.split("\t")[0] for line in _table("given-names") if "\tm\t" in line]
    dice = Dice("people", nodes)
    people = [
        (
            _some(dice, names[:300]),
            _some(dice, names[300:1100]) + "ов",
            dice.pick(names),
            dice.pick(REGIONS),
            dice.pick(ROLES),
        )
        for _ in range(nodes // 8)
    ]
    for number in range(nodes):
        given, surname, father, region, role = _some(dice, people)
        name = dice.pick(SPELLINGS).format(given=given, surname=surname, father=father)
        yield from _said(number, name, (f"police-department-kz-{region}", role) if dice.chance(0.9) else None, dice)


def _some(dice: Dice, items: Sequence[T]) -> T:
    """Pick one, the first ones more often."""
    return dice.pick(items[:_OFTEN]) if dice.chance(_SOMETIMES) else dice.pick(items)


def _said(number: int, name: str, post: tuple[str, str] | None, dice: Dice) -> Iterator[Triple]:
    digest = f"{number:064x}"
    person, release = iris.person(digest, 0, 5), iris.thing("release", digest[-12:])
    day = f"{2015 + dice.below(11)}-{1 + dice.below(12):02}-{1 + dice.below(28):02}"
    yield triple(person, RDF.type, NamedNode(PG.Person))
    yield triple(person, SKOS.prefLabel, literal(name, language="ru"))
    yield triple(person, PG.evidence, NamedNode(iris.evidence(digest, 0, 5)))
    yield triple(release, PG.text, NamedNode(iris.text(digest)))
    yield triple(release, DCT.issued, literal(day, datatype=XSD.date))
    if post:
        tenure = iris.thing("tenure", digest[-12:])
        yield triple(tenure, ORG.member, NamedNode(person))
        yield triple(tenure, PG.post, NamedNode(iris.post(*post)))


def _table(name: str) -> list[str]:
    lines = read_bytes(f"{resource_dir('ontology')}/lexicon/{name}.tsv").decode().splitlines()
    return [line for line in lines if not line.startswith("#")]


def measured(nodes: int) -> tuple[Cost, Resolution]:
    """Return what it costs to resolve *nodes* nodes, and what was found."""
    dataset = Dataset()
    for path, graph in store.vocabulary_files():
        dataset.load_turtle(path, graph)
    dataset.add(crowd(nodes), iris.REFERENCE_GRAPH)
    found: list[Resolution] = []

    def work() -> int:
        found.append(resolve(dataset))
        return len(found)

    return cpu(work, 0), found[0]


def main() -> None:
    """Print a table."""
    print("| nodes | CPU seconds | pairs judged | identities | not joined | undecided |")
    print("|---|---|---|---|---|---|")
    for nodes in [int(argument) for argument in sys.argv[1:]] or NODES:
        cost, found = measured(nodes)
        numbers = len(found.matches), len(set(found.identity.values())), len(found.refused), len(found.undecided())
        print(f"| {nodes:,} | {cost.median:.1f} | " + " | ".join(f"{number:,}" for number in numbers) + " |")


if __name__ == "__main__":
    main()
