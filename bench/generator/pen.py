"""Writes one release: the text and the facts that it states, side by side, each fact at the words that state it."""

from __future__ import annotations

from bench.generator.dice import Dice
from bench.generator.world import YEARS, Indicator, Seat, World

from polgraph import iris
from polgraph.facts import Event, Facts, Number, Observation, Participant, Period, Person, Release, Span
from polgraph.sources.text import SourceText, text_of

LANGUAGES = {"ru": 0.65, "kk": 0.35}
KINDS = {"exact": 0.75, "lower-bound": 0.1, "approximate": 0.07, "upper-bound": 0.04, "interval": 0.04}
WORDINGS = {
    "ru": {
        "approximate": "около {}",
        "exact": "{}",
        "interval": "от {} до {}",
        "lower-bound": "более {}",
        "upper-bound": "не более {}",
    },
    "kk": {
        "approximate": "шамамен {}",
        "exact": "{}",
        "interval": "{} мен {} аралығында",
        "lower-bound": "{} астам",
        "upper-bound": "{} аспайды",
    },
}
SPANS_OF_YEAR = {"12-31": 0.8, "06-30": 0.12, "09-30": 0.08}


class Pen:
    """One release on its way."""

    def __init__(self, world: World, number: int) -> None:
        self.world, self.dice = world, Dice(world.seed, "release", number)
        self.language = self.dice.weighed(LANGUAGES)
        self.region, self.year = self.dice.pick(world.regions), self.dice.pick(YEARS)
        self.department = f"police-department-{self.region.lower()}"
        self.period = Period(f"{self.year}-01-01", f"{self.year}-{self.dice.weighed(SPANS_OF_YEAR)}")
        self._pieces: list[str] = []
        self._length = 0
        self.title = self.say(f"{self.label('region', self.region)}, № {number}")
        self.people: list[Person] = []
        self.observations: list[Observation] = []

    def label(self, kind: str, slug: str) -> str:
        """Return what a thing is called in the language of the release."""
        labels = self.world.lexicon.labels(iris.place(slug) if kind == "place" else iris.thing(kind, slug))
        return labels.get(self.language) or labels["ru"]

    def say(self, words: str) -> Span:
        """Add a sentence, and return where it stands."""
        start = self._length
        self._pieces.append(f"{words}. ")
        self._length += len(words) + 2
        return Span(start, start + len(words))

    def person(self, seat: Seat) -> Person:
        """Name the holder of *seat*; one in ten stays without a name."""
        name = None if self.dice.chance(0.1) else self.world.holder(seat, self.year)
        span = self.say(f"{self.label('role', seat.role)} {name or ''}".strip())
        rank = self.dice.pick(self.world.ranks) if self.dice.chance(0.3) else None
        self.people.append(Person(f"p{len(self.people) + 1}", name, seat.role, seat.organization, rank, (span,)))
        return self.people[-1]

    def participant(self, person: Person, event: str, capacity: str) -> Participant:
        """Say in which *capacity* a person was at the event called *event*."""
        span = self.say(f"{person.name or self.label('role', person.role or '')}: {event}")
        return Participant(person.id, person.role, capacity, (span,))

    def observation(self, what: Indicator, **details: str | None) -> Observation:
        """State the level of an indicator; *details* are fields of the fact, such as part_of and scope."""
        value: Number | tuple[Number, Number]
        level = self.world.level(what, self.region, self.period)
        kind = details.pop("kind", None) or self.dice.weighed(KINDS)
        top = min(level + 5, 100) if what.unit == "percent" else level + 5
        value = (level, top) if kind == "interval" else level
        numbers = value if isinstance(value, tuple) else (value,)
        written = WORDINGS[self.language][kind].format(*(str(n).replace(".", ",") for n in numbers))
        setting = f" ({self.label('setting', what.setting)})" if what.setting else ""
        words = f"{self.label('measure', what.measure)}: {self.label('subject', what.subject)}{setting} — {written}"
        fields = {"label": None, "region": self.region, "period": self.period, "period_label": None, "part_of": None}
        found = Observation(
            id=f"o{len(self.observations) + 1}",
            measure=what.measure,
            subject=what.subject,
            setting=what.setting,
            kind=kind,
            value=value,
            unit=what.unit,
            spans=(self.say(words),),
            **{**fields, **details},  # type: ignore[arg-type]  # fields of the fact, by name
        )
        self.observations.append(found)
        return found

    def finish(self, events: list[Event], **sections: object) -> tuple[Facts, SourceText]:
        """Return the facts of the release and its text."""
        text = text_of("".join(self._pieces))
        published = f"{self.year + 1}-{1 + self.dice.below(12):02}-{1 + self.dice.below(28):02}"
        title = text.slice(self.title)
        places = {"title": (self.title,)}
        release = Release(text.sha256, self.language, title, "polisia-kz", published, self.period, None, places)
        topics = tuple(sorted(self.dice.several(self.world.topics, 2)))
        facts = Facts(release, tuple(self.people), tuple(events), tuple(self.observations), topics=topics, **sections)  # type: ignore[arg-type]  # sections of the document, by name
        return facts, text
