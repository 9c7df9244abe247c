"""Where, when and by whom the figures of one text were told: the slots of its wordings besides figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from string import Formatter
from typing import TYPE_CHECKING

from bench.generator.known import Held
from bench.generator.people import TITLED, Person, people_of
from bench.generator.wordings import Row, capital, chosen, rows, table

from polgraph import iris
from polgraph.facts import Period
from polgraph.namespaces import SCHEMA
from polgraph.pipeline.releases import shipped_lexicon

if TYPE_CHECKING:
    from bench.generator.dice import Dice

MONTHS = {
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(),
    "kk": "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан".split(),
}
TERMS = {  # the month that something has to be done by
    "ru": MONTHS["ru"],
    "kk": "қаңтарға наурызға сәуірге мамырға маусымға шілдеге тамызға қыркүйекке қазанға қарашаға желтоқсанға".split(),
}
OPERATIONS = {
    "ru": ("Безопасная дорога", "Быт", "Мигрант", "Правопорядок", "Скотокрад", "Участок"),
    "kk": ("Қауіпсіз жол", "Құқықтық тәртіп", "Мал ұрысы", "Тұрмыс", "Учаске"),
}


@dataclass(frozen=True, slots=True)
class When:
    """The period that a text is about, and its words."""

    span: Period
    acc: str = ""
    gen: str = ""
    loc: str = ""
    days: str = ""


class Scene:
    """What one text is about, and who was named in it so far."""

    def __init__(self, language: str, dice: Dice) -> None:
        self.language, self.dice = language, dice
        self.region = dice.pick(table("regions"))
        self.opening = dice.pick(rows("scenes", language=language))
        self.name = dice.pick(OPERATIONS[language])
        self.people = people_of(language, self.region, dice)
        self.named: list[Person] = []
        self.when = _days(language, dice) if self.is_operation else _span(language, dice)

    @property
    def is_operation(self) -> bool:
        """Whether it is about the days of an operation, which has figures of its own."""
        return self.opening["event"] == "operation"

    @property
    def events(self) -> tuple[Held, ...]:
        """The event, if there is one."""
        return (Held(self.opening["event"], self.region["region"]),) if self.opening["event"] else ()

    def lead(self) -> str:
        """Return how the text begins."""
        return self.say(self.opening)

    def speech(self, row: Row) -> str:
        """Return words said or tasks given by somebody: one who was named, or one more."""
        speaker = self.dice.pick(self.named or list(self.people.values()))
        if speaker in self.named:
            who, who_gen = format(speaker, "name"), format(speaker, "name.gen")
        else:
            who, who_gen = format(speaker, ""), format(speaker, "gen")
            self.named.append(speaker)
        return self.say(row, speaker=speaker, who=who, who_gen=who_gen)

    def say(self, row: Row, **more: object) -> str:
        """Return a wording as a sentence, and remember whom it introduces."""
        wording = chosen(row["wording"], self.dice)
        for _, slot, spec, _ in Formatter().parse(wording):
            person = self.people.get(slot or "")
            if person and spec in TITLED and person not in self.named:
                self.named.append(person)
        return capital(wording.format(**self._slots(), **self.people, **more))

    def _slots(self) -> Mapping[str, object]:
        below, year = self.dice.below, int(self.when.span.first[:4])
        return {
            "age": 20 + below(50),
            "article": 100 + below(300),
            "code": 7000 + below(300),
            "early": year - 5 - below(10),
            "hour": f"{below(24):02}",
            "house": 1 + below(120),
            "in_": self.region[f"{self.language}_in"],
            "later": year + 3,
            "minute": f"{below(60):02}",
            "month": self.dice.pick(TERMS[self.language]),
            "name": self.name,
            "next": year + 1,
            "of": self.region[f"{self.language}_of"],
            "period": self.when,
            "phone": f"{10 + below(90)}-{10 + below(90)}-{10 + below(90)}",
            "room": 100 + below(300),
            "views": 1000 + below(9000),
        }


@cache
def towns(region: str, language: str) -> tuple[tuple[str, str], ...]:
    """Return the towns of a region, each by its id and its name."""
    lexicon = shipped_lexicon()
    places = sorted(lexicon.links("place", SCHEMA.containedInPlace).items())
    found = [one for one, around in places if around == region and not one.endswith("-district")]
    return tuple((one, lexicon.labels(iris.place(one))[language]) for one in found)


def _span(language: str, dice: Dice) -> When:
    year = 2015 + dice.below(11)
    last = dice.weighed({row["last"]: float(row["share"]) for row in table("periods")})
    (row,) = rows("periods", last=last)
    acc, gen, of_it, in_it = (row[case].format(year) for case in ("acc", "gen", "of_it", "in_it"))
    span = Period(f"{year}-01-01", f"{year}-{last}")
    return When(span, acc, gen) if language == "ru" else When(span, gen=of_it, loc=in_it)


def _days(language: str, dice: Dice) -> When:
    year, month, first, length = 2015 + dice.below(11), 1 + dice.below(12), 1 + dice.below(20), 2 + dice.below(6)
    start = date(year, month, first)
    span = Period(start.isoformat(), (start + timedelta(length)).isoformat())
    name, last = MONTHS[language][month - 1], first + length
    days = f"с {first} по {last} {name} {year} года" if language == "ru" else f"{year} жылғы {first}–{last} {name}"
    return When(span, days=f"{days} аралығында" if language == "kk" else days)
