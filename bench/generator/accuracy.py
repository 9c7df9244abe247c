"""How much of what invented texts state is found, and how much of what is found they state.

    python -m bench.generator.accuracy [NUMBER] [--seed SEED] [--errors N]

Extracts the texts here, and prints a Markdown table; `measured` compares facts that were extracted anywhere, given with
the number of the text, which is the last part of its address. Strict: a level has to have the measure, subject,
setting, kind, value, unit, region and period that the text states, and what was made of a telephone number is wrong.
"""

from __future__ import annotations

import argparse
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from bench.generator.known import Known, known_of
from bench.generator.newsroom import Written, released

from polgraph.facts import Facts
from polgraph.pipeline.releases import extractor

NAMES = {"ru": "Russian", "kk": "Kazakh", "all": "both"}


class Compared(NamedTuple):
    """What of one text and one kind was found, found though it is not there, and missed."""

    number: int
    language: str
    kind: str
    found: tuple[tuple[object, ...], ...]
    wrong: tuple[tuple[object, ...], ...]
    missed: tuple[tuple[object, ...], ...]


@dataclass
class Score:
    """The sums of many texts."""

    found: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, one: Compared) -> None:
        """Count one more text."""
        self.found += len(one.found)
        self.wrong += len(one.wrong)
        self.missed += len(one.missed)

    @property
    def precision(self) -> float:
        """The share of what was found that is so; 1 if nothing was found."""
        return self.found / (self.found + self.wrong) if self.found + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """The share of what is there that was found; 1 if nothing is there."""
        return self.found / (self.found + self.missed) if self.found + self.missed else 1.0


def compared(number: int, written: Written, facts: Facts) -> Iterator[Compared]:
    """Yield how what was extracted from a text agrees with what is known of it, kind by kind."""
    for kind, there, said in zip(Known._fields, written.known, known_of(facts), strict=True):
        known, told = Counter(there), Counter(said)
        found, wrong, missed = (tuple(part.elements()) for part in (known & told, told - known, known - told))
        yield Compared(number, written.language, kind, found, wrong, missed)


def measured(extracted: Iterable[tuple[int, Facts]], seed: int = 7) -> dict[tuple[str, str], Score]:
    """Return the scores by language and kind of facts that were extracted from the releases of these numbers."""
    return summed(one for number, facts in extracted for one in compared(number, released(number, seed), facts))


def summed(every: Iterable[Compared]) -> dict[tuple[str, str], Score]:
    """Return the scores by language and kind, with those of both languages and of all kinds."""
    scores = {(language, kind): Score() for language in NAMES for kind in (*Known._fields, "all")}
    for one in every:
        for language in (one.language, "all"):
            scores[language, one.kind].add(one)
            scores[language, "all"].add(one)
    return scores


def extracted(numbers: Iterable[int], seed: int = 7) -> Iterator[tuple[int, Facts]]:
    """Yield the facts that the shipped extractor finds in the releases of these numbers."""
    for number in numbers:
        text = released(number, seed).text
        yield number, extractor().extract(text, hashlib.sha256(text.encode()).hexdigest())


def table(scores: dict[tuple[str, str], Score]) -> Iterator[str]:
    """Yield the lines of a Markdown table."""
    yield "| language | kind | found | wrong | missed | precision | recall |"
    yield "|---|---|---:|---:|---:|---:|---:|"
    for (language, kind), one in scores.items():
        shares = f"{one.precision:.3f} | {one.recall:.3f}"
        yield f"| {NAMES[language]} | {kind} | {one.found:,} | {one.wrong:,} | {one.missed:,} | {shares} |"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m bench.generator.accuracy", description=__doc__)
    parser.add_argument("number", nargs="?", type=int, default=300)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show N facts that are wrong or missed")
    asked = parser.parse_args()
    every = [
        one
        for number, facts in extracted(range(asked.number), asked.seed)
        for one in compared(number, released(number, asked.seed), facts)
    ]
    print(*table(summed(every)), sep="\n")
    errors = (
        f"{one.number} {sign}{tuple(fact)}"
        for one in every
        for sign, facts in (("+", one.wrong), ("-", one.missed))
        for fact in facts
    )
    for _, line in zip(range(asked.errors), errors, strict=False):
        print(line)


if __name__ == "__main__":
    main()
