"""A small grammar of sentences with one figure each, and what an extractor has to find in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol, TypeVar

from hypothesis import strategies as st

from polgraph.facts import Period

T = TypeVar("T")


class Draw(Protocol):
    """What hypothesis hands to a composite strategy."""

    def __call__(self, strategy: st.SearchStrategy[T], /) -> T:
        """Return one value of *strategy*."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, the fields expected of its one figure, and the number as it is written."""

    text: str
    expected: Mapping[str, object]
    number: str
    is_change: bool = False


YEARS = st.integers(2019, 2029)
# Region in the locative: Russian, Kazakh.
REGIONS = {
    "KZ-11": ("Акмолинской области", "Ақмола облысында"),
    "KZ-15": ("Актюбинской области", "Ақтөбе облысында"),
    "KZ-19": ("Алматинской области", "Алматы облысында"),
    "KZ-23": ("Атырауской области", "Атырау облысында"),
    "KZ-27": ("Западно-Казахстанской области", "Батыс Қазақстан облысында"),
    "KZ-31": ("Жамбылской области", "Жамбыл облысында"),
    "KZ-33": ("области Жетісу", "Жетісу облысында"),
    "KZ-35": ("Карагандинской области", "Қарағанды облысында"),
    "KZ-39": ("Костанайской области", "Қостанай облысында"),
    "KZ-43": ("Кызылординской области", "Қызылорда облысында"),
    "KZ-47": ("Мангистауской области", "Маңғыстау облысында"),
    "KZ-59": ("СКО", "СҚО-да"),
    "KZ-61": ("Туркестанской области", "Түркістан облысында"),
    "KZ-62": ("области Ұлытау", "Ұлытау облысында"),
    "KZ-63": ("Восточно-Казахстанской области", "Шығыс Қазақстан облысында"),
    "KZ-71": ("Астане", "Астанада"),
    "KZ-79": ("Шымкенте", "Шымкентте"),
}
# Months of the period: Russian, Kazakh; {} is the year.
PERIODS = {
    (1, 12): ("за {} год", "{} жылы"),
    (1, 6): ("за первое полугодие {} года", "{} жылдың бірінші жартыжылдығында"),
    (7, 12): ("во втором полугодии {} года", "{} жылдың екінші жартыжылдығында"),
    (1, 3): ("в первом квартале {} года", "{} жылдың бірінші тоқсанында"),
    (4, 6): ("во II квартале {} года", "{} жылдың II тоқсанында"),
    (1, 9): ("за девять месяцев {} года", "{} жылдың 9 айында"),
    (1, 11): ("за 11 месяцев {} года", "{} жылдың он бір айында"),
    (1, 5): ("за январь–май {} года", "{} жылғы қаңтар–мамырда"),
    (8, 8): ("в августе {} года", "{} жылғы тамызда"),
}
# Russian: one, two, five of it; then Kazakh.
OFFENCES = {
    "theft": ("кража", "кражи", "краж", "ұрлық"),
    "open-theft": ("грабёж", "грабежа", "грабежей", "тонау"),
    "robbery": ("разбой", "разбоя", "разбоев", "қарақшылық"),
    "fraud": ("мошенничество", "мошенничества", "мошенничеств", "алаяқтық"),
    "internet-fraud": (
        "интернет-мошенничество",
        "интернет-мошенничества",
        "интернет-мошенничеств",
        "интернет-алаяқтық",
    ),
    "murder": ("убийство", "убийства", "убийств", "кісі өлтіру"),
    "extortion": ("вымогательство", "вымогательства", "вымогательств", "бопсалау"),
    "hooliganism": ("хулиганство", "хулиганства", "хулиганств", "бұзақылық"),
    "cattle-theft": ("кража скота", "кражи скота", "краж скота", "мал ұрлығы"),
    "vehicle-hijacking": ("угон", "угона", "угонов", "көлік айдап әкету"),
    "apartment-theft": ("квартирная кража", "квартирные кражи", "квартирных краж", "пәтер ұрлығы"),
    "crime": ("преступление", "преступления", "преступлений", "қылмыс"),
    "criminal-offence": (
        "уголовное правонарушение",
        "уголовных правонарушения",
        "уголовных правонарушений",
        "қылмыстық құқық бұзушылық",
    ),
}
OFFENCE_VERBS = {
    "registered": (("зарегистрировано", "зафиксировано", "выявлено"), ("тіркелді", "тіркелген", "анықталды")),
    "solved": (("раскрыто",), ("ашылды",)),
}
# Mass: genitive in Russian, nominative in Kazakh.
MASSES = {
    "drugs": ("наркотиков", "есірткі"),
    "marijuana": ("марихуаны", "марихуана"),
    "hashish": ("гашиша", "гашиш"),
    "mephedrone": ("мефедрона", "мефедрон"),
    "synthetic-drugs": ("синтетических наркотиков", "синтетикалық есірткі"),
}
MASS_UNITS = {("кг", "кг"): 1, ("килограммов", "келі"): 1, ("тонн", "тонна"): 1000}
# What stands before a number in Russian, before or after it in Kazakh.
BOUNDS = {
    "exact": (("",), ("{}",)),
    "lower-bound": (("более ", "свыше ", "не менее "), ("кемінде {}", "{}-ден астам")),
    "approximate": (("около ", "порядка ", "почти ", "примерно "), ("шамамен {}", "{}-ге жуық")),
    "upper-bound": (("менее ", "не более "), ()),
}
SPACES = ("", " ", "\u00a0", "\u202f")


