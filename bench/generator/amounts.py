"""Numbers as newsrooms write them: with their units and bounds, and in Kazakh with the endings that they take."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from polgraph.facts import Number

if TYPE_CHECKING:
    from bench.generator.dice import Dice

FRAMES = {
    "ru": {
        "approximate": ("около {}", "порядка {}", "примерно {}"),
        "exact": ("{}",),
        "interval": ("от {} до {}",),
        "lower-bound": ("более {}", "свыше {}", "не менее {}"),
        "upper-bound": ("не более {}",),
    },
    "kk": {
        "approximate": ("шамамен {}", "{0.dat} жуық"),
        "exact": ("{}",),
        "lower-bound": ("{0.abl} астам", "кемінде {}"),
    },
}
MOVES = {
    "ru": {None: "{}", "approximate": "примерно {}", "lower-bound": "более чем {}"},
    "kk": {None: "{0.dat}", "approximate": "шамамен {0.dat}", "lower-bound": "{0.abl} астамға"},
}
WORDS = {
    "ru": "три четыре пять шесть семь восемь девять десять".split(),
    "kk": "үш төрт бес алты жеті сегіз тоғыз он".split(),
}
ENDINGS = {  # ablative and dative by the word that a figure ends in when it is read out
    **dict.fromkeys((1, 2, 7, 8, 50, 100), ("-ден", "-ге")),
    **dict.fromkeys((3, 4, 5, 70), ("-тен", "-ке")),
    **dict.fromkeys((6, 9, 20, 30), ("-дан", "-ға")),
    **dict.fromkeys((10, 90, 1000), ("-нан", "-ға")),
    **dict.fromkeys((40, 60), ("-тан", "-қа")),
    80: ("-нен", "-ге"),
}
UNITS = {
    "ru": {"kilogram": "кг", "tonne": "тонны/тонн", "million": "млн тенге", "thousand": "тыс."},
    "kk": {"kilogram": "келі", "tonne": "тонна", "million": "млн теңге", "thousand": "мың"},
}
SCALES = {"kilogram": ("kilogram", 1), "tenge": ("million", 1_000_000)}
UNIT_ENDINGS = {  # ablative, dative and accusative
    "%": ("-дан", "-ға", "-ды"),
    "есе": ("", "", ""),
    "келі": ("ден", "ге", "ні"),
    "мың": ("нан", "ға", "ды"),
    "пайыз": ("дан", "ға", "ды"),
    "тармақ": ("тан", "қа", "ты"),
    "теңге": ("ден", "ге", "ні"),
    "факт": ("іден", "іге", "іні"),
}


@dataclass(frozen=True, slots=True)
class Style:
    """How one newsroom writes numbers: what parts thousands, the sign or word of per cent, small numbers as words."""

    language: str
    gap: str
    percent: str
    words: bool
    short: bool


@dataclass(frozen=True, slots=True)
class Cased:
    """A number with its unit, and in Kazakh its cases."""

    base: str
    abl: str = ""
    dat: str = ""
    acc: str = ""

    def __str__(self) -> str:
        return self.base


@dataclass(frozen=True, slots=True)
class Amount:
    """A level to be told; as a format it takes the noun that is counted: `few/many` in Russian."""

    kind: str
    value: Number | tuple[Number, Number]
    unit: str
    style: Style
    frame: str

    def __format__(self, noun: str) -> str:
        few, _, many = noun.partition("/")
        last = self.value[-1] if isinstance(self.value, tuple) else self.value
        counted = few if not many or (self.kind == "exact" and is_few(last) and not self._shortened(last)) else many
        return f"{self.frame.format(*self._parts())} {counted}".rstrip()

    @property
    def acc(self) -> str:
        """The Kazakh accusative."""
        return self._parts()[-1].acc

    @property
    def dat(self) -> str:
        """The Kazakh dative."""
        return self._parts()[-1].dat

    def _shortened(self, value: Number) -> bool:
        return self.style.short and self.unit == "count" and value >= 10_000 and value % 100 == 0

    def _parts(self) -> list[Cased]:
        if isinstance(self.value, tuple):
            unit, whole = SCALES[self.unit]
            low, high = (digits(one / whole, self.style) for one in self.value)
            return [Cased(low), _with_unit(high, UNITS[self.style.language][unit])]
        if self.kind == "exact" and self.unit == "count" and self.style.words and 3 <= self.value <= 10:
            return [Cased(WORDS[self.style.language][int(self.value) - 3])]
        if self._shortened(self.value):
            return [_with_unit(digits(self.value / 1000, self.style), UNITS[self.style.language]["thousand"])]
        return [quantity(self.value, self.unit, self.style)]


def style_of(language: str, dice: Dice) -> Style:
    """Return how the newsroom of one text writes."""
    words = {"ru": " процента", "kk": " пайыз"}
    gap = dice.weighed({" ": 0.5, "\u00a0": 0.3, "\u202f": 0.1, "": 0.1})
    return Style(language, gap, dice.pick(("%", " %", words[language])), dice.chance(0.4), dice.chance(0.4))


def is_few(value: Number) -> bool:
    """Tell whether Russian counts so many as few: two, three or four at the end, or a part."""
    return value != int(value) or (value % 10 in (2, 3, 4) and value % 100 not in (12, 13, 14))


def digits(value: Number, style: Style) -> str:
    """Write a number with a comma, and a gap between thousands."""
    whole = f"{value:_.1f}".removesuffix(".0")
    return whole.replace("_", style.gap).replace(".", ",")


def quantity(value: Number, unit: str, style: Style) -> Cased:
    """Write a number with its unit."""
    if unit == "percent":
        return percents(value, style)
    units, number = UNITS[style.language], digits(value, style)
    if unit == "count":
        return numbered(value, style)
    if unit == "tenge":
        billions, rest = divmod(value, 1_000_000_000)
        before = f"{billions:.0f} млрд " if billions and rest else ""
        return _with_unit(f"{before}{digits((rest if before else value) / 1_000_000, style)}", units["million"])
    tonnes, rest = divmod(value, 1000)
    if tonnes < 2 or not rest:  # the words of the tables are for several
        return _with_unit(number, units["kilogram"])
    few, _, many = units["tonne"].partition("/")
    return _with_unit(f"{tonnes:.0f} {few if is_few(tonnes) else many or few} {digits(rest, style)}", units["kilogram"])


def numbered(value: Number, style: Style) -> Cased:
    """Write a number that counts, with the endings of its figures."""
    number, n = digits(value, style), int(value)
    spoken = n % 10 or n % 100 or (100 if n % 1000 else 1000)
    return Cased(number, *(number + ending for ending in ENDINGS[spoken]))


def percents(value: Number, style: Style) -> Cased:
    """Write per cent."""
    unit = style.percent
    if unit == " процента" and not is_few(value):
        unit = " процент" if value % 10 == 1 and value % 100 != 11 else " процентов"
    return _with_unit(digits(value, style), unit.lstrip(), " " if unit.startswith(" ") else "")


def moved(kind: str, value: Number, bound: str | None, style: Style) -> str:
    """Write by how much something moved."""
    number, language = digits(value, style), style.language
    if kind == "factor":
        return f"{number} есе" if language == "kk" else f"в {number} раза" if is_few(value) else f"в {number} раз"
    by = percents(value, style) if kind == "percent" else _with_unit(number, _steps(kind, value, language))
    told = MOVES[language][bound]
    return told.format(by) if language == "kk" else told.format(f"на {by}")


def _steps(kind: str, value: Number, language: str) -> str:
    """Return the word for what a movement is counted in."""
    if language == "kk":
        return "факт" if kind == "absolute" else "пайыздық тармақ"
    if kind == "percentage-point":
        return "процентного пункта"
    one = value % 10 == 1 and value % 100 != 11
    return "факт" if one else "факта" if is_few(value) else "фактов"


def _with_unit(number: str, unit: str, gap: str = " ") -> Cased:
    written = f"{number}{gap}{unit}"
    endings = UNIT_ENDINGS.get(unit.rsplit(" ", 1)[-1], ("", "", ""))
    return Cased(written, *(written + ending for ending in endings))
