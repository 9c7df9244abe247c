"""What was measured, side by side: a table of the stores, and one of the queries with how fast each grows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from bench.growing.growth import exponent, in_words
from bench.growing.measured import SECONDS, TOO_LATE, Outcome, Size
from bench.growing.work import Taken
from bench.measuring import in_milliseconds

_STEPS = {
    "loaded": "stored on the disk, as the files are",
    "merged": "each statement once in the default graph",
    "derived": "what follows, by `polgraph derive`",
    "compacted": "the engine's files put in order",
}


def of_stores(found: Mapping[int, Size]) -> Iterator[str]:
    """Yield the lines of a table with a column for each number of releases."""
    sizes = list(found.values())
    yield f"| | {' | '.join(f'{number:,} releases' for number in found)} |"
    yield f"|---|{'---:|' * len(found)}"
    yield _line("quads of the releases and the shipped data", (f"{one.quads:,}" for one in sizes))
    yield from _step("loaded into memory", [one.memory for one in sizes])
    for name, words in _STEPS.items():
        yield from _step(words, [one.steps[name] for one in sizes])
    yield _line("MB on the disk", (f"{one.size / 1e6:,.0f}" for one in sizes))
    yield _line("opened anew, asked for the evidence of a claim: s", (f"{one.opening.seconds:.2f}" for one in sizes))
    yield _line("… CPU s", (f"{one.opening.cpu:.2f}" for one in sizes))
    yield _line("… most memory, MB", (f"{one.opening.megabytes:,.0f}" for one in sizes))


def _step(words: str, outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Yield what a step took at each size, and how fast it was where it makes quads."""
    yield _line(f"{words}: CPU s", (_cell(one, "seconds", 1) for one in outcomes))
    yield _line("… most memory, MB", (_cell(one, "megabytes", 0) for one in outcomes))
    if any(isinstance(one, Taken) and one.number for one in outcomes):
        yield _line("… quads", (_cell(one, "number", 0) for one in outcomes))
        yield _line("… quads a CPU second", (_rate(one) for one in outcomes))


def of_queries(sizes: Sequence[Size]) -> Iterator[str]:
    """Yield the lines of a table with columns for each size, and how the last is beside the one before."""
    million = [f"{one.quads / 1e6:.2f} M" for one in sizes]
    heads = [f"{what} {size}" for what in ("rows", "ms", "MB") for size in million]
    yield f"| query | {' | '.join(heads)} | power | grows |"
    yield f"|---|{'---:|' * (len(heads) + 1)}---|"
    for name in sizes[-1].answers:
        outcomes = [one.answers[name] for one in sizes]
        yield _line(name, chain(_cells(outcomes), _growth(outcomes, sizes)))


def _cells(outcomes: Sequence[Outcome]) -> Iterator[str]:
    yield from (_cell(one, "number", 0) if isinstance(one, Taken) else "–" for one in outcomes)
    yield from (in_milliseconds(one.seconds) if isinstance(one, Taken) else one for one in outcomes)
    yield from (_cell(one, "megabytes", 0) if isinstance(one, Taken) else "–" for one in outcomes)


def _growth(outcomes: Sequence[Outcome], sizes: Sequence[Size]) -> Iterator[str]:
    """Yield the power of the graph that the time grew with between the last two sizes, and what that is called."""
    before, after = ("", *outcomes)[-2:]
    times = sizes[-1].quads / sizes[-2].quads if len(sizes) > 1 else 1
    if isinstance(before, str):
        yield from ("–", "–")
    elif isinstance(after, str):
        yield from (f"> {exponent(before.seconds, SECONDS, times):.1f}" if after == TOO_LATE else "–", "–")
    else:
        power = exponent(before.seconds, after.seconds, times)
        yield from (f"{power:.1f}", in_words(power, exponent(before.number or 1, after.number or 1, times)))


def _line(name: str, cells: Iterator[str]) -> str:
    return f"| {name} | {' | '.join(cells)} |"


def _cell(found: Outcome, field: str, digits: int) -> str:
    return found if isinstance(found, str) else f"{getattr(found, field):,.{digits}f}"


def _rate(found: Outcome) -> str:
    return f"{found.number / found.seconds:,.0f}" if isinstance(found, Taken) else "–"
