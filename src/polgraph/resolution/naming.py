"""Say how two names agree, or why they cannot be one person's."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from polgraph.resolution import words
from polgraph.resolution.names import Name, readings
from polgraph.resolution.rules import Reason
from polgraph.resolution.surnames import is_rare

Label = tuple[str, str]
"""A name as written, and its language."""
_STRENGTH = {"initial": "initial", "missing": ""}
_DOUBTS = frozenset({"alike", "bare", "near", "part"})


@lru_cache(maxsize=200_000)
def likeness(left: Label, right: Label) -> tuple[Reason, ...]:
    """Return what speaks for and against in the two names, by those of their readings that agree best."""
    languages = {left[1], right[1]}
    across = "kk" in languages and len(languages - {""}) > 1
    found = [_agreement(one, other, across=across) for one in readings(*left) for other in readings(*right)]
    return max(found, key=_points, default=(Reason("name.none"),))


def of_names(left: Sequence[Label], right: Sequence[Label]) -> tuple[Reason, ...]:
    """Return what speaks for and against in those names of two people that agree best."""
    found = [likeness(*sorted((one, other))) for one in left for other in right]
    return max(found, key=_points, default=(Reason("name.none"),))


def _points(reasons: tuple[Reason, ...]) -> tuple[int, tuple[Reason, ...]]:
    return sum(reason.points for reason in reasons), reasons


def _agreement(one: Name, other: Name, *, across: bool) -> tuple[Reason, ...]:
    """Return the rules for two readings; *across* tells that one is Kazakh and the other is not."""
    women = "f" in {one.gender, other.gender}
    parts = {
        "surname": words.surnames(one.surname, other.surname),
        "given": words.given(one.given, other.given, women=women),
        "father": words.fathers(one.father, other.father),
    }
    against = [f"name.other-{part}" for part, how in parts.items() if how == "other"]
    against += ["name.other-gender"] if {one.gender, other.gender} == {"f", "m"} else []
    if against:
        return tuple(map(Reason, against))
    doubts = [f"name.{part}-{how}" for part, how in parts.items() if how in _DOUBTS]
    if across and "name.surname-bare" in doubts:
        doubts[doubts.index("name.surname-bare")] = "name.surname-kazakh"
    doubts += [f"name.{declined}" for declined in sorted({one.declined, other.declined} - {""})]
    orders = {one.order, other.order}
    doubts += ["name.turned"] if "turned" in orders and "sure" not in orders else []
    written = _written(parts)
    rare = written in {"name.full", "name.given-surname"} and is_rare(one.surname) and is_rare(other.surname)
    return tuple(map(Reason, [written, *(["name.rare"] if rare else []), *doubts]))


def _written(parts: dict[str, str]) -> str:
    """Return the rule for how much of the two names is written and agrees."""
    surname, given, father = (_STRENGTH.get(parts[part], "whole") for part in ("surname", "given", "father"))
    if not surname:
        return "name.given-father" if given == father == "whole" else "name.none"
    if given == "whole":
        return "name.full" if father == "whole" else "name.given-surname"
    if given == "initial":
        return "name.initials" if father else "name.initial"
    return "name.surname"
