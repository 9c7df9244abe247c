"""Tell numbers that count or measure from dates, years, ages, articles, addresses, telephones and names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from polgraph.extraction.quantities.words import ONE, NumberReader, Reading
from polgraph.extraction.tokens import Token

MIN_YEAR, MAX_YEAR = 1990, 2035
EMERGENCY = frozenset({"101", "102", "103", "104", "112"})
SHORT = 4
"""Digits of the numbers of state call centres, which begin with 1."""
_JOINTS = frozenset("- и по до мен бен пен или немесе және".split())
_BEFORE_YEARS = frozenset("( в во за с со к ко на по от до".split())
_GLUED_BEFORE = frozenset("./_#@…:№")
_GLUED_AFTER = frozenset("./:_@")
_LAST_DAY = 31
MAX_TENS = 100
_SIGNS = frozenset("%₸$€")
_LOOK_BACK = 6
_BRACKET_REACH = 40


class NumberContext:
    """Knows the words around numbers that count nothing."""

    def __init__(self, sets: Mapping[str, frozenset[str]], months: frozenset[str], reader: NumberReader) -> None:
        self._sets = sets
        self._after = sets.get("no-count-after", frozenset()) | sets.get("period-stem", frozenset()) | months
        self._after -= sets.get("counted", frozenset())  # «14 жылқы» are horses, no years
        self._months = months
        self._places = tuple(sets.get("place-ending", ("\0",)))
        self._reader = reader
        self._tests = (_is_glued, _is_year, _is_list_number, self._is_beside, self._is_address, self._is_telephone)

    def blocks(self, tokens: Sequence[Token], index: int, reading: Reading) -> bool:
        """Tell whether the number at *index* is no quantity."""
        if reading.kind == "ordinal":
            return True
        if reading.kind == "one":
            return self._is_article(tokens, index, reading)
        if reading.kind in {"words", "scale"}:
            return self._is_beside(tokens, index, reading) or self._is_quarter(tokens, index, reading)
        return any(test(tokens, index, reading) for test in self._tests)

    def has(self, role: str, word: str) -> bool:
        """Tell whether *word* plays *role*."""
        return word in self._sets.get(role, ())

    def begins(self, role: str, word: str) -> bool:
        """Tell whether *word* begins with a stem of *role*."""
        return word.startswith(tuple(self._sets.get(role, ())))

    def _is_beside(self, tokens: Sequence[Token], index: int, reading: Reading) -> bool:
        """Look for «октября», «лет», «ст.» beside the number, or beside the one that it is joined to."""
        after = reading.last + 1
        if after < len(tokens):
            word = tokens[after].norm
            if word in self._after:
                return word not in self._months or (reading.scale == ONE and reading.value <= _LAST_DAY)
            joint = after + 1 if word in _JOINTS else after if reading.case == "ablative" else 0
            if joint and joint < len(tokens):
                second = self._reader.read(tokens, joint)
                if second and second.last + 1 < len(tokens) and tokens[second.last + 1].norm in self._after:
                    return True
        before = index - 1
        if before > 0 and tokens[before].norm == "." and tokens[before].start == tokens[before - 1].end:
            before -= 1
        return before >= 0 and self.has("no-count-before", tokens[before].norm)

    def _is_article(self, tokens: Sequence[Token], index: int, reading: Reading) -> bool:
        """Tell whether «один» is «a certain» or stands for itself."""
        if reading.case or reading.last + 1 >= len(tokens):
            return True
        following = tokens[reading.last + 1]
        if following.kind != "word" or following.text[0].isupper() or following.norm in self._after:
            return following.norm != "%"
        if self.has("not-after-one", following.norm) or following.norm.endswith(self._places):
            return True
        return index > 0 and (tokens[index - 1].norm in '«"“„' or self.has("not-before-one", tokens[index - 1].norm))

    def _is_quarter(self, tokens: Sequence[Token], index: int, reading: Reading) -> bool:
        """Tell whether «тоқсан» is a quarter of a year and not ninety."""
        if not tokens[index].norm.startswith("тоқсан") or reading.last > index:
            return tokens[index].text.isupper() and len(tokens[index].text) > 1  # «СТО» is a garage
        if reading.case or not _lower_word(tokens, index + 1):
            return True
        before = tokens[index - 1] if index else None
        if before and (before.kind in {"number", "suffix"} or before.norm == "-" or before.norm.endswith(("ші", "шы"))):
            return True
        beside = (before is not None and self.has("quarter-before", before.norm), tokens[index + 1].norm)
        return beside[0] or self.has("quarter-after", beside[1])

    def _is_address(self, tokens: Sequence[Token], index: int, reading: Reading) -> bool:
        """Look for a street up to four words before a number that no noun follows."""
        if _lower_word(tokens, reading.last + 1):
            return False
        at = index - 1
        while at >= max(0, index - 4):
            token = tokens[at]
            if self.has("street", token.norm):
                return True
            if not (token.is_capitalised or token.norm in {",", "."}):
                return False
            at -= 1
        return False

    def _is_telephone(self, tokens: Sequence[Token], index: int, reading: Reading) -> bool:
        text = tokens[index].text
        if reading.grouped or reading.scale != ONE or not text.isdigit() or len(text) < 3:
            return False
        emergency = text in EMERGENCY or (len(text) == SHORT and text.startswith("1"))
        following = tokens[reading.last + 1].norm if reading.last + 1 < len(tokens) else ""
        about = following.startswith(("жуық", "тарта", "дейін"))
        if emergency and (self.has("phone-after", following) or (reading.case == "dative" and not about)):
            return True
        if emergency and any(self.has("phone", token.norm) for token in tokens[max(0, index - 2) : index]):
            return True
        if _lower_word(tokens, reading.last + 1):
            return False
        return any(self.has("phone", token.norm) for token in tokens[max(0, index - _LOOK_BACK) : index])


def telephones(tokens: Sequence[Token]) -> set[int]:
    """Return the indexes of the tokens of telephone numbers: «8 (7182) 39-14-02», «+7 701 123 45 67»."""
    found: set[int] = set()
    for index, token in enumerate(tokens):
        if token.kind != "number" or index in found:
            continue
        if not (_opens_telephone(tokens, index) or _is_chain(tokens, index)):
            continue
        end = index
        while end + 1 < len(tokens) and (tokens[end + 1].kind == "number" or tokens[end + 1].norm in "()-"):
            end += 1
        found.update(range(index, end + 1))
        before = index - 1
        if before > 0 and tokens[before].norm in {",", "или", "немесе"} and tokens[before - 1].text in EMERGENCY:
            found.add(before - 1)
    return found


def _opens_telephone(tokens: Sequence[Token], index: int) -> bool:
    if tokens[index].text not in {"7", "8"} or index + 2 >= len(tokens):
        return False
    if tokens[index + 1].norm == "(" and tokens[index + 2].kind == "number":
        return len(tokens[index + 2].text) >= 3
    plus = index > 0 and tokens[index - 1].norm == "+" and tokens[index - 1].end == tokens[index].start
    return plus and tokens[index + 1].kind == "number" and len(tokens[index + 1].text) >= 3


def _is_chain(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether three numbers are joined by dashes."""
    chain = tokens[index : index + 5]
    if len(chain) < 5 or any(chain[n].end != chain[n + 1].start for n in range(4)):
        return False
    return [token.norm for token in chain[1::2]] == ["-", "-"] and all(token.kind == "number" for token in chain[::2])


