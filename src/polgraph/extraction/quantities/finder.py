"""Find the quantities of a text: numbers with their units, signs and modifiers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from polgraph.extraction.quantities.drafts import Draft, DraftReader, over_full_stop
from polgraph.extraction.quantities.units import Bound, Modifier, modifiers
from polgraph.extraction.tables import Tables
from polgraph.extraction.tokens import Token

TABLES = ("months", "number-modifiers", "number-words", "units")
LANGUAGES = ("kk", "ru")
SIGNS = {"-": -1, "+": 1, "минус": -1, "плюс": 1}
PREPOSITIONS = frozenset("в во на о об с со к у из по за при".split())
EM_DASH = "\u2014"
PERCENTS = frozenset({"percent", "percentage-point"})
RATES = {Decimal(1_000): "other", Decimal(10_000): "per-10000-population", Decimal(100_000): "other"}
RATE_WORDS = frozenset(["на", "каждые", "әр", "әрбір"])
ENDS_LIKE = {"ablative": ("дан", "ден", "тан", "тен", "нан", "нен"), "dative": ("ға", "ге", "қа", "ке", "на", "не")}
UP_TO = frozenset({"дейін", "дейінгі"})
_REACH = 8
_NOUNS = 3
_SCALE_APART = 20  # «с 900 до 1,2 тыс.»: the scale is not of the first

Number = int | float


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit and modifier; first, core and last are token indexes (last inclusive)."""

    value: Number | tuple[Number, Number]
    unit: str
    bound: Bound
    sign: int
    first: int
    core: int
    last: int
    case: str
    scale: str


class QuantityFinder:
    """Finds quantities in Russian and Kazakh tokens; *rows* are the tables named in TABLES."""

    def __init__(self, rows: Tables) -> None:
        self._finders = {language: _Finder(rows, language) for language in LANGUAGES}

    def find(self, tokens: Sequence[Token], language: str) -> list[Quantity]:
        """Return the quantities among *tokens*, sorted and not overlapping; *language* is "ru" or "kk"."""
        return self._finders[language].find(tokens)


class _Finder:
    """Finds the quantities of one language."""

    def __init__(self, rows: Tables, language: str) -> None:
        self._drafts = DraftReader(rows, language)
        self._pair = _paired_by_case if language == "kk" else _paired_by_prepositions
        self._before = modifiers(rows["number-modifiers"], language, "before")
        self._after = modifiers(rows["number-modifiers"], language, "after")

    def find(self, tokens: Sequence[Token]) -> list[Quantity]:
        drafts = self._drafts.read(tokens)
        if not drafts:
            return []
        found: list[Quantity] = []
        for draft in self._rated(tokens, self._joined(tokens, drafts)):
            done = self._loosened_after(tokens, self._loosened_before(tokens, _signed(tokens, draft)))
            loose = done.bound != draft.bound
            quantity = _quantity(tokens, done)
            if (loose or not done.lone) and (not found or quantity.core > found[-1].last):
                found.append(quantity)
        return found

    def _joined(self, tokens: Sequence[Token], drafts: list[Draft]) -> list[Draft]:
        """Join the ends of intervals; give both numbers of a pair the unit of the second."""
        joined = drafts[:1]
        for draft in drafts[1:]:
            pair = self._pair(tokens, joined[-1], draft)
            if pair and len(pair) == 1 and self._is_changed(tokens, pair[0].last):
                pair = (_sharing(joined[-1], draft), draft)
                pair = (replace(pair[0], settled=True), replace(pair[1], settled=True))
            joined[-1:] = pair or (joined[-1], draft)
        return joined

    def _is_changed(self, tokens: Sequence[Token], last: int) -> bool:
        """Tell whether a word of change follows «10-нан 15-ке дейін», which then is no interval."""
        after = last + 1
        closed = tokens[last].norm in UP_TO and after < len(tokens)
        return closed and self._drafts.context.begins("change-begins", tokens[after].norm)

    def _loosened_before(self, tokens: Sequence[Token], draft: Draft) -> Draft:
        """Apply «свыше», «не менее чем о», «шамамен»."""
        at = draft.core - 1
        if draft.settled or at < 0:
            return draft
        found = self._before.match(tokens, at)
        if found is None and tokens[at].norm in PREPOSITIONS:
            found = self._before.match(tokens, at - 1)
            found = found if found and found[0].governs else None
        if found is None or self._is_reached(tokens, found[1]):
            return draft
        bound = draft.bound if draft.high is not None else found[0].bound
        return replace(draft, bound=bound, first=found[1], lone=False)

    def _is_reached(self, tokens: Sequence[Token], at: int) -> bool:
        """Tell whether «до» at *at* follows a word of change: «снизилось до 118» states the level itself."""
        before = [token.norm for token in tokens[max(0, at - 2) : at]]
        return tokens[at].norm == "до" and any(self._drafts.context.begins("change-begins", word) for word in before)

    def _loosened_after(self, tokens: Sequence[Token], draft: Draft) -> Draft:
        """Apply «с лишним», «астам», «дейін», also behind the noun: «500 адамнан астам»."""
        found = self._after.match(tokens, draft.last + 1)
        if found is not None:
            if found[0].governs in {"", draft.case} and not draft.settled:
                return replace(_bounded(draft, found[0]), last=found[1], case=found[0].case)
            return draft
        if draft.unit != "count" or draft.case:
            return draft
        for at in range(draft.last + 1, min(draft.last + 1 + _NOUNS, len(tokens) - 1)):
            if tokens[at].kind != "word":
                break
            found = self._after.match(tokens, at + 1)
            if found and tokens[at].norm.endswith(ENDS_LIKE.get(found[0].governs, ("\0",))):
                return replace(_bounded(draft, found[0]), case=found[0].case)
        return draft

    def _rated(self, tokens: Sequence[Token], drafts: list[Draft]) -> list[Draft]:
        """Turn «на 10 тысяч жителей … 82,4» into one rate."""
        for place, draft in enumerate(drafts):
            if draft.value in RATES and draft.unit == "count" and self._is_population(tokens, draft):
                rest = drafts[:place] + drafts[place + 1 :]
                near = [n for n in (place, place - 1) if 0 <= n < len(rest) and _is_near(rest[n], draft)]
                if near:
                    rest[near[0]] = replace(rest[near[0]], unit=RATES[draft.value])
                return rest
        return drafts

    def _is_population(self, tokens: Sequence[Token], draft: Draft) -> bool:
        at = over_full_stop(tokens, draft.last + 1)
        if at >= len(tokens) or not self._drafts.context.has("rate-after", tokens[at].norm):
            return False
        if draft.core and tokens[draft.core - 1].norm in RATE_WORDS:
            return True
        return any(self._drafts.context.has("rate-word", token.norm) for token in tokens[at + 1 : at + 3])


