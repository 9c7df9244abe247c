"""Cut what an order lists into its tasks: each with a verb and an object of its own."""

from __future__ import annotations

from itertools import pairwise

from polgraph.extraction.document import Passage
from polgraph.extraction.speech.grammar import Grammar
from polgraph.extraction.speech.turns import Words

_BETWEEN = frozenset({",", ";", "и", "а", "также", "және", "әрі", "ал"})


def tasks_of(passage: Passage, grammar: Grammar, first: int, last: int) -> list[Words]:
    """Return the tasks between two tokens; a Russian task begins with its infinitive's phrase, a Kazakh one ends so."""
    verbs = [
        p for p in range(first, last + 1) if grammar.is_infinitive(passage, p) and not _governed(passage, grammar, p)
    ]
    if passage.language == "kk":
        if last >= first and last not in verbs and passage.norm(last).endswith("у") and len(passage.norm(last)) > 3:
            verbs.append(last)
        return _kazakh(passage, verbs, first, last)
    return _russian(passage, grammar, verbs, first, last)


def _governed(passage: Passage, grammar: Grammar, position: int) -> bool:
    """Tell whether an infinitive hangs on another verb right before it («завершить», but «начать строить»)."""
    if passage.language == "kk":
        return False
    return position > 0 and (
        grammar.is_infinitive(passage, position - 1) or passage.norm(position - 1) in {"чтобы", "может", "могут"}
    )


def _russian(passage: Passage, grammar: Grammar, verbs: list[int], first: int, last: int) -> list[Words]:
    cuts = [first]
    for before, verb in pairwise(verbs):
        separators = [p for p in range(before + 1, verb) if passage.norm(p) in _BETWEEN]
        if not separators:
            continue
        cut = _cut(passage, separators)
        objects = any(grammar.part(passage, p) in {"NOUN", "NPRO"} for p in range(before + 1, cut))
        if objects:
            cuts.append(cut + 1)
    if not verbs:
        return []
    ends = [_before_separator(passage, cut - 1) for cut in cuts[1:]] + [last]
    starts = [_after_separator(passage, cut) for cut in cuts]
    return [Words(passage, start, end) for start, end in zip(starts, ends, strict=True) if end >= start]


def _cut(passage: Passage, separators: list[int]) -> int:
    """Return where the next task begins: at the strongest sign, else at the last joining word."""
    for sign in (";", ","):
        at = [p for p in separators if passage.norm(p) == sign]
        if at:
            return at[-1] if sign == ";" else at[0]
    return separators[-1]


def _kazakh(passage: Passage, verbs: list[int], first: int, last: int) -> list[Words]:
    found, start = [], first
    for number, verb in enumerate(verbs):
        ends = verb == verbs[-1] or passage.norm(verb + 1) in _BETWEEN
        if not ends:
            continue
        end = verb if number + 1 < len(verbs) else max(verb, min(last, verb + 1))
        found.append(Words(passage, _after_separator(passage, start), min(end, last)))
        start = verb + 1
    return found


def _after_separator(passage: Passage, position: int) -> int:
    while passage.norm(position) in _BETWEEN:
        position += 1
    return position


def _before_separator(passage: Passage, position: int) -> int:
    while passage.norm(position) in _BETWEEN:
        position -= 1
    return position
