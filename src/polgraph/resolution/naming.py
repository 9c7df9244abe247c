"""Say how two names agree, or why they cannot be one person's."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import OSA

from polgraph.resolution.letters import close
from polgraph.resolution.names import Name, readings
from polgraph.resolution.rules import Reason

Label = tuple[str, str]
"""A name as written, and its language."""
_LONG, _LONG_ENOUGH = 8, 5  # letters of a surname in which a confused one is no other surname; in which a slip may be one
_ANY_Y = frozenset("еюяи")  # what the Latin initial Y stands for


@lru_cache(maxsize=200_000)
def likeness(left: Label, right: Label) -> tuple[Reason, ...]:
    """Return what speaks for and against in the two names, by those of their readings that agree best."""
    pairs = [(one, other) for one in readings(*left) for other in readings(*right)]
    found = [_agreement(one, other) for one, other in pairs]
    return max(found, key=_points, default=(Reason("name.none"),))


def _points(reasons: tuple[Reason, ...]) -> tuple[int, tuple[Reason, ...]]:
    return sum(reason.points for reason in reasons), reasons


def _agreement(one: Name, other: Name) -> tuple[Reason, ...]:
    parts = {
        "surname": _compared(one.surname, other.surname, _LONG),
        "given": _compared(one.given, other.given, _LONG_ENOUGH - 1),
        "father": _compared(one.father, other.father, _LONG_ENOUGH - 1),
    }
    against = [f"name.other-{part}" for part, how in parts.items() if how == "other" or (part, how) == ("father", "near")]
    if one.gender and other.gender and one.gender != other.gender:
        against.append("name.other-gender")
    if against:
        return tuple(map(Reason, against))
    doubts = [f"name.{part}-{how}" for part, how in parts.items() if how in {"alike", "near"}]
    doubts += ["name.declined"] * (one.declined or other.declined) + ["name.turned"] * (one.turned or other.turned)
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


def _compared(one: str, other: str, long: int) -> str:
    """Return how two parts of names compare: equal, alike, near, initial, missing or other."""
    shorter, longer = sorted((one, other), key=lambda part: (len(part), part))
    if not shorter:
        return "missing"
    if len(shorter) == 1:
        fits = longer.startswith(shorter) or ("y" in {shorter, longer[:1]} and {shorter, longer[0]} & _ANY_Y)
        return "initial" if fits else "other"
    if one == other:
        return "equal"
    if close(one) == close(other):
        return "alike" if len(shorter) >= long else "near"
    near = len(shorter) >= _LONG_ENOUGH and OSA.distance(one, other, score_cutoff=1) <= 1
    return "near" if near else "other"