def counted(number: int, forms: tuple[str, ...]) -> str:
    """Return the form of a Russian noun that follows *number*."""
    if number % 10 == 1 and number % 100 != 11:
        return forms[0]
    return forms[1] if number % 10 in {2, 3, 4} and number % 100 not in {12, 13, 14} else forms[2]


def written(number: int, space: str) -> str:
    """Write a number with *space* between thousands."""
    return f"{number:,}".replace(",", space)


def _period(year: int, months: tuple[int, int]) -> Period:
    days = {1: 31, 2: 28, 3: 31, 4: 30, 5: 31, 6: 30, 7: 31, 8: 31, 9: 30, 10: 31, 11: 30, 12: 31}
    return Period(f"{year}-{months[0]:02}-01", f"{year}-{months[1]:02}-{days[months[1]]}")


@dataclass(frozen=True, slots=True)
class Frame:
    """The region and the period of a sentence, in both languages."""

    region: str
    period: Period
    place: tuple[str, str]
    time: tuple[str, str]


@st.composite
def frames(draw: Draw) -> Frame:
    """Draw a region and a period."""
    region, months = draw(st.sampled_from(sorted(REGIONS))), draw(st.sampled_from(sorted(PERIODS)))
    year = draw(YEARS)
    russian, kazakh = (words.format(year) for words in PERIODS[months])
    return Frame(region, _period(year, months), REGIONS[region], (russian, kazakh))


def _begun(text: str) -> str:
    return text[0].upper() + text[1:] + "."


def _expected(frame: Frame, **fields: object) -> dict[str, object]:
    return {**fields, "region": frame.region, "period": frame.period}


@st.composite
def russian_counts(draw: Draw) -> Sentence:
    """Draw «За 2025 год в … области зарегистрировано более 1 412 краж.» in three orders of words."""
    frame, subject = draw(frames()), draw(st.sampled_from(sorted(OFFENCES)))
    measure, kind = draw(st.sampled_from(sorted(OFFENCE_VERBS))), draw(st.sampled_from(sorted(BOUNDS)))
    number = draw(st.integers(2, 99_999).filter(lambda n: not 1990 <= n < 2050))
    verb, bound = draw(st.sampled_from(OFFENCE_VERBS[measure][0])), draw(st.sampled_from(BOUNDS[kind][0]))
    figure = written(number, draw(st.sampled_from(SPACES)))
    noun = counted(number, OFFENCES[subject]) if kind == "exact" else OFFENCES[subject][2]
    order = draw(st.sampled_from(("{t} в {p} {v} {b}{n} {s}", "в {p} {t} {v} {b}{n} {s}", "{v} в {p} {t} {b}{n} {s}")))
    text = order.format(t=frame.time[0], p=frame.place[0], v=verb, b=bound, n=figure, s=noun)
    fields = _expected(frame, measure=measure, subject=subject, kind=kind, value=number, unit="count")
    return Sentence(_begun(text), fields, figure)


