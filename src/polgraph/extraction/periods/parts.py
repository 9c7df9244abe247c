"""Parts of a year: halves, quarters, months and days, as Russian and Kazakh write them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from polgraph.extraction.periods.words import FIRST_YEAR, LAST_DAY, LAST_YEAR, MONTHS, PeriodWords, Word
from polgraph.extraction.tokens import Token

Day = tuple[int, int]
ORDINAL_ENDINGS = frozenset("й го м му ый ом е я ой ші шы інші ыншы".split())
_JOINTS = frozenset(["-", "по", "до", "и", "мен", "пен", "бен", "және"])
_DAY_ENDINGS = frozenset("го е нан нен дан ден тан тен сі сы ші шы і ы му".split())
_NO_COUNT_BEFORE = frozenset(["на", "через", "каждые", "от", "более", "свыше", "больше"])


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a year; *year* is set where a date in figures says it."""

    kind: str
    last: int
    months: tuple[int, int] | None = None
    days: tuple[Day, Day] | None = None
    year: int | None = None
    case: str = ""


class Reader:
    """Reads parts and years among the tokens of one sentence."""

    def __init__(self, tokens: Sequence[Token], words: PeriodWords, language: str) -> None:
        self.tokens = tokens
        self.words = words.read(tokens)
        self.kazakh = language == "kk"
        self._lexicon = words

    def word(self, index: int) -> Word:
        """Return what the token at *index* begins."""
        return self.words[index] if 0 <= index < len(self.words) else Word()

    def kind(self, index: int, *kinds: str) -> bool:
        """Tell whether the token at *index* begins a word of one of *kinds*."""
        return not self.word(index).kinds.keys().isdisjoint(kinds)

    def norm(self, index: int) -> str:
        """Return the folded token at *index*, or nothing beyond the ends."""
        return self.tokens[index].norm if 0 <= index < len(self.tokens) else ""

    def number(self, index: int, low: int, high: int) -> int | None:
        """Return the whole number at *index* if it lies between *low* and *high*."""
        if not 0 <= index < len(self.tokens) or self.tokens[index].kind != "number":
            return None
        text = self.tokens[index].text
        return int(text) if text.isdecimal() and len(text) <= 4 and low <= int(text) <= high else None

    def part(self, index: int) -> Part | None:
        """Return the part of a year that begins at *index*."""
        if not 0 <= index < len(self.tokens):
            return None
        token = self.tokens[index]
        if token.kind in {"date", "number"}:
            return self._date(index) if token.kind == "date" else self._numbered(index)
        word = self.words[index]
        if "month" in word.kinds or "month-range" in word.kinds:
            return self._months(index)
        if "ordinal" in word.kinds:
            return self._piece(word.last + 1, word.kinds["ordinal"])
        return self._whole_or_counted(index, word)

    def _whole_or_counted(self, index: int, word: Word) -> Part | None:
        """Read «І-тоқсан» in one token, «полугодие», «девять месяцев»."""
        for kind in ("quarter", "half"):
            if f"{kind}-number" in word.kinds:
                return _piece(kind, word.kinds[f"{kind}-number"], index, word.case)
        if "half" in word.kinds:
            return Part("half", word.last, (1, 6), case=word.case)
        return self._counted(index, word.last + 1, word.kinds["count"]) if "count" in word.kinds else None

    def _date(self, index: int) -> Part | None:
        day, month, year = (int(piece) for piece in self.tokens[index].text.split("."))
        if not (1 <= month <= MONTHS and 1 <= day <= LAST_DAY):
            return None
        at = index + 2
        if self.norm(index + 1) in {"-", "по"} and at < len(self.tokens) and self.tokens[at].kind == "date":
            last_day, last_month, _ = (int(piece) for piece in self.tokens[at].text.split("."))
            return Part("days", at, days=((month, day), (last_month, last_day)), year=year)
        return Part("day", index, days=((month, day), (month, day)), year=year)

    def _numbered(self, index: int) -> Part | None:
        """Read «10 месяцев», «1-й квартал», «20 октября», «16–17 сентября»."""
        number = self.number(index, 1, LAST_DAY)
        if number is None:
            return None
        after = index + 1
        suffix = self.norm(after) if after < len(self.tokens) and self.tokens[after].kind == "suffix" else ""
        if suffix:
            whole = self._lexicon.single(suffix).kinds
            piece = next((kind for kind in ("quarter", "half") if kind in whole), "")
            if piece:
                return _piece(piece, number, after, self._lexicon.single(suffix).case)
            after += 1
        if self.kind(after, "quarter", "half") and (not suffix or suffix in ORDINAL_ENDINGS):
            return self._piece(after, number)
        if not suffix and self.kind(after, "months"):
            return self._counted(index, after, number)
        return self._days(number, after, suffix)

    def _piece(self, index: int, number: int) -> Part | None:
        """Read «квартал», «полугодие», «половина года» after its number."""
        word = self.word(index)
        for kind in ("quarter", "half"):
            if kind in word.kinds:
                return _piece(kind, number, word.last, word.case)
        if "half-of" in word.kinds and (self.kind(index + 1, "year", "relative") or self.year_number(index + 1)):
            return _piece("half", number, word.last, "")
        return None

    def _counted(self, index: int, after: int, number: int) -> Part | None:
        """Read «девять месяцев», «9 айында»; terms («на 6 месяцев») are no parts."""
        word = self.word(after)
        if "months" not in word.kinds or not 1 < number <= MONTHS:
            return None
        if self.norm(index - 1) in _NO_COUNT_BEFORE or (self.kazakh and word.case == "dative"):
            return None
        if self.kazakh and (self.norm(after + 1) == "бұрын" or self.norm(after).startswith("айлық")):
            return None
        return Part("months", word.last, (1, number), case=word.case)

    def _days(self, number: int, after: int, suffix: str) -> Part | None:
        if suffix and suffix not in _DAY_ENDINGS:
            return None
        known = self.word(after).kinds.get("month")
        if known is not None:
            return self._day_or_days((known, number), after)
        joint = self.norm(after)
        second_at = after + 1 if joint in _JOINTS else after if self.kazakh and suffix else -1
        second = self.number(second_at, 1, LAST_DAY)
        if second is None or second <= number:
            return None
        at = second_at + 1
        if at < len(self.tokens) and self.tokens[at].kind == "suffix" and self.norm(at) in _DAY_ENDINGS:
            at += 1
        following = self.word(at)
        if "month" not in following.kinds:
            return None
        month = following.kinds["month"]
        return Part("days", at, days=((month, number), (month, second)), case=following.case)

    def _day_or_days(self, first: Day, at: int) -> Part:
        """Read «28 октября по 3 ноября» and «28 қазаннан 3 қарашаға» to the end; *at* is the first month."""
        from_case = self.kazakh and self.words[at].case == "ablative"
        second_at = at + 1 if from_case else at + 2
        second = self.number(second_at, 1, LAST_DAY)
        joined = from_case or self.norm(at + 1) in {"-", "по", "до", "мен", "пен"}
        following = self.word(second_at + 1)
        if joined and second is not None and "month" in following.kinds:
            days = (first, (following.kinds["month"], second))
            return Part("days", second_at + 1, days=days, case=following.case)
        return Part("day", at, days=(first, first), case=self.words[at].case)

    def _months(self, index: int) -> Part:
        """Read «январь–июнь», «января по март», «маусымнан қыркүйекке», or one month."""
        word = self.words[index]
        if "month-range" in word.kinds:
            ends = divmod(word.kinds["month-range"], MONTHS + 1)
            return self._with_month_word(Part("months", index, ends, case=word.case))
        first, at = word.kinds["month"], -1
        if self.norm(index + 1) == "-" or (self.norm(index + 1) in {"по", "до"} and self.kind(index - 1, "from")):
            at = index + 2
        elif self.kazakh and (word.case == "ablative" or self.kind(index + 1, "and")):
            at = index + 1 if word.case == "ablative" else index + 2
        last = self.word(at).kinds.get("month") if at > 0 else None
        if last is not None and last >= first:
            return self._with_month_word(Part("months", at, (first, last), case=self.words[at].case))
        return self._with_month_word(Part("month", index, (first, first), case=word.case))

    def _with_month_word(self, part: Part) -> Part:
        """Take in «айында», «айлары», «месяце»."""
        following = self.norm(part.last + 1)
        if self.kazakh and following.startswith("ай") and (self.kind(part.last + 1, "months") or "айлар" in following):
            case = self.word(part.last + 1).case
            return Part(part.kind, part.last + 1, part.months, part.days, part.year, case or "locative")
        return part

    def year_number(self, index: int) -> int | None:
        """Return the year in figures at *index*."""
        return self.number(index, FIRST_YEAR, LAST_YEAR)


def _piece(kind: str, number: int, last: int, case: str) -> Part | None:
    """Return the quarter or half of *number*."""
    size = {"quarter": 3, "half": 6}[kind]
    end = number * size
    return Part(kind, last, (end - size + 1, end), case=case) if end <= MONTHS else None
