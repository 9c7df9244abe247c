"""Say how two names agree, or why they cannot be one person's."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA

from polgraph.resolution.letters import close
from polgraph.resolution.names import Name, readings
from polgraph.resolution.rules import Reason

Label = tuple[str, str]
"""A name as written, and its language."""
# From how many letters on a confused letter makes no other name, and a letter more or less may be a slip.
_CONFUSED, _SLIP = {"surname": 8, "given": 4, "father": 4}, {"surname": 5, "given": 7, "father": 99}
_WHOLE = 2  # letters of a word that is no initial
_ANY_Y = frozenset("еюяи")  # what the Latin initial Y stands for


@lru_cache(maxsize=200_000)
def likeness(left: Label, right: Label) -> tuple[Reason, ...]:
    """Return what speaks for and against in the two names, by those of their readings that agree best."""
    pairs = [(one, other) for one in readings(*left) for other in readings(*right)]
    found = [_agreement(one, other) for one, other in pairs]
    return max(found, key=_points, default=(Reason("name.none"),))


def of_names(left: Sequence[Label], right: Sequence[Label]) -> tuple[Reason, ...]:
    """Return what speaks for and against in those names of two people that agree best."""
    found = [likeness(*sorted((one, other))) for one in left for other in right]
    return max(found, key=_points, default=(Reason("name.none"),))


def _points(reasons: tuple[Reason, ...]) -> tuple[int, tuple[Reason, ...]]:
    return sum(reason.points for reason in reasons), reasons


def _agreement(one: Name, other: Name) -> tuple[Reason, ...]:
    parts = {part: _compared(part, getattr(one, part), getattr(other, part)) for part in ("surname", "given", "father")}
    against = [f"name.other-{part}" for part, how in parts.items() if how == "other"]
    if one.gender and other.gender and one.gender != other.gender:
        against.append("name.other-gender")
    if against:
        return tuple(map(Reason, against))
    doubts = [f"name.{part}-{how}" for part, how in parts.items() if how in {"alike", "near"}]
    doubts += [f"name.{declined}" for declined in sorted({one.declined, other.declined} - {""})]
    doubts += ["name.turned"] if one.turned or other.turned else []
    return tuple(map(Reason, [_written(parts), *doubts]))


def _written(parts: dict[str, str]) -> str:
    """Return the rule for how much of the two names is written and agrees."""
    surname, given, father = (_STRENGTH[parts[part]] for part in ("surname", "given", "father"))
    if not surname:
        return "name.given-father" if given == father == "whole" else "name.none"
    if given == "whole":
        return "name.full" if father == "whole" else "name.given-surname"
    if given == "initial":
        return "name.initials" if father else "name.initial"
    return "name.surname"


_STRENGTH = {"equal": "whole", "alike": "whole", "near": "whole", "initial": "initial", "missing": ""}


def _compared(part: str, one: str, other: str) -> str:
    """Return how a part of two names compares: equal, alike, near, initial, missing or other."""
    shorter, longer = sorted((one, other), key=lambda word: (len(word), word))
    if len(shorter) < _WHOLE:
        return _as_initial(shorter, longer)
    if one == other:
        return "equal"
    if close(one) == close(other) and len(shorter) >= _CONFUSED[part]:
        return "alike"
    slip = len(shorter) >= _SLIP[part] and OSA.distance(one, other, score_cutoff=1) <= 1
    return "near" if slip else "other"


def _as_initial(initial: str, word: str) -> str:
    if not initial:
        return "missing"
    fits = word.startswith(initial) or ("y" in {initial, word[0]} and {initial, word[0]} & _ANY_Y)
    return "initial" if fits else "other"