@st.composite
def kazakh_counts(draw: Draw) -> Sentence:
    """Draw «2025 жылы … облысында 1 412 ұрлық тіркелді.» in two orders of words."""
    frame, subject = draw(frames()), draw(st.sampled_from(sorted(OFFENCES)))
    measure = draw(st.sampled_from(sorted(OFFENCE_VERBS)))
    kind = draw(st.sampled_from(sorted(kind for kind, words in BOUNDS.items() if words[1])))
    number = draw(st.integers(2, 99_999).filter(lambda n: not 1990 <= n < 2050))
    verb, bound = draw(st.sampled_from(OFFENCE_VERBS[measure][1])), draw(st.sampled_from(BOUNDS[kind][1]))
    figure = written(number, draw(st.sampled_from(SPACES)))
    order = draw(st.sampled_from(("{t} {p} {n} {s} {v}", "{p} {t} {n} {s} {v}")))
    text = order.format(t=frame.time[1], p=frame.place[1], v=verb, n=bound.format(figure), s=OFFENCES[subject][3])
    fields = _expected(frame, measure=measure, subject=subject, kind=kind, value=number, unit="count")
    return Sentence(_begun(text), fields, figure)


@st.composite
def masses(draw: Draw) -> Sentence:
    """Draw a mass that was seized, in either language."""
    frame, subject, kazakh = draw(frames()), draw(st.sampled_from(sorted(MASSES))), draw(st.booleans())
    unit = draw(st.sampled_from(list(MASS_UNITS)))
    number = draw(st.integers(5, 900))
    words = (frame.time[kazakh], frame.place[kazakh], number, unit[kazakh], MASSES[subject][kazakh])
    text = "{} {} {} {} {} тәркіленді" if kazakh else "{} в {} изъято {} {} {}"
    fields = _expected(
        frame, measure="seized", subject=subject, kind="exact", value=number * MASS_UNITS[unit], unit="kilogram"
    )
    return Sentence(_begun(text.format(*words)), fields, str(number))


@st.composite
def changes(draw: Draw) -> Sentence:
    """Draw a change in per cent, in either language."""
    frame, subject, kazakh = draw(frames()), draw(st.sampled_from(sorted(OFFENCES))), draw(st.booleans())
    down, tenths = draw(st.booleans()), draw(st.integers(1, 990).filter(lambda n: n % 10))
    figure = f"{tenths / 10:.1f}".replace(".", ",")
    russian_verb = draw(
        st.sampled_from(("сократилось", "снизилось", "уменьшилось") if down else ("выросло", "увеличилось"))
    )
    kazakh_verb = draw(st.sampled_from(("азайды", "төмендеді", "қысқарды") if down else ("артты", "көбейді", "өсті")))
    if kazakh:
        text = f"{frame.time[1]} {frame.place[1]} {OFFENCES[subject][3]} саны {figure} пайызға {kazakh_verb}"
    else:
        text = f"{frame.time[0]} в {frame.place[0]} число {OFFENCES[subject][2]} {russian_verb} на {figure}%"
    value = -tenths / 10 if down else tenths / 10
    direction = "down" if down else "up"
    fields = _expected(frame, measure="registered", subject=subject, kind="percent", value=value, direction=direction)
    return Sentence(_begun(text), fields, figure, is_change=True)


SENTENCES = (russian_counts, kazakh_counts, masses, changes)
