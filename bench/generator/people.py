"""The people of one invented release: their offices, their invented names, and the cases of both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bench.generator.known import Named
from bench.generator.wordings import Row, rows, table

if TYPE_CHECKING:
    from bench.generator.dice import Dice

GIVEN = {
    "ru": (
        "Айбек Асан Данияр Ерлан Иван Канат Марат Нурлан Олжас Серик Тимур".split(),
        "Гульнара Динара Лаура Мадина Марина Светлана".split(),
    ),
    "kk": (
        "Айбек Асан Данияр Ерлан Қанат Марат Нұрлан Олжас Серік Тимур".split(),
        "Айгүл Гүлнар Динара Жанар Лаура Мәдина Сәуле".split(),
    ),
}
FAMILY = {
    "ru": """Абенов Байжанов Галиев Досов Есимов Жакупов Зейнов Касымов Лебедев Муратов Нуртаев Оспанов Петров Рахимов
        Садыков Тлеубаев Уразов Хасенов Шарипов""".split(),
    "kk": "Әбенов Байжанов Досов Есімов Жақыпов Қасымов Мұратов Оразов Оспанов Рахымов Садықов Шәріпов".split(),
}
TITLED = ("", "gen")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody; as a format it takes `gen`, `name`, `name.gen`, or the words of a man and a woman: `сказал/сказала`."""

    language: str
    role: str
    title: Row
    rank: Row | None
    given: str
    family: str
    woman: bool

    @property
    def known(self) -> Named:
        """What the text says of the person."""
        return Named(f"{self.given} {self.family}", self.role)

    def __format__(self, spec: str) -> str:
        if "/" in spec:
            return spec.split("/")[self.woman]
        if spec.startswith("name"):
            return self.name(genitive=spec.endswith("gen"))
        case = "kk" if self.language == "kk" else spec or "nom"
        rank = f"{self.rank[case]} " if self.rank else ""
        return f"{self.title[case]} {rank}{self.name(genitive=spec == 'gen')}"

    def name(self, *, genitive: bool) -> str:
        """Write the name in the nominative or the genitive."""
        if not genitive:
            return f"{self.given} {self.family}"
        if self.language == "kk":
            return f"{self.given} {self.family}{'ның' if self.woman else 'тың'}"
        if self.woman:
            return f"{self.given[:-1]}ы {self.family[:-1]}ой"
        return f"{self.given}а {self.family}а"


def people_of(language: str, region: Row, dice: Dice) -> dict[str, Person]:
    """Return who may be named in a text, by the part that they have in it; no two have the same name."""
    families = zip(("expert", "guest", "head"), dice.mixed(FAMILY[language]), strict=False)
    return {who: _person(language, who, region, family, dice) for who, family in families}


def _person(language: str, who: str, region: Row, family: str, dice: Dice) -> Person:
    office, woman = dice.pick(rows("roles", who=who)), dice.chance(0.25)
    places = {"of": region["ru_of"], "name": region["kk_name"]}
    title = {case: office[case].format(**places) for case in ("nom", "gen", "kk")}
    rank = dice.pick(table("ranks")) if dice.chance(0.4) and office["role"] != "spokesperson" else None
    given = dice.pick(GIVEN[language][woman])
    return Person(language, office["role"], title, rank, given, family + "а" * woman, woman)
