"""Numbers as texts write them: figures, words and mixtures of both, with the endings that Kazakh hangs on them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from polgraph.extraction.tables import Rows
from polgraph.extraction.tokens import Token

ONE = Decimal(1)
# Endings in the back harmony, by case; the front one follows by FRONT. Each is written for all assimilations.
ENDINGS = {
    "": "мен бен пен лық дық тық ғы қы",
    "ablative": "дан тан нан",
    "accusative": "ды ты ны н",
    "dative": "ға қа на",
    "genitive": "дың тың ның",
    "locative": "да та нда дағы тағы ндағы",
    "similative": "дай тай",
}
POSSESSIVE = ("ы", "сы")
AFTER_POSSESSIVE = {
    "": "мен",
    "ablative": "нан",
    "accusative": "н",
    "dative": "на",
    "genitive": "ның",
    "locative": "нда ндағы",
}
FRONT = str.maketrans("аығқ", "еігк")
BACK_VOWELS = tuple("аоұыяё")
_VOICES = {"п": "б", "к": "г", "қ": "ғ"}
RUSSIAN_CARDINAL_ENDINGS = frozenset(["х", "ти", "ми", "мя", "и"])
NEVER = "never"
WHOLE_FORMS = frozenset({"half-of", "part"})  # kinds whose Kazakh forms are all listed


def kazakh_endings() -> dict[str, str]:
    """Return the case of every ending in both harmonies; a possessive without a case is of the case "possessive"."""
    found: dict[str, str] = {}
    for possessive in POSSESSIVE:
        found[possessive] = "possessive"
        found |= {possessive + ending: case for case, some in AFTER_POSSESSIVE.items() for ending in some.split()}
        found |= {f"{vowel}у{possessive}": "possessive" for vowel in "ае"}
    found |= {ending: case for case, endings in ENDINGS.items() for ending in endings.split()}
    return found | {ending.translate(FRONT): case for ending, case in found.items()}


_ENDINGS = kazakh_endings()
_WITH = ("мен", "бен", "пен")  # the same in both harmonies
_FRAMES = [(ending, case, ending[:-3] if ending.endswith(_WITH) else ending) for ending, case in _ENDINGS.items()]
_BACK = [(ending, case) for ending, case, frame in _FRAMES if not set(frame) & set("еі")]
_FRONT = [(ending, case) for ending, case, frame in _FRAMES if not set(frame) & set("аы")]


def kazakh_forms(stem: str) -> Iterator[tuple[str, str]]:
    """Yield the forms of *stem* with their cases; abbreviations take their endings after a hyphen."""
    yield stem, ""
    vowel = next((letter for letter in reversed(stem) if letter in "аоұыәеөүіяэё"), "")
    endings = _BACK if vowel in BACK_VOWELS else _FRONT
    if not vowel:
        endings = list(_ENDINGS.items())
        yield from [(f"{stem}-{ending}", case) for ending, case in endings]
    yield from [(stem + ending, case) for ending, case in endings]
    if stem[-1] in _VOICES:
        voiced = stem[:-1] + _VOICES[stem[-1]]
        yield from [(voiced + ending, case) for ending, case in endings if ending[0] in "ыі"]


def kazakh_case(word: str) -> str:
    """Return the case that the longest ending of *word* tells."""
    return next((_ENDINGS[word[at:]] for at in range(1, len(word)) if word[at:] in _ENDINGS), "")


@dataclass(frozen=True, slots=True)
class NumberWord:
    """What a form of a number word means; *unit* is set where the word has its unit inside."""

    kind: str
    value: Decimal
    unit: str
    case: str
    opens: bool = True  # «бірі» is a number in «қырық бірі» only


@dataclass(frozen=True, slots=True)
class Reading:
    """A number that was read: *value* is *raw* times *scale*; last is the index of its last token."""

    value: Decimal
    raw: Decimal
    scale: Decimal
    last: int
    case: str = ""
    unit: str = ""
    kind: str = "figures"  # "figures" "words" "one" "scale" (a bare one) "ordinal" "fraction"
    grouped: bool = False
    loose: bool = False  # «с лишним» stands inside


_RANKS = {"hundred": 3, "ten": 2, "teen": 1, "digit": 1, "one": 1}
_FIGURES_GROUP = 3


def number_words(rows: Rows, language: str) -> dict[str, NumberWord]:
    """Return the number words of *language* by form."""
    found: dict[str, NumberWord] = {}
    silent: set[str] = set()
    for row_language, kind, value, unit, forms in sorted(rows, key=lambda row: row[1] not in WHOLE_FORMS):
        if row_language != language:
            continue
        if kind == NEVER:
            silent.update(forms.split())
            continue
        for form in forms.split():
            plain = language == "ru" or kind in WHOLE_FORMS
            listed = [(form, kazakh_case(form) if language == "kk" else "")]
            for inflected, case in listed if plain else kazakh_forms(form):
                found.setdefault(inflected, NumberWord(kind, Decimal(value), unit, case))
    closed = {form: replace(word, opens=False) for form, word in found.items() if form in silent}
    return found | closed


class NumberReader:
    """Reads the number that begins at a token."""

    def __init__(self, words: Mapping[str, NumberWord], language: str) -> None:
        self._words = words
        self._kazakh = language == "kk"

    def word(self, tokens: Sequence[Token], index: int) -> NumberWord | None:
        """Return the number word at *index*, if there is one."""
        return self._words.get(tokens[index].norm) if index < len(tokens) else None

    def case(self, tokens: Sequence[Token], index: int) -> str:
        """Return the case of the number word at *index*."""
        word = self.word(tokens, index)
        return word.case if word else ""

    def ending(self, tokens: Sequence[Token], last: int, case: str) -> tuple[int, str]:
        """Return the last token and the case of a unit that may have an ending: «18%-ға»."""
        if last + 1 < len(tokens) and tokens[last + 1].kind == "suffix":
            return last + 1, _ENDINGS.get(tokens[last + 1].norm, case)
        return last, case

    def read(self, tokens: Sequence[Token], index: int) -> Reading | None:
        """Return the number at *index* with all its scales: «1 млн 932 тыс.», «бір жарым мың», «полутора»."""
        total = self._part(tokens, index)
        if total is None or total.scale == ONE or total.case:
            return total
        while not total.case and not total.loose:
            start = _over_full_stop(tokens, total.last + 1)
            part = self._part(tokens, start)
            if part is None or not _continues(total, part):
                break
            kind = part.kind if total.kind == part.kind else "words"
            value = total.value + part.value
            total = Reading(value, value, part.scale, part.last, part.case, kind=kind, grouped=True, loose=part.loose)
            if part.scale == ONE:
                break
        return total

    def _part(self, tokens: Sequence[Token], index: int) -> Reading | None:
        """Read a number up to its first scale."""
        if index >= len(tokens):
            return None
        part = self._figures(tokens, index) if tokens[index].kind == "number" else self._small(tokens, index)
        if part is None:
            word = self.word(tokens, index)
            if word is None or word.kind not in {"scale", "lone-scale"}:
                return None
            alone = "words" if word.kind == "lone-scale" and not word.case else "scale"
            return Reading(word.value, ONE, word.value, index, word.case, kind=alone)
        if part.kind in {"ordinal", "fraction"} or part.unit or part.case:
            return part
        return self._scaled(tokens, self._and_a_half(tokens, part))

    def _scaled(self, tokens: Sequence[Token], part: Reading) -> Reading:
        last, loose = part.last, False
        if last + 2 < len(tokens) and tokens[last + 1].norm == "с" and tokens[last + 2].norm == "лишним":
            last, loose = last + 2, True
        word = self.word(tokens, last + 1)
        if word is None or word.kind not in {"scale", "lone-scale"}:
            return part
        value = part.raw * word.value
        kind = "words" if part.kind == "one" else part.kind
        return Reading(value, part.raw, word.value, last + 1, word.case, kind=kind, grouped=part.grouped, loose=loose)

    def _and_a_half(self, tokens: Sequence[Token], part: Reading) -> Reading:
        at = part.last + 1 if self._kazakh else part.last + 2
        word = self.word(tokens, at)
        if word is None or word.kind != "half-after" or (not self._kazakh and tokens[at - 1].norm != "с"):
            return part
        value = part.raw + word.value
        return Reading(value, value, ONE, at, word.case, kind="words")

    def _figures(self, tokens: Sequence[Token], index: int) -> Reading:
        """Read figures: groups of three after one space each, a decimal part, an ending."""
        text, last = tokens[index].text, index
        if len(text) <= _FIGURES_GROUP and text.isdigit() and text[0] != "0":
            while last + 1 < len(tokens) and _is_group(tokens[last], tokens[last + 1]):
                last += 1
                text += tokens[last].text
                if not tokens[last].text.isdigit():
                    break
        value = Decimal(text.replace(",", "."))
        reading = Reading(value, value, ONE, last, grouped=last > index)
        if last + 1 < len(tokens) and tokens[last + 1].kind == "suffix":
            return self._with_ending(reading, tokens[last + 1].norm)
        return reading

    def _with_ending(self, reading: Reading, ending: str) -> Reading:
        case = _ENDINGS.get(ending) if self._kazakh else ("" if ending in RUSSIAN_CARDINAL_ENDINGS else None)
        kind = "ordinal" if case is None else reading.kind
        return Reading(
            reading.value, reading.raw, ONE, reading.last + 1, case or "", kind=kind, grouped=reading.grouped
        )

    def _small(self, tokens: Sequence[Token], index: int) -> Reading | None:
        """Read number words below a thousand, or a word that stands for itself."""
        word = self.word(tokens, index)
        if word is None or not word.opens:
            return None
        if word.kind in {"half", "whole"}:
            return Reading(word.value, word.value, ONE, index, word.case, word.unit, "words")
        total, rank, at, case = Decimal(0), 4, index, ""
        while word is not None and not case:
            value, step, width = self._step(tokens, at, word)
            if step >= rank:
                break
            total, rank, at = total + value, step, at + width
            last = self.word(tokens, at - 1)
            case = last.case if last else ""
            word = None if rank == 1 else self.word(tokens, at)
        if at == index:
            return None
        following = self.word(tokens, at)
        if not case and following is not None and following.kind == "ordinal" and total % 10 == 0:
            return Reading(total, total, ONE, at, kind="ordinal")
        one = self.word(tokens, index)
        kind = "one" if at == index + 1 and one is not None and one.kind == "one" else "words"
        return Reading(total, total, ONE, at - 1, case, kind=kind)

    def _step(self, tokens: Sequence[Token], at: int, word: NumberWord) -> tuple[Decimal, int, int]:
        """Return value, rank and width of the next word: «жүз», «үш жүз», «двадцать», «пять»; rank 9 does not fit."""
        if word.kind == "times-hundred":
            return word.value, 3, 1
        following = self.word(tokens, at + 1)
        if word.kind in {"digit", "one"} and not word.case and following and following.kind == "times-hundred":
            return word.value * following.value, 3, 2
        return word.value, _RANKS.get(word.kind, 9), 1


def _is_group(before: Token, token: Token) -> bool:
    """Tell whether *token* is a group of three figures after one space."""
    return (
        token.kind == "number"
        and token.start - before.end == 1
        and (len(token.text) == _FIGURES_GROUP if token.text.isdigit() else token.text[3:4] in {",", "."})
    )


def _over_full_stop(tokens: Sequence[Token], index: int) -> int:
    """Return the index after the full stop of an abbreviation at *index*, or *index*."""
    if index < len(tokens) and tokens[index].norm == "." and tokens[index].start == tokens[index - 1].end:
        return index + 1
    return index


def _continues(total: Reading, part: Reading) -> bool:
    """Tell whether *part* goes on below the scale of *total*; bare figures only after thousands."""
    if part.value >= total.scale or part.kind in {"ordinal", "fraction"} or part.unit:
        return False
    if part.scale > ONE or part.kind in {"words", "one"}:
        return part.value == part.value.to_integral_value()
    return total.scale == 1000 and part.value >= 100 and part.value == part.value.to_integral_value()
