"""Every literal of the small world against every datatype, length, pattern and language, and against every literal."""

from __future__ import annotations

from functools import cache
from itertools import chain, product

import pytest

from polgraph.engine import Dataset
from polgraph.shacl.engines import ENGINES, validate
from tests.shacl.comparing import OTHERS, REFERENCE, difference, judged
from tests.shacl.generated.excused import ASKED_OF_ONE, EX
from tests.shacl.generated.shapes import KINDS, PATTERNS
from tests.shacl.generated.terms import DATATYPES, ILL_FORMED, LITERALS, ORDERED, PREFIXES
from tests.shacl.generated.test_generated import quads

ASKED = (
    *(f"sh:datatype {datatype}" for datatype in DATATYPES),
    *(f"sh:nodeKind sh:{kind}" for kind in KINDS),
    *(f"sh:{side}Length {length}" for side, length in product(("min", "max"), range(1, 4))),
    *(f'sh:pattern "{pattern}" ; sh:flags "{flags}"' for pattern, flags in product(PATTERNS, ("i", "s", "m", "x"))),
    *(f'sh:languageIn ( "{language}" )' for language in ("en", "EN", "en-gb", "kk", "ru")),
    *(f"sh:hasValue {value}" for value in LITERALS),
    *(f"sh:in ( {value} )" for value in LITERALS),
)
BOUNDS = {"sh:minExclusive": "<", "sh:minInclusive": "<=", "sh:maxExclusive": ">", "sh:maxInclusive": ">="}
SIGNS = BOUNDS | {"sh:lessThan": "<", "sh:lessThanOrEquals": "<="}


def shapes(bodies: tuple[str, ...], targets: str = "sh:targetSubjectsOf ex:p ;") -> str:
    return PREFIXES + "\n".join(
        f"ex:S{n} a sh:PropertyShape ; sh:path ex:p ; {targets} {body} ." for n, body in enumerate(bodies)
    )


@pytest.mark.parametrize("engine", OTHERS)
def test_engines_agree_about_every_value(engine: str) -> None:
    values = (*LITERALS, "ex:p", "_:b")
    data = quads(PREFIXES + "\n".join(f"ex:n{n} ex:p {value} ." for n, value in enumerate(values)))
    asked = quads(shapes(ASKED))
    misread = {(f"<{EX}n{values.index(value)}>", f"<{EX}S{ASKED.index(body)}>") for body, value in ASKED_OF_ONE}
    reference, found = (judged(data, [], asked, one) for one in (REFERENCE, engine))
    differing = chain.from_iterable(difference(reference, found).values())
    assert {key for key in differing if (key[0], key[3]) not in misread} == set()


@cache
def holds(one: str, sign: str, two: str) -> bool:
    """Tell what SPARQL says of two literals (17.3); False where it cannot compare them, as with ill-formed ones."""
    if {one, two} & set(ILL_FORMED):
        return False
    rows = (
        Dataset()
        .select(
            PREFIXES.replace("@prefix", "PREFIX").replace(" .\n", "\n") + f"SELECT (({one} {sign} {two}) AS ?x) {{}}"
        )
        .rows
    )
    return rows[0][0] is not None and rows[0][0].value == "true"


def comparable(engine: str) -> tuple[tuple[str, str], ...]:
    """Return the pairs that *engine* is asked: the reference orders what SPARQL cannot compare, so it is not asked that."""
    if engine == REFERENCE:
        return tuple(pair for kind in ORDERED for pair in product(kind, repeat=2))
    return tuple(product(LITERALS, repeat=2))


def asked_by_bounds(word: str, pairs: tuple[tuple[str, str], ...]) -> str:
    """Return a shape for each bound, whose targets are the values that it is asked of."""
    targets: dict[str, list[str]] = {}
    for n, (bound, _) in enumerate(pairs):
        targets.setdefault(bound, []).append(f"ex:n{n}")
    bodies = tuple(f"{word} {bound} ; sh:targetNode {' , '.join(nodes)}" for bound, nodes in targets.items())
    return shapes(bodies, "")


def asked_by_pairs(word: str, pairs: tuple[tuple[str, str], ...]) -> str:
    return shapes((f"{word} ex:q",))


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("word", SIGNS)
def test_comparisons_are_those_of_sparql(word: str, engine: str) -> None:
    pairs = comparable(engine)
    lines = (
        f"ex:n{n} ex:p {two} ." if word in BOUNDS else f"ex:n{n} ex:p {one} ; ex:q {two} ."
        for n, (one, two) in enumerate(pairs)
    )
    asked = asked_by_bounds if word in BOUNDS else asked_by_pairs
    results = validate(quads(PREFIXES + "\n".join(lines)), [], quads(asked(word, pairs)), engine=engine).results
    broken = {pairs[int(result.focus.value.removeprefix(f"{EX}n"))] for result in results}
    assert broken == {(one, two) for one, two in pairs if not holds(one, SIGNS[word], two)}
