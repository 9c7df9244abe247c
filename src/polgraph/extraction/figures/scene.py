"""A sentence laid out for reading its numbers: segments, gaps between quantities, and what stands in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from polgraph.extraction.document import Passage
from polgraph.extraction.quantities import Quantity
from polgraph.extraction.terms import Term

_AGES = ("век", "час", "год", "столет", "ғасыр", "сағат", "жыл")
TOO_MANY = 10**15
_WHERE = ("да", "де", "та", "те", "дан", "ден", "тан", "тен", "нан", "нен")
_BREAKS = frozenset(",;:()")
_BREAKING_WORDS = frozenset({"а", "но", "зато", "однако", "тогда", "ал", "алайда", "бірақ", "причем", "притом"})


NOT_DONE = re.compile(r"[мбп][ае](?:ған|ген|ды|ді|й|йды|йді)\Z")
"""What negated Kazakh verbs end in."""
_PAID = frozenset({"damage", "compensated", "fined"})
_INSIDE = frozenset({"measure", "direction", "setting", "cause"})


@dataclass(frozen=True)
class Slot:
    """A quantity with its place among the others: the gap before it and the gap after it, as token ranges."""

    quantity: Quantity
    before: range
    after: range


class Scene:
    """One passage, with posts and other taken stretches masked."""

    def __init__(self, passage: Passage, masked: frozenset[int], *, on_roads: bool = False) -> None:
        self.passage = passage
        self.masked = masked
        self.on_roads = on_roads  # the release is about traffic: a bare «нарушение» is one of traffic rules
        self.claimed = -1  # the last token that a number before has as its noun

    @cached_property
    def segments(self) -> tuple[int, ...]:
        """The number of the segment that each token is in; punctuation and contrast begin a new one."""
        found, number = [], 0
        for position, token in enumerate(self.passage.tokens):
            breaking = token.norm in _BREAKS or (token.norm in _BREAKING_WORDS and position > 0)
            dash = token.norm == "-" and self._is_clause_dash(position)
            if breaking or dash:
                number += 1
            found.append(number)
        return tuple(found)

    def _is_clause_dash(self, position: int) -> bool:
        """A dash after a number opens a new part («— на 9 % меньше»); before one it joins («убийства — 44»)."""
        if self.passage.norm(position + 1) == "на":
            return True
        return bool(self.passage.quantities) and any(q.last == position - 1 for q in self.passage.quantities)

    @cached_property
    def quantities(self) -> list[Quantity]:
        """The quantities that may be facts: one in brackets that repeats or sharpens the one before stands for it."""
        found: list[Quantity] = []
        for read in self.passage.quantities:
            quantity = read
            spoken = quantity.scale == "fraction" and self.passage.norm(quantity.last + 1).startswith(_AGES)
            alone = self._is_quoted_alone(quantity)
            if quantity.unit == "other" or spoken or alone or self._is_no_number(quantity):
                continue
            if quantity.unit == "count" and self._is_sum(quantity, found[-1].unit if found else ""):
                quantity = replace(quantity, unit="tenge")  # «… вернуть удалось 4,2 млн»
            elided = isinstance(quantity.value, float) and self.passage.norm(quantity.first - 1) in {"против", "вместо"}
            if elided and quantity.unit == "count" and found:
                quantity = replace(quantity, unit=found[-1].unit)  # «31,5 процента против 24,8»
            if found and self._restates(found[-1], quantity):
                before = found.pop()
                same = before.value == quantity.value
                found.append(before if same else replace(quantity, first=before.first))
            else:
                found.append(quantity)
        return found

    def _is_no_number(self, quantity: Quantity) -> bool:
        """«бір үйден», «бірлік», and numbers that no count reaches."""
        value = quantity.value if not isinstance(quantity.value, tuple) else quantity.value[1]
        if value >= TOO_MANY:
            return True
        following = self.passage.norm(quantity.last + 1)
        one = quantity.value == 1 and quantity.scale == "words" and self.passage.language == "kk"
        return one and (self.passage.norm(quantity.core).startswith("бірлік") or following.endswith(_WHERE))

    def _is_sum(self, quantity: Quantity, before: str) -> bool:
        """«96,5 млн возмещено» in a sentence of money; «1,2 млн человек» is none."""
        paid = any(t.id in _PAID for t in self.terms("measure", range(len(self.passage.tokens))))
        if before != "tenge" and not paid:
            return False
        last, behind = self.passage.norm(quantity.last), range(quantity.last + 1, quantity.last + 3)
        done = bool(self.terms("measure", behind)) and not self.terms("subject", behind)
        return last.startswith(("млн", "млрд", "миллион", "миллиард")) and (done or self._stops(quantity.last + 1))

    def _stops(self, position: int) -> bool:
        return position >= len(self.passage.tokens) or self.passage.tokens[position].kind == "punct"

    def _is_quoted_alone(self, quantity: Quantity) -> bool:
        """«102» between quotation marks is a name."""
        before = self.passage.tokens[quantity.first - 1].text if quantity.first else ""
        return before in '«“"' and before != "" and self.passage.norm(quantity.last + 1) in {"»", "”", '"'}

    def _restates(self, one: Quantity, two: Quantity) -> bool:
        """«полутора тонн (1,56 т)», «каждое пятое (20%)»."""
        if one.scale == "fraction" and two.sign and one.unit == two.unit == "percent" and self.in_brackets(two.first):
            return (
                not isinstance(two.value, tuple) and not isinstance(one.value, tuple) and abs(one.value - two.value) < 5
            )
        if one.unit != two.unit or two.sign or not self.in_brackets(two.first) or self.in_brackets(one.first):
            return False
        if isinstance(one.value, tuple) or isinstance(two.value, tuple):
            return False
        if one.value == two.value:
            return one.unit == "percent"
        near = abs(one.value - two.value) <= 0.15 * max(two.value, 1)
        return near and one.unit not in {"count", "percent"} and two.first - one.last <= 3

    def in_brackets(self, position: int) -> bool:
        """Tell whether a token stands between round brackets."""
        signs = [token.norm for token in self.passage.tokens[:position]]
        return signs.count("(") > signs.count(")")

    @cached_property
    def slots(self) -> list[Slot]:
        """The quantities in order, each with the gaps around it."""
        found = []
        quantities = self.quantities
        for number, quantity in enumerate(quantities):
            start = quantities[number - 1].last + 1 if number else 0
            stop = quantities[number + 1].first if number + 1 < len(quantities) else len(self.passage.tokens)
            found.append(Slot(quantity, range(start, quantity.first), range(quantity.last + 1, stop)))
        return found

    def terms(self, scheme: str, where: range) -> list[Term]:
        """Return the terms of a scheme that lie within a token range and are not masked."""
        return [term for term in self._by_scheme.get(scheme, ()) if term.first in where and term.last in where]

    @cached_property
    def _by_scheme(self) -> dict[str, list[Term]]:
        """The terms by scheme, without the masked and without verbs and settings that a longer noun holds."""
        nouns = [t for t in self.passage.of("subject") if t.last > t.first]
        found: dict[str, list[Term]] = {}
        for term in self.passage.terms:
            stretch = range(term.first, term.last + 1)
            inside = term.scheme in _INSIDE and any(
                noun.first <= term.first and term.last <= noun.last and noun.last - noun.first > term.last - term.first
                for noun in nouns
            )
            if (
                term.scheme == "measure"
                and self.passage.language == "kk"
                and NOT_DONE.search(self.passage.norm(term.last))
            ):
                continue  # «тіркелмеген қару»
            vague = term.scheme == "subject" and term.first == term.last and self._is_bare_violation(term)
            if not inside and not vague and self.masked.isdisjoint(stretch):
                found.setdefault(term.scheme, []).append(term)
        return found

    def _is_bare_violation(self, term: Term) -> bool:
        word = self.passage.norm(term.first)
        return word.startswith(("нарушен", "нарушител", "бұзушылы")) and not self.on_roads

    def cue(self, kind: str, where: range) -> Term | None:
        """Return the first small word of a kind within a token range."""
        scheme = "figure-noun" if kind.endswith("-noun") else "figure"
        return next((t for t in self.terms(scheme, where) if t.id == kind), None)

    def same_segment(self, one: int, other: int) -> bool:
        """Tell whether two tokens are in one segment."""
        return self.segments[one] == self.segments[other]

    def segment_of(self, position: int) -> range:
        """Return the token range of the segment around a token."""
        number = self.segments[position]
        first = self.segments.index(number)
        return range(first, first + self.segments.count(number))

    def between(self, one: int, other: int) -> Sequence[str]:
        """Return the folded tokens strictly between two positions."""
        return [token.norm for token in self.passage.tokens[one + 1 : other]]
