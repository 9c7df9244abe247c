"""Pair the facts of two states, and say what differs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from polgraph.comparison.entries import Entry, Fields, entries_of
from polgraph.facts import Facts

Pair = tuple[Entry, Entry]
_IN_COMMON = 2


@dataclass(frozen=True, slots=True)
class Difference:
    """One fact that was added, removed or changed."""

    kind: str
    """Which kind of fact: observation, person, instruction, …"""
    change: Literal["added", "changed", "removed"]
    about: Fields
    """What the fact is about, things by their IRIs; of a changed one as it is now."""
    differs: Fields
    """What it says now: all of an added fact, of a changed one what has changed, of a removed one nothing."""
    before: Fields
    """The same of the state before."""


def differences(old: Facts, new: Facts, *, spans: bool = False) -> list[Difference]:
    """Return what differs between two states of facts, in their order; with *spans*, that they have moved, too.

    A fact of both states is one that is about the same. Where there is none, it is one that says the same, and is about
    something else in one respect only: a corrected period, region or name.
    """
    before, after = entries_of(old), entries_of(new)
    kinds = [*dict.fromkeys(entry.kind for entry in (*after, *before))]
    pairs = [pair for alike in (_equal, _same, _corrected) for pair in _paired(before, after, alike)]
    found = [
        *(_changed(*pair, spans=spans) for pair in pairs),
        *(Difference(one.kind, "removed", one.about, {}, _stated(one)) for one in before),
        *(Difference(one.kind, "added", one.about, _stated(one), {}) for one in after),
    ]
    told = (one for one in found if one.differs or one.change != "changed")
    return sorted(told, key=lambda one: kinds.index(one.kind))


def _paired(before: list[Entry], after: list[Entry], alike: Callable[[Entry, Entry], bool]) -> list[Pair]:
    """Take the facts that are *alike* out of both lists, the most alike of several first."""
    pairs = []
    for entry in list(before):
        candidates = [other for other in after if alike(entry, other)]
        if candidates:
            nearest = min(candidates, key=lambda other: len(_different(entry.says, other.says)))
            pairs.append((entry, nearest))
            before.remove(entry)
            after.remove(nearest)
    return pairs


def _equal(one: Entry, other: Entry) -> bool:
    return (one.kind, one.about, one.says) == (other.kind, other.about, other.says)


def _same(one: Entry, other: Entry) -> bool:
    return (one.kind, one.about) == (other.kind, other.about)


def _corrected(one: Entry, other: Entry) -> bool:
    """Tell whether two facts say the same, and are about the same but in one respect; a little in common is none."""
    if one.kind != other.kind or one.says != other.says or len(_different(one.about, other.about)) != 1:
        return False
    common = [value for name, value in one.about.items() if other.about.get(name) == value]
    return len([*_stated(one), *filter(None, common)]) >= _IN_COMMON


def _changed(one: Entry, other: Entry, *, spans: bool) -> Difference:
    names = [*_different(one.about, other.about), *_different(one.says, other.says)]
    then, now = ({**entry.about, **entry.says} for entry in (one, other))
    differs, before = {name: now.get(name) for name in names}, {name: then.get(name) for name in names}
    if spans and one.spans != other.spans:
        differs["spans"], before["spans"] = _places(other), _places(one)
    return Difference(one.kind, "changed", other.about, differs, before)


def _different(one: Fields, other: Fields) -> list[str]:
    return [name for name in dict.fromkeys([*one, *other]) if one.get(name) != other.get(name)]


def _stated(one: Entry) -> Fields:
    return {name: value for name, value in one.says.items() if value not in (None, ())}


def _places(one: Entry) -> tuple[str, ...]:
    return tuple(f"{span.start},{span.end}" for span in one.spans)
