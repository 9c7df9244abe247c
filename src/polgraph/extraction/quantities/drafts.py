"""Read each number of a text with its unit, one at a time; what binds numbers to each other comes later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from polgraph.extraction.quantities.fractions import FractionReader
from polgraph.extraction.quantities.lookalikes import NumberContext, is_year, telephones
from polgraph.extraction.quantities.units import Bound, Phrases, Unit, modifiers, units, word_sets
from polgraph.extraction.quantities.words import ONE, NumberReader, Reading, kazakh_forms, number_words
from polgraph.extraction.tables import Rows, Tables
from polgraph.extraction.tokens import Token

ABBREVIATIONS = frozenset("проц тыс млн млрд трлн кг г т ц л гр тг руб мин".split())
JOINTS = frozenset({",", "и", "және", "мен"})
CURRENCIES = frozenset("$₸€")
LONE_UNITS = frozenset({"kilogram", "litre"})
MIN_LONE = 4


@dataclass(frozen=True, slots=True)
class Draft:
    """A quantity on the way; *high* closes an interval, *lone* needs a modifier («тоннадан астам»)."""

    value: Decimal
    core: int
    last: int
    unit: str = "count"
    raw: Decimal = ONE
    high: Decimal | None = None
    factor: Decimal = ONE
    case: str = ""
    scale: str = ""
    bound: Bound = "exact"
    sign: int = 0
    first: int = -1
    plain: bool = False  # no unit and no noun of its own yet
    lone: bool = False
    settled: bool = False  # one of a pair: «до» is no bound here


class DraftReader:
    """Reads the numbers of one language with their units."""

    def __init__(self, rows: Tables, language: str) -> None:
        words = number_words(rows["number-words"], language)
        sets = word_sets(rows["number-modifiers"], language)
        self._reader = NumberReader(words, language)
        self.context = NumberContext(sets, _months(rows["months"], language), self._reader)
        self._fractions = FractionReader(self._reader, self.context.has, language)
        self._units = units(rows["units"], language)
        self._after = modifiers(rows["number-modifiers"], language, "after")
        self._lone = _lone_units(rows["units"], language)
        self._starts = words.keys() | sets.get("each", frozenset()) | self._lone.keys()

    def read(self, tokens: Sequence[Token]) -> list[Draft]:
        """Return the numbers with their units."""
        starts = self._starts
        places = [n for n, token in enumerate(tokens) if token.kind == "number" or token.norm in starts]
        if not places:
            return []
        silent = telephones(tokens)
        found: list[Draft] = []
        free = articles = -1
        for index in places:
            if index < free or index in silent:
                continue
            draft, free, blocked = self._at(tokens, index, articles)
            if blocked:
                articles = free
            elif draft is not None:
                found.append(draft)
        return found

    def _at(self, tokens: Sequence[Token], index: int, articles: int) -> tuple[Draft | None, int, bool]:
        """Return the draft at *index*, where the search goes on, and whether a number was blocked."""
        part = self._fractions.read(tokens, index)
        if part is not None:
            bound: Bound = "exact" if part.exact else "approximate"
            case = self._reader.case(tokens, part.last)
            percent = Draft(part.value, index, part.last, "percent", case=case, scale="fraction", bound=bound)
            return percent, part.last + 1, False
        reading = self._reader.read(tokens, index)
        if reading is None:
            unit = self._lone.get(tokens[index].norm)
            lone = (
                Draft(unit.factor, index, index, unit.name, case=unit.case, scale="words", lone=True) if unit else None
            )
            return lone, index + 1, False
        follows = articles >= 0 and index == articles + 1 and tokens[articles].norm in JOINTS
        if self.context.blocks(tokens, index, reading) and not self._has_unit(tokens, reading):
            return None, reading.last + 1, True
        if follows and _ends_list(tokens, reading.last + 1):
            return None, reading.last + 1, True
        draft = self._measured(tokens, index, self._with_stray_decimal(tokens, reading))
        if draft is None:
            return None, reading.last + 1, True
        ranged = self._ranged(tokens, draft, reading)
        return ranged, (ranged or draft).last + 1, ranged is None

    def _has_unit(self, tokens: Sequence[Token], reading: Reading) -> bool:
        """Tell whether a unit follows «один»; other blocked numbers stay so."""
        unit = self._units.match(tokens, reading.last + 1) if reading.kind == "one" else None
        return unit is not None and unit[0].name not in {"other", "times"}

    def _with_stray_decimal(self, tokens: Sequence[Token], reading: Reading) -> Reading:
        """Read «27, 5 %» as one number."""
        comma, figure = reading.last + 1, reading.last + 2
        if figure + 1 >= len(tokens) or tokens[comma].norm != "," or not tokens[figure].text.isdigit():
            return reading
        beside = tokens[comma].start == tokens[reading.last].end and tokens[figure].start == tokens[comma].end + 1
        whole = reading.kind == "figures" and reading.scale == ONE and not reading.grouped
        if not (beside and whole and len(tokens[figure].text) == 1):
            return reading
        unit = self._units.match(tokens, figure + 1)
        word = self._reader.word(tokens, figure + 1)
        if unit is not None and unit[0].kind == "joins":
            factor, last = ONE, figure
        elif word is not None and word.kind == "scale":
            factor, last = word.value, figure + 1
        else:
            return reading
        raw = reading.value + Decimal(tokens[figure].text) / 10
        return replace(reading, value=raw * factor, raw=raw, scale=factor, last=last)

    def _measured(self, tokens: Sequence[Token], index: int, reading: Reading) -> Draft | None:
        """Give the number its unit, and its smaller units: «1 т 215 кг»."""
        bound: Bound = "approximate" if reading.case == "similative" else "exact"
        scale = "" if reading.kind == "figures" else "words"
        draft = Draft(reading.value, index, reading.last, raw=reading.raw, case=reading.case, scale=scale, bound=bound)
        draft = replace(draft, lone=reading.kind == "scale", unit=reading.unit or "count", plain=not reading.unit)
        if reading.loose:
            draft = replace(draft, bound="lower-bound")
        if reading.case or reading.unit:
            return draft
        at = over_full_stop(tokens, reading.last + 1)
        between = self._after.match(tokens, at)
        found = self._units.match(tokens, between[1] + 1) if between and not between[0].governs else None
        if found and between:
            draft = replace(draft, bound=between[0].bound)
        found = found or self._units.match(tokens, at)
        if found is None:
            priced = _with_currency(tokens, self._units, draft)
            if _runs_on(tokens, reading.last):
                return None
            return None if priced.plain and draft.value != draft.value.to_integral_value() and scale else priced
        unit, last = found[0], found[1]
        if unit.name == "times":
            return self._factor(tokens, draft, last)
        if _is_false_gram(tokens, index, last, reading):
            return None if is_year(tokens, index, reading) else draft
        last, case = self._reader.ending(tokens, last, unit.case)
        value = draft.value * unit.factor
        measured = replace(draft, value=value, factor=unit.factor, unit=unit.name, last=last, case=case, plain=False)
        return self._compounded(tokens, measured, unit)

    def _factor(self, tokens: Sequence[Token], draft: Draft, last: int) -> Draft:
        """Read «в 2,3 раза» as a factor and «5 раз» as a count."""
        if draft.core and tokens[draft.core - 1].norm in {"в", "во"}:
            return replace(draft, unit="factor", last=last, plain=False)
        return replace(draft, plain=False)

    def _compounded(self, tokens: Sequence[Token], draft: Draft, unit: Unit) -> Draft:
        """Add smaller units of mass that follow."""
        while unit.kind == "mass" and not draft.case:
            at = over_full_stop(tokens, draft.last + 1)
            reading = self._reader.read(tokens, at)
            found = self._units.match(tokens, reading.last + 1) if reading and not reading.case else None
            if reading is None or found is None or found[0].kind != "mass" or found[0].factor >= unit.factor:
                break
            unit, last = found
            draft = replace(draft, value=draft.value + reading.value * unit.factor, last=last, case=unit.case)
        return draft

    def _ranged(self, tokens: Sequence[Token], draft: Draft, reading: Reading) -> Draft | None:
        """Read «10–14 тонн»; None where the dash joins no interval, as in years and codes."""
        dash = reading.last + 1
        if dash + 1 >= len(tokens) or tokens[dash].norm != "-" or tokens[dash].start != tokens[reading.last].end:
            return draft
        if tokens[dash + 1].start != tokens[dash].end or tokens[dash + 1].kind != "number":
            return draft
        second = self._reader.read(tokens, dash + 1)
        if second is None or second.kind == "ordinal" or second.value <= draft.raw or second.grouped:
            return None
        high = self._measured(tokens, dash + 1, second)
        if high is None:
            return None
        if high.unit == "count" and draft.core and tokens[draft.core - 1].norm == "в":
            high = self._times(tokens, high)
        low = draft.value * second.scale * high.factor if second.scale > ONE else draft.value * high.factor
        return replace(high, value=low, high=high.value, core=draft.core, bound="interval")

    def _times(self, tokens: Sequence[Token], high: Draft) -> Draft:
        found = self._units.match(tokens, high.last + 1)
        return replace(high, unit="factor", last=found[1]) if found and found[0].name == "times" else high


def _months(rows: Rows, language: str) -> frozenset[str]:
    """Return the forms of the names of months."""
    forms = [form for row_language, _, forms in rows if row_language == language for form in forms.split()]
    return frozenset(forms if language == "ru" else [form for stem in forms for form, _ in kazakh_forms(stem)])


def _lone_units(rows: Rows, language: str) -> dict[str, Unit]:
    """Return the units that may stand without a number, as in «более тонны»."""
    return {
        form: Unit(name, Decimal(factor), kind, case)
        for row_language, name, factor, kind, forms in rows
        if row_language == language and name in LONE_UNITS
        for stem in forms.split()
        if len(stem) > MIN_LONE
        for form, case in (kazakh_forms(stem) if language == "kk" else [(stem, "")])
    }


def over_full_stop(tokens: Sequence[Token], index: int) -> int:
    """Return the index after the full stop of an abbreviation before *index*, or *index*."""
    if not 0 < index < len(tokens) or tokens[index].norm != "." or tokens[index - 1].norm not in ABBREVIATIONS:
        return index
    return index + 1 if tokens[index].start == tokens[index - 1].end else index


def _with_currency(tokens: Sequence[Token], known: Phrases[Unit], draft: Draft) -> Draft:
    """Give the number the sign of the currency before it, as in «$500»."""
    if not draft.core or tokens[draft.core - 1].norm not in CURRENCIES:
        return draft
    found = known.match(tokens, draft.core - 1)
    return replace(draft, unit=found[0].name, core=draft.core - 1, plain=False) if found else draft


def _ends_list(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether no noun stands at *index*, so that the number before it goes on with a list of articles."""
    return index >= len(tokens) or tokens[index].norm in JOINTS or not tokens[index].text[0].islower()


def _runs_on(tokens: Sequence[Token], last: int) -> bool:
    """Tell whether letters follow without a space, as in «9f2c»."""
    return last + 1 < len(tokens) and tokens[last + 1].kind == "word" and tokens[last + 1].start == tokens[last].end


def _is_false_gram(tokens: Sequence[Token], index: int, last: int, reading: Reading) -> bool:
    """Tell whether «г» is a year or a city and no mass."""
    if tokens[last].norm != "г":
        return False
    name = last + 2 < len(tokens) and tokens[last + 1].norm == "." and tokens[last + 2].text[0].isupper()
    return name or is_year(tokens, index, reading)