def _is_near(draft: Draft, rate: Draft) -> bool:
    return draft.unit == "count" and draft.high is None and -_REACH <= draft.core - rate.last <= _REACH


def _bounded(draft: Draft, modifier: Modifier) -> Draft:
    return replace(draft, bound=draft.bound if draft.high is not None else modifier.bound, lone=False)


def _paired_by_prepositions(tokens: Sequence[Token], low: Draft, high: Draft) -> tuple[Draft, ...] | None:
    """Bind «от 15 до 20» and «с 54 до 63»; up to three words may stand after the first number."""
    if high.core - low.last > _NOUNS + 2 or high.core < 1 or high.high is not None:
        return None
    before = tokens[low.core - 1].norm if low.core else ""
    joint = tokens[high.core - 1].norm
    direct = high.core - over_full_stop(tokens, low.last + 1) == 1
    if before == "до" and joint in {"с", "со"} and direct:
        return replace(low, settled=True), _sharing(high, low)
    if joint != "до" or before not in {"с", "со", "от"}:
        return None
    if any(token.kind != "word" for token in tokens[over_full_stop(tokens, low.last + 1) : high.core]):
        return None
    low = _sharing(low, high) if direct else low
    if before == "от" and low.value < high.value:
        return (_interval(low, high, low.core - 1),)
    return replace(low, settled=True), replace(high, settled=True)


def _paired_by_case(tokens: Sequence[Token], low: Draft, high: Draft) -> tuple[Draft, ...] | None:
    """Bind «10-нан 15-ке дейін» and «16-дан 22 пайызға»."""
    if low.case != "ablative" or high.core != low.last + 1 or high.high is not None:
        return None
    low = _sharing(low, high)
    ends = high.case == "dative" and high.last + 1 < len(tokens) and tokens[high.last + 1].norm in UP_TO
    if ends and low.value < high.value:
        return (replace(_interval(low, high, low.core), last=high.last + 1, case="", settled=True),)
    return replace(low, settled=True), replace(high, settled=True)


def _interval(low: Draft, high: Draft, first: int) -> Draft:
    return replace(high, value=low.value, high=high.value, core=low.core, first=first, bound="interval", settled=True)


def _sharing(poor: Draft, rich: Draft) -> Draft:
    """Give *poor* the unit and the scale of *rich*, where it has none of its own."""
    if not poor.plain:
        return poor
    scale = rich.value / rich.factor / rich.raw if rich.raw else Decimal(1)
    alone = poor.value == poor.raw and poor.raw <= rich.raw * _SCALE_APART
    value = poor.value * rich.factor * (scale if alone else 1)
    return replace(poor, value=value, unit=rich.unit)


def _signed(tokens: Sequence[Token], draft: Draft) -> Draft:
    """Read the sign before the number; a dash with a space on both sides is punctuation, but for «, – 12,7 %»."""
    at = draft.core - 1
    sign = SIGNS.get(tokens[at].norm, 0) if at >= 0 else 0
    if not sign:
        return draft
    percent = draft.unit in PERCENTS
    if tokens[at].kind == "punct":
        if tokens[at].end == tokens[at + 1].start:
            dash = at == 0 or tokens[at].text == EM_DASH
            sign = 0 if dash and sign < 0 and not percent else sign
        elif not (percent and at > 1 and tokens[at].text != EM_DASH and _opens_change(tokens, at)):
            sign = 0
    return replace(draft, sign=sign, core=at) if sign else draft


def _opens_change(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the dash at *at* follows a bracket, or a number and a comma: «233, – 12,7 %»."""
    before = tokens[at - 2]
    return tokens[at - 1].norm == "(" or (
        tokens[at - 1].norm == "," and (before.kind in {"number", "suffix"} or before.norm == "%")
    )


def _quantity(tokens: Sequence[Token], draft: Draft) -> Quantity:
    first = draft.core if draft.first < 0 else min(draft.first, draft.core)
    stop = over_full_stop(tokens, draft.last + 1)
    last = draft.last + 1 if draft.last + 1 < stop < len(tokens) and _goes_on(tokens[stop]) else draft.last
    low = _number(draft.value)
    value = low if draft.high is None else (low, _number(draft.high))
    return Quantity(value, draft.unit, draft.bound, draft.sign, first, draft.core, last, draft.case, draft.scale)


def _goes_on(token: Token) -> bool:
    """Tell whether the sentence goes on with *token* after an abbreviation."""
    return not token.text[0].isupper() and token.kind != "number"


def _number(value: Decimal) -> Number:
    return int(value) if value == value.to_integral_value() else float(value)
