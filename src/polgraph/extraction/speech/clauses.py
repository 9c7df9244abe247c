"""Cut a sentence into clauses, each with one verb, so that a fact's span is no longer than it has to be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from polgraph.extraction.document import Passage
from polgraph.extraction.speech.grammar import Grammar

_SIGNS = frozenset({",", ";", ":", "-"})
_JOINING = frozenset({"и", "а", "но", "однако", "зато", "және", "ал", "бірақ", "әрі"})
_SUBORDINATE = frozenset(
    (
        "что чтобы где куда когда если который которая которое которые которого которой которых которым "
        "которыми которому котором которую поскольку хотя откуда пока насколько"
    ).split()
)


@dataclass(frozen=True, slots=True)
class Clause:
    """Tokens *first* to *last* with a verb, or without one where a sentence has none."""

    first: int
    last: int

    def holds(self, position: int) -> bool:
        """Tell whether a token is in the clause."""
        return self.first <= position <= self.last


def clauses_of(passage: Passage, grammar: Grammar) -> list[Clause]:
    """Return the clauses of a passage, in order; final full stops are left out."""
    parts = list(_parts(passage, grammar))
    return _joined_kazakh(passage, grammar, parts) if passage.language == "kk" else _joined(passage, grammar, parts)


def end_of_words(passage: Passage, last: int | None = None) -> int:
    """Return the last token that is no sentence end, from *last* backwards."""
    position = len(passage.tokens) - 1 if last is None else last
    while position > 0 and passage.tokens[position].norm in {".", "!", "?", "…", ",", ";", ":", "-"}:
        position -= 1
    return position


def _parts(passage: Passage, grammar: Grammar) -> Iterator[Clause]:
    """Cut at signs and at joining words outside quotation marks and brackets."""
    first, depth, last = 0, 0, end_of_words(passage)
    names = [
        (a, b) for a, b in passage.quoted if b - a < 4 or not any(grammar.is_verb(passage, p) for p in range(a, b + 1))
    ]
    quoted = {p for a, b in names for p in range(a, b + 1)}
    for position in range(last + 1):
        norm = passage.norm(position)
        depth += (norm == "(") - (norm == ")")
        if depth or position in quoted:
            continue
        kazakh = norm in {"және", "әрі"} and not grammar.is_verb(passage, max(position - 1, 0))
        if norm in _SIGNS or (norm in _JOINING and not kazakh):
            if position > first:
                yield Clause(first, position - 1)
            first = position + 1
    if first <= last:
        yield Clause(first, last)


def _joined(passage: Passage, grammar: Grammar, parts: list[Clause]) -> list[Clause]:
    """Join a part without a verb, and a subordinate one, to the part before it."""
    found: list[Clause] = []
    waiting: int | None = None
    for part in parts:
        span = range(part.first, part.last + 1)
        verb = any(grammar.is_verb(passage, position) for position in span)
        subordinate = any(passage.norm(position) in _SUBORDINATE for position in span[:2])
        if not verb and not found:
            waiting = part.first if waiting is None else waiting
        elif found and (subordinate or not verb):
            found[-1] = Clause(found[-1].first, part.last)
        else:
            found.append(Clause(part.first if waiting is None else waiting, part.last))
            waiting = None
    if waiting is not None:
        found.append(Clause(waiting, parts[-1].last))
    return found


def _joined_kazakh(passage: Passage, grammar: Grammar, parts: list[Clause]) -> list[Clause]:
    """Join a part that does not end in a verb to the part after it."""
    found: list[Clause] = []
    waiting: int | None = None
    for part in parts:
        first = part.first if waiting is None else waiting
        if grammar.ends_part(passage, part.last):
            found.append(Clause(first, part.last))
            waiting = None
        else:
            waiting = first
    if waiting is not None:
        if found:
            found[-1] = Clause(found[-1].first, parts[-1].last)
        else:
            found.append(Clause(waiting, parts[-1].last))
    return found
