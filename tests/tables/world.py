"""An invented world of figures and changes: some at the borders of what a change leaves possible, the rest by chance."""

from __future__ import annotations

import random
from collections import defaultdict

from polgraph.engine import Triple, parse_text
from polgraph.engine.parse import FORMATS
from polgraph.namespaces import PREFIXES
from tests.derivation import stating
from tests.derivation.test_previous import CASES

RELEASES = "abcd"
REVISED = {"b": "a"}
SUBJECTS = ("theft", "criminal-offence", "theft.public-place", "criminal-offence.public-place")
REGIONS = ("KZ", "KZ-10", "KZ-47", "KZ-59")
YEARS = range(2019, 2025)
UNITS = ("count", "count", "kilogram", "percent", "tenge")
FIGURES = (
    *("3343", "3340", "3300", "3000", "3344", "745", "744", "12", "0", "2.5", "0.05", "65.5", "99.9", "2500000000"),
    *(">744", ">=744", "<744", "<=745", ">0", "10..20", "700..800", "744.5", "~300", "0.000125"),
)
CHANGES = (
    *(
        "-14%",
        "+25%",
        "+1.7%",
        "-12.50%",
        "-100%",
        "-120%",
        ">-10%",
        ">-100%",
        "<-10%",
        ">+50%",
        "<+5%",
        "~+5%",
        "x2.3",
    ),
    *("/2", "/1.5", ">x2", "<x3", ">/2", "</3", "+30", "-30", "+3400", "-0.5", ">+10", "<-20", "+1.2pp", "-0.5pp"),
)

ALIKE = (("3343", "3340", "3300"), ("3343", "3343", "3300"), ("3350", "3300"), ("3351", "3300"), ("3300", "0"))
"""Figures of one thing, of which some are the others, rounded."""


class World:
    """Claims of a few releases, each with the words that state it."""

    def __init__(self) -> None:
        self._said: dict[str, list[str]] = defaultdict(list)
        self._count = 0

    def figure(self, text: str, release: str, **about: str) -> str:
        """State a figure and return its name."""
        name = self._named("observation", release)
        self._said[release].append(stating.figure(name, text, release, **about))
        return name

    def change(self, text: str, level: str, release: str, before: str, **about: str) -> None:
        """State a change that leads to the figure *level*; a `previous` level is a number, all else a name."""
        name = self._named("change", release)
        previous = about.pop("previous", None)
        more = "".join(f"pg:{key} {key}:{value} ; " for key, value in about.items() if key in ("indicator", "region"))
        more += f"pg:toPeriod period:{about['period']} ; prov:wasGeneratedBy run:{release} ; "
        more += f"pg:previousValue {previous} ; " if previous else ""
        self._said[release].append(stating.change(name, text, level, before, more))

    def graphs(self) -> list[list[Triple]]:
        """Return the graph of each release."""
        return [self._graph(release) for release in RELEASES]

    def _graph(self, release: str) -> list[Triple]:
        turtle = "".join((stating.PREFIX, *ABOUT, *self._said[release]))
        turtle += f'run:{release} prov:used text:{release} . text:{release} pg:sha256 "{release}" .'
        turtle += f"release:{release} a pg:Release ; pg:text text:{release} ."
        if release in REVISED:
            turtle += f"release:{release} prov:wasRevisionOf release:{REVISED[release]} ."
        return [quad.triple for quad in parse_text(turtle.encode(), FORMATS[".ttl"], "world")]

    def _named(self, kind: str, release: str) -> str:
        self._count += 1
        span = f"<{PREFIXES['text']}{release}#char={self._count},{self._count + 5}>"
        self._said[release].append(
            f"{kind}:{self._count} pg:evidence {span} . {span} a nif:RFC5147String ;"
            f" nif:beginIndex {self._count} ; nif:endIndex {self._count + 5} .\n"
        )
        return str(self._count)


def _of(indicator: str) -> str:
    measure, subject, *setting = indicator.split(".")
    more = f" ; pg:setting setting:{setting[0]}" if setting else ""
    return f"indicator:{indicator} pg:measure measure:{measure} ; pg:subject subject:{subject}{more} .\n"


def _days(year: int) -> str:
    return f'period:{year} pg:firstDay "{year}-01-01"^^xsd:date ; pg:lastDay "{year}-12-31"^^xsd:date .\n'


ABOUT = (*(_of(f"registered.{subject}") for subject in SUBJECTS), *map(_days, YEARS))
"""What each release says anew of its indicators and periods."""


def world() -> World:
    """Return it, the same each time."""
    made = World()
    for number, case in enumerate(CASES):
        _at_the_borders(made, 2100 + 2 * number, case)
    for number, figures in enumerate(ALIKE):
        for release, text in zip("acd", figures, strict=False):
            made.figure(text, release, period=str(2000 + number))
    for region, text in (("KZ", "5"), ("KZ-10", "10")):  # nobody can tell whether the region was there
        made.figure(text, "a", region=region, period="2090")
    chance = random.Random(10)
    for _ in range(700):
        _by_chance(made, chance)
    return made


def _at_the_borders(made: World, year: int, case: dict[str, str]) -> None:
    """State a case of `previous.tsv` with earlier levels around the ends of what it leaves possible."""
    about = {"indicator": "registered.theft", "region": "KZ-47", "unit": case["unit"], "period": str(year)}
    level = made.figure(case["level"], "a", **about)
    ends = [float(end.strip("<>=")) for end in case["previous"].split("..") if end != "-"] or [100.0, 1000.0]
    step = 1 if case["unit"] == "count" else 0.1
    near = [f"{end + off:.1f}".removesuffix(".0") for end in ends for off in (-step, 0, step) if end + off >= 0]
    made.change(case["change"], level, "a", str(year - 1), **about, previous=near[0])
    before = {**about, "period": str(year - 1)}
    made.figure(f"{float(f'{ends[0] * 1.005:.2g}'):g}", "c", **{**about, "period": str(year - 1)})
    for number, text in enumerate([*near, f">{near[-1]}", f"<{near[0]}", f"{near[0]}..{near[-1]}", f"~{near[0]}"]):
        made.figure(text, RELEASES[1 + number % 3], **before)


def _by_chance(made: World, chance: random.Random) -> None:
    release, year, unit = chance.choice(RELEASES), chance.choice(YEARS), chance.choice(UNITS)
    about = {"indicator": f"registered.{chance.choice(SUBJECTS)}", "region": chance.choice(REGIONS), "unit": unit}
    about["period"] = str(year)
    level = made.figure(chance.choice(FIGURES), release, **about)
    if chance.random() < 0.5:
        previous = chance.choice(("", "", "3300", "744", "12.5"))
        made.change(chance.choice(CHANGES), level, release, str(year - 1), **about, previous=previous)
