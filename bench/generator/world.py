"""What invented releases are about: places, offices and their holders, indicators and their levels.

Every id is one of the shipped vocabularies, so that all that is generated passes the shapes; only names are invented.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from bench.generator.dice import Dice

from polgraph import iris
from polgraph.engine import NamedNode, Triple, literal, triple
from polgraph.facts import Number, Period
from polgraph.lexicon import Lexicon
from polgraph.namespaces import PG, RDF, SCHEMA, SKOS

YEARS = range(2010, 2026)
TERM = 4  # years that one person holds a seat
GIVEN = "Айбек Асан Бакыт Гульнара Данияр Ерлан Жанар Иван Канат Лаура Мадина Нурлан Олжас Павел Сауле Тимур".split()
FAMILY = """Абенов Байжанов Галиев Досов Есимов Жакупов Зейнов Иманов Касымов Лебедев Муратов Нуртаев Оспанов Петров
Рахимов Садыков Тлеубаев Уразов Хасенов Шарипов""".split()
MEASURES = {
    "administrative-offence": ("registered", "fined", "suppressed"),
    "animal": ("returned",),
    "crime": ("registered", "solved", "sent-to-court", "clearance-rate"),
    "criminal-misdemeanour": ("registered", "solved"),
    "criminal-offence": ("registered", "solved", "suppressed", "clearance-rate"),
    "disciplinary-offence": ("registered",),
    "event": ("registered",),
    "item": ("seized", "suppressed", "liquidated"),
    "mass": ("seized", "destroyed"),
    "money": ("compensated", "damage"),
    "other": ("registered",),
    "person": ("detained", "arrested", "convicted", "held"),
}
SETTINGS = ("street", "domestic", "public-place", "intoxicated")
MOST = {"count": 5000, "kilogram": 900, "percent": 100, "tenge": 90_000_000}


@dataclass(frozen=True, slots=True)
class Seat:
    """An office that one person after another holds."""

    role: str
    organization: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """What a figure counts, in which unit."""

    measure: str
    subject: str
    setting: str | None
    unit: str


class World:
    """The same world for the same *seed*."""

    def __init__(self, lexicon: Lexicon, seed: int) -> None:
        self.lexicon, self.seed = lexicon, seed
        vocabulary = lexicon.vocabulary()
        self.topics, self.ranks = (tuple(sorted(vocabulary[scheme])) for scheme in ("topic", "rank"))
        self.towns: dict[str, list[str]] = defaultdict(list)
        for town, region in sorted(lexicon.links("place", SCHEMA.containedInPlace).items()):
            self.towns[region].append(town)
        self.regions = tuple(sorted(set(lexicon.links("region", SCHEMA.containedInPlace))))
        self.indicators = tuple(self._indicators())
        self.drugs = [one for one in self.indicators if one.measure == "seized" and one.unit == "kilogram"]
        self.ministers = (Seat("deputy-minister", "mia"), Seat("first-deputy-minister", "mia"), Seat("minister", "mia"))

    def heads(self, region: str) -> tuple[Seat, Seat]:
        """Return the seats at the head of the police department of *region*."""
        department = f"police-department-{region.lower()}"
        return Seat("head-of-police-department", department), Seat("deputy-head-of-police-department", department)

    def holder(self, seat: Seat, year: int) -> str:
        """Return the name of who holds *seat* in *year*."""
        dice = Dice(self.seed, "holder", seat.organization, seat.role, year // TERM)
        return f"{dice.pick(GIVEN)} {dice.pick(FAMILY)}"

    def level(self, what: Indicator, region: str, period: Period) -> Number:
        """Return the one level of an indicator in a region and a period, whichever release reports it."""
        dice = Dice(self.seed, "level", what.measure, what.subject, what.setting, region, *period)
        most = MOST[what.unit]
        return 1 + dice.below(most) if what.unit in ("count", "tenge") else (1 + dice.below(most * 10 - 1)) / 10

    def roster(self) -> list[Triple]:
        """Describe the holders of all seats as reference data do, so that mentions find who they are of."""
        seats = [*self.ministers, *(seat for region in self.regions for seat in self.heads(region))]
        found = []
        for seat in seats:
            for term in sorted({year // TERM for year in YEARS}):
                person = iris.thing("person", f"{seat.organization}-{seat.role}-{term * TERM}")
                name = self.holder(seat, term * TERM)
                found += [
                    triple(person, RDF.type, NamedNode(PG.Person)),
                    *(triple(person, SKOS.prefLabel, literal(name, language=one)) for one in ("en", "ru", "kk")),
                    triple(person, PG.knownInPost, NamedNode(iris.post(seat.organization, seat.role))),
                    triple(person, PG.sourceStatus, NamedNode(PG.Unconfirmed)),
                ]
        return found

    def _indicators(self) -> list[Indicator]:
        units = self.lexicon.links("measure", PG.defaultUnit)
        subject_units = self.lexicon.links("subject", PG.defaultUnit)
        found = []
        for subject, counted in sorted(self.lexicon.links("subject", PG.countingUnit).items()):
            for measure in MEASURES.get(counted, ()):
                unit = units.get(measure, subject_units[subject])
                settings = (None, *SETTINGS) if (counted, measure) == ("crime", "registered") else (None,)
                found += [Indicator(measure, subject, setting, unit) for setting in settings if subject != "other"]
        return found
