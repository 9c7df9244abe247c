"""Facts as short lines of words, so that a case states only the words that it is about."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import permutations

from polgraph.facts import Change, Event, Facts, Instruction, Measure, Observation, Period, Person, Statement

Line = frozenset[str]


def _number(value: object) -> str:
    if isinstance(value, tuple):
        return "..".join(_number(part) for part in value)
    return f"{value:g}" if isinstance(value, float) else str(value)


def _period(period: Period | None, mark: str = "#") -> str:
    if period is None:
        return f"{mark}none"
    year = period.first[:4]
    whole = period == (f"{year}-01-01", f"{year}-12-31")
    return mark + (year if whole else f"{period.first}..{period.last}")


def _observation(fact: Observation, _: Mapping[str, str]) -> list[object]:
    words = [
        fact.measure,
        fact.subject or "-",
        fact.setting,
        _number(fact.value),
        fact.unit,
        fact.kind,
        f"@{fact.region}",
    ]
    return [*words, _period(fact.period), fact.scope, "part" if fact.part_of else "whole"]


def _change(fact: Change, _: Mapping[str, str]) -> list[object]:
    words = [fact.measure, fact.subject or "-", fact.setting, fact.direction, fact.kind, fact.intensity, fact.bound]
    previous = f"prev={_number(fact.previous)}" if fact.previous is not None else None
    value = _number(fact.value) if fact.value is not None else None
    return [*words, value, previous, f"@{fact.region}", _period(fact.period), _period(fact.compared_with, "vs#")]


def _person(fact: Person, _: Mapping[str, str]) -> list[object]:
    return [fact.name or "unnamed", fact.role or "-", fact.organization, fact.rank]


def _event(fact: Event, names: Mapping[str, str]) -> list[object]:
    attending = [f"{participant.capacity}:{names[participant.person]}" for participant in fact.participants]
    return [fact.type, fact.host, fact.place, f"@{fact.region}", fact.date, _period(fact.period), *attending]


def _statement(fact: Statement, names: Mapping[str, str]) -> list[object]:
    speaker = names.get(fact.speaker, fact.speaker) if fact.speaker else "nobody"
    return [f"by:{speaker}", fact.kind, "quotation" if fact.quotation else "indirect"]


def _instruction(fact: Instruction, names: Mapping[str, str]) -> list[object]:
    giver = names.get(fact.by, fact.by) if fact.by else "nobody"
    return [f"by:{giver}", fact.kind, *fact.to, "content" if fact.content_stated else "no-content"]


def _measure(fact: Measure, _: Mapping[str, str]) -> list[object]:
    return [fact.kind, fact.by, *fact.topics]


def _names(facts: Facts) -> dict[str, str]:
    return {person.id: person.name or f"unnamed-{person.role}" for person in facts.people}


def _lines(entries: Sequence[object], words: Callable[..., list[object]], names: Mapping[str, str]) -> list[Line]:
    return [frozenset(str(word) for word in words(entry, names) if word is not None) for entry in entries]


WORDS: Mapping[str, Callable[..., list[object]]] = {
    "people": _person,
    "events": _event,
    "observations": _observation,
    "changes": _change,
    "statements": _statement,
    "instructions": _instruction,
    "measures": _measure,
}


def compact(facts: Facts, section: str) -> list[Line]:
    """Return the entries of a section as sets of words."""
    return _lines(getattr(facts, section), WORDS[section], _names(facts))


def wanted(line: str) -> Line:
    """Read an expected line: words between bars where there are bars, else between spaces."""
    return frozenset(word.strip() for word in (line.split("|") if "|" in line else line.split()))


def agree(expected: Sequence[str], found: Sequence[Line]) -> bool:
    """Tell whether there are as many entries as expected, each with all the words expected of one."""
    lines = [wanted(line) for line in expected]
    if len(lines) != len(found):
        return False
    return any(all(want <= has for want, has in zip(lines, order, strict=True)) for order in permutations(found))


def spans_of_figures(facts: Facts, text: str) -> list[str]:
    """Return the words that figures stand on."""
    figures: list[Observation | Change] = [*facts.observations, *facts.changes]
    return [text[slice(*span)] for figure in figures for span in figure.spans]
