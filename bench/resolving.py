"""Who is who among invented people: what it costs, and how it grows.

python -m bench.resolving [NODES ...]

Each node is one release that names one of an eighth as many people, in a spelling that releases have; some are named
often, some surnames are usual, one in ten stands without a post.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from bench.generator.dice import Dice
from bench.measuring import cpu

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


def crowd(nodes: int) -> tuple[list[Triple], dict[str, int]]:
    """Return what *nodes* releases say of people, and the number of the person whom each node is of."""
    names = [line.split("\t")[0] for line in _table("given-names") if "\tm\t" in line]
    dice = Dice("people", nodes)
    people = [
        (number, _some(dice, names[:300]), _some(dice, names[300:1100]) + "ов", dice.pick(names), _post(dice))
        for number in range(nodes // 8)
    ]
    said, truth = [], {}
    for node in range(nodes):
        person, given, surname, father, post = _some(dice, people)
        name = dice.pick(SPELLINGS).format(given=given, surname=surname, father=father)
        told = list(_said(f"{node:064x}", name, post if dice.chance(0.9) else "", dice))
        truth[told[0].subject.value] = person
        said += told
    return said, truth


def _post(dice: Dice) -> str:
    return iris.post(f"police-department-kz-{dice.pick(REGIONS)}", dice.pick(ROLES))


def _some(dice: Dice, items: Sequence[T]) -> T:
    """Pick one, the first ones more often."""
    return dice.pick(items[:_OFTEN]) if dice.chance(_SOMETIMES) else dice.pick(items)


def _said(digest: str, name: str, post: str, dice: Dice) -> Iterator[Triple]:
    person, release, tenure = iris.person(digest, 0, 5), iris.release(digest[-12:]), iris.thing("tenure", digest[-12:])
    day = f"{2015 + dice.below(11)}-{1 + dice.below(12):02}-{1 + dice.below(28):02}"
    yield triple(person, RDF.type, NamedNode(PG.Person))
    yield triple(person, SKOS.prefLabel, literal(name, language="ru"))
    yield triple(person, PG.evidence, NamedNode(iris.evidence(digest, 0, 5)))
    yield triple(release, PG.text, NamedNode(iris.text(digest)))
    yield triple(release, DCT.issued, literal(day, datatype=XSD.date))
    if post:
        yield triple(tenure, ORG.member, NamedNode(person))
        yield triple(tenure, PG.post, NamedNode(post))


def _table(name: str) -> list[str]:
    lines = read_bytes(f"{resource_dir('ontology')}/lexicon/{name}.tsv").decode().splitlines()
    return [line for line in lines if not line.startswith("#")]


def measured(nodes: int) -> list[str]:
    """Resolve *nodes* nodes, and return a row of the table."""
    dataset, found = Dataset(), list[Resolution]()
    for path, graph in store.vocabulary_files():
        dataset.load_turtle(path, graph)
    said, truth = crowd(nodes)
    dataset.add(said, iris.REFERENCE_GRAPH)
    cost = cpu(lambda: found.append(resolve(dataset)) or 0, 0)
    joined, right = _pairs(found[0].identity[node] for node in truth), _pairs(truth.values())
    both = _pairs((found[0].identity[node], person) for node, person in truth.items())
    numbers = len(found[0].matches), len(found[0].refused), len(found[0].undecided())
    return [
        f"{nodes:,}",
        f"{cost.median:.1f}",
        *(f"{n:,}" for n in numbers),
        f"{both / joined:.4f}",
        f"{both / right:.2f}",
    ]


def _pairs(groups: Iterable[object]) -> int:
    """Count the pairs of equal items."""
    return sum(number * (number - 1) // 2 for number in Counter(groups).values())


def main() -> None:
    """Print a table."""
    print("| nodes | CPU seconds | pairs judged | not joined | undecided | precision of pairs | recall |")
    print("|---|---|---|---|---|---|---|")
    for nodes in [int(argument) for argument in sys.argv[1:]] or NODES:
        print(f"| {' | '.join(measured(nodes))} |")


if __name__ == "__main__":
    main()