def _lower_word(tokens: Sequence[Token], index: int) -> bool:
    return index < len(tokens) and tokens[index].kind == "word" and not tokens[index].text[0].isupper()


def _is_glued(tokens: Sequence[Token], index: int, reading: Reading) -> bool:
    """Tell whether the number is a part of a name, an address or a code: «КамАЗ-65115», «i30», «24/7»."""
    start, end = tokens[index].start, tokens[reading.last].end
    if index and tokens[index - 1].end == start:
        before = tokens[index - 1]
        if before.kind != "punct" or before.norm in _GLUED_BEFORE:
            return True
        if before.norm == "-" and index > 1 and tokens[index - 2].end == before.start:
            return tokens[index - 2].kind != "punct"
    if reading.last + 2 < len(tokens) and tokens[reading.last + 1].start == end:
        after, beyond = tokens[reading.last + 1], tokens[reading.last + 2]
        return after.norm in _GLUED_AFTER and beyond.start == after.end and beyond.kind != "punct"
    return False


def is_year(tokens: Sequence[Token], index: int, reading: Reading) -> bool:
    """Tell whether the number is written as a year of our time may be."""
    text = tokens[index].text
    return not reading.grouped and reading.scale == ONE and text.isdigit() and MIN_YEAR <= int(text[:6]) <= MAX_YEAR


def _is_year(tokens: Sequence[Token], index: int, reading: Reading) -> bool:
    if tokens[reading.last].norm == "х" and reading.value > MAX_TENS:
        return True  # «1990-х»
    if not is_year(tokens, index, reading):
        return False
    if not _lower_word(tokens, reading.last + 1):
        return reading.last + 1 >= len(tokens) or tokens[reading.last + 1].norm not in _SIGNS
    if reading.case:
        return True
    return index > 0 and tokens[index - 1].norm in _BEFORE_YEARS


def _is_list_number(tokens: Sequence[Token], index: int, reading: Reading) -> bool:
    """Tell whether the number counts the items of a list: «1. …», «2) …»."""
    after = reading.last + 1
    if after >= len(tokens) or tokens[after].start != tokens[reading.last].end or tokens[after].norm not in {".", ")"}:
        return False
    if tokens[after].norm == ".":
        return index == 0 and reading.last == 0
    for token in reversed(tokens[max(0, index - _BRACKET_REACH) : index]):
        if token.norm in {"(", ")"}:
            return token.norm == ")"
    return True
