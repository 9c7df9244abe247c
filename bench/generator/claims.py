"""Sentences with figures, and what they state: each indicator once in a text, so that no two claims disagree.

A wording states what its slots tell: *level* a figure with its noun, *now* and *before* bare numbers, *by* how much
something moved, *signed* the same with a sign, *rate* a share that was cleared. *many* and *plural* name the offence,
*where* sets the scene; *a*, *b* and *c* are the members of a list, which have slots of their own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import TYPE_CHECKING

from bench.generator.amounts import FRAMES, Amount, Style, moved, numbered, percents
from bench.generator.known import Change, Level
from bench.generator.wordings import Row, capital, chosen, rows, table

from polgraph.facts import Number, Period

if TYPE_CHECKING:
    from bench.generator.dice import Dice

FORMS = {
    "against": 0.09,
    "from-to": 0.12,
    "level": 0.22,
    "level-move": 0.16,
    "list": 0.06,
    "move": 0.22,
    "only": 0.07,
    "rate": 0.03,
    "rate-move": 0.03,
}
OF_A_DAY = {"level": 1.0}  # what is told of a few days has no year before
KINDS = {"approximate": 0.08, "exact": 0.76, "interval": 0.015, "lower-bound": 0.13, "upper-bound": 0.015}
MOVED = {"absolute": 0.22, "factor": 0.16, "percent": 0.62}
BOUNDS: Mapping[str | None, float] = {None: 0.84, "approximate": 0.06, "lower-bound": 0.1}
SIGNS = {"down": ("-", "\u2212"), "up": ("+",)}
MILLION = 1_000_000


@dataclass
class Claims:
    """What one text has stated so far, in the order of its sentences."""

    style: Style
    dice: Dice
    region: str
    period: Period
    openings: tuple[str, ...]
    forms: Mapping[str, float] = field(default_factory=lambda: FORMS)
    levels: list[Level] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._offences = self.dice.mixed(table("offences"))
        figures = self.dice.mixed(rows("figures", language=self.style.language))
        self._figures = list({(one["measure"], one["subject"], one["setting"]): one for one in figures}.values())

    def figure(self) -> str:
        """Tell an indicator that has words of its own; nothing when all are told."""
        if not self._figures:
            return ""
        row = self._figures.pop()
        amount = self._amount(row, row["unit"], self._kind(row["unit"]))
        self._state(row, row["measure"], amount, self.region)
        return self._written(row["wording"], n=amount)

    def offence(self, form: str | None = None, *, where: str | None = None, region: str | None = None) -> str:
        """Tell of the next offence, or of three in a list; nothing when too few are left.

        *where* begins the sentence, which is then about *region* and not about that of the text.
        """
        row = self.dice.pick(rows("claims", language=self.style.language, form=form or self.dice.weighed(self.forms)))
        members = sorted(set(re.findall(r"{([abc])\.", row["wording"])))
        if len(self._offences) < max(1, len(members)):
            return ""
        if members:
            return self._written(row["wording"], **{name: self._member(row, self.region) for name in members})
        slots = vars(self._member(row, region or self.region))
        return self._written(row["wording"], **({"where": where} if where else {}), **slots)

    def _member(self, row: Row, region: str) -> SimpleNamespace:
        """Return the words for one offence in the slots of *row*, and keep what they state."""
        offence, ru = self._offences.pop(), self.style.language == "ru"
        words = SimpleNamespace(many=offence["many" if ru else "kk"], plural=offence["plural" if ru else "kk"])
        asked = set(re.findall(r"{(?:\w\.)?(\w+)", row["wording"]))
        now: Number = 0
        if asked & {"level", "now"}:
            kind = "exact" if asked & {"now", "before"} else self._kind("count")
            amount = self._amount(offence, "count", kind)
            now = amount.value if not isinstance(amount.value, tuple) else amount.value[0]
            words.now = numbered(now, self.style)
            words.level = format(amount, f"{offence['few']}/{offence['many']}" if ru else offence["kk"])
            self._state(offence, row["measure"], amount, region)
        if "rate" in asked:
            words.rate = Amount("exact", _plain((300 + self.dice.below(600)) / 10), "percent", self.style, "{}")
            self._state(offence, row["measure"], words.rate, region)
        if row["direction"]:
            vars(words).update(self._change(offence, row, asked, (now, region)))
        return words

    def _change(self, offence: Row, row: Row, asked: set[str], level: tuple[Number, str]) -> Mapping[str, object]:
        """Return the words for how an offence moved to its *level* in a region, and keep what they state."""
        (now, region), direction = level, row["direction"]
        kind, value, bound, previous, words = "direction-only", None, None, None, {}
        if "before" in asked:
            step = max(1, int(now) * (3 + self.dice.below(30)) // 100)
            previous = now + step if direction == "down" else now - step
            words = {"before": numbered(previous, self.style)}
        elif asked & {"by", "signed"}:
            kind, bound = self._moved(row)
            value = self._step(kind, now or int(offence["least"]), direction)
            by = moved(kind, abs(value), bound, self.style)
            signed = f"{self.dice.pick(SIGNS.get(direction, ('',)))}{percents(abs(value), self.style)}"
            words = {"by": by, "signed": signed}
        about = (row["measure"], offence["subject"], offence["setting"] or None)
        self.changes.append(Change(*about, direction, kind, value, bound, previous, region, self.period))
        return words

    def _moved(self, row: Row) -> tuple[str, str | None]:
        """Return how a movement is counted, and how it is bounded."""
        if row["measure"] == "clearance-rate":
            return "percentage-point", None
        if row["form"] in ("list", "bullet"):
            return "percent", None
        kind = self.dice.weighed(MOVED)
        return kind, self.dice.weighed(BOUNDS) if kind == "percent" else None

    def _step(self, kind: str, now: Number, direction: str) -> Number:
        """Return by how much something moved, with a sign unless it is a factor."""
        sign = -1 if direction == "down" else 1
        if kind == "factor":
            return _plain((12 + self.dice.below(28)) / 10)
        if kind == "absolute":
            return sign * (2 + self.dice.below(max(1, int(now) // 3)))
        if kind == "percentage-point":
            return sign * (self.dice.below(9) + (1 + self.dice.below(9)) / 10)
        return sign * _plain((11 + self.dice.below(290)) / 10)

    def _amount(self, row: Row, unit: str, kind: str) -> Amount:
        """Draw a level between the least and the most of *row*."""
        least, most = int(row["least"]), int(row["most"])
        frame = self.dice.pick(FRAMES[self.style.language][kind])
        value: Number = least + self.dice.below(most - least)
        if kind != "exact":
            value = _round(int(value))
        elif unit == "count":
            value += value % 10 == 1  # nouns and verbs of the tables are for several
        elif self.dice.chance(0.5):
            value = _plain((value * 10 + self.dice.below(10)) / 10)
        value *= MILLION if unit == "tenge" else 1
        whole = _plain(value)
        return Amount(kind, (whole, whole * 3 // 2) if kind == "interval" else whole, unit, self.style, frame)

    def _kind(self, unit: str) -> str:
        """Draw how a level is bounded, as far as the language has words for it."""
        kind = self.dice.weighed(KINDS)
        usual = kind in FRAMES[self.style.language] and not (kind == "interval" and unit == "count")
        return kind if usual else "exact"

    def _state(self, row: Row, measure: str, amount: Amount, region: str) -> None:
        about = (measure, row["subject"], row["setting"] or None)
        self.levels.append(Level(*about, amount.kind, amount.value, amount.unit, region, self.period))

    def _written(self, wording: str, **slots: object) -> str:
        where = slots.pop("where", self.dice.pick(self.openings))
        return capital(chosen(wording, self.dice).format(where=where, **slots).strip())


def _plain(value: Number) -> Number:
    """Return a whole number as one."""
    return int(value) if value == int(value) else round(value, 1)


def _round(value: int) -> int:
    """Return a number as newsrooms round it: two figures, or one below a hundred."""
    place = 10 ** max(len(str(value)) - 2, 1)
    return max(place, value // place * place)
