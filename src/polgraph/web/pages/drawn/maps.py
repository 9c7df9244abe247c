"""A map of the regions: a tile for each, coloured by its figure, and the data of the same map with shapes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from polgraph.results.figures import Figure
from polgraph.web.pages.files import address_of
from polgraph.web.pages.words import words

if TYPE_CHECKING:
    from polgraph.web.pages.drawn.charts import Json

CODES = tuple(f"KZ-{number}" for number in "59 39 11 55 27 15 71 10 63 23 62 35 33 47 43 61 31 19 79 75".split())
"""The regions as the tiles lie: from north to south, from west to east."""
_STEPS = 5


@dataclass(frozen=True, slots=True)
class MapValue:
    """What is told of a region: a *text*, and the *number* that its colour is of, if it has one."""

    text: str
    number: str | None = None
    comparable: bool = True


@dataclass(frozen=True, slots=True)
class Tile:
    """A region; *step* is its class of colour, 0 for what has no number, nothing for what is missing."""

    code: str
    name: str
    short: str
    text: str
    step: int | None
    comparable: bool


@dataclass(frozen=True, slots=True)
class Map:
    """The regions, what the colours mean, and what warns of comparing them."""

    label: str
    tiles: tuple[Tile, ...]
    legend: tuple[tuple[int, str], ...]
    warning: str
    words: Mapping[str, str]

    @property
    def data(self) -> Json:
        """What `charts.js` needs besides the tiles to draw the shapes."""
        told = {name: self.words[f"maps.{name}"] for name in ("shapes", "tiles", "views")}
        return {"label": self.label, "shapes": address_of("regions.topojson"), "words": told}

    @property
    def is_missing(self) -> bool:
        """Whether any region has nothing told."""
        return any(one.step is None for one in self.tiles)

    @property
    def is_unnumbered(self) -> bool:
        """Whether any region has something told that is no number."""
        return any(one.step == 0 for one in self.tiles)

    @property
    def is_apart(self) -> bool:
        """Whether any region is not to be compared with the others."""
        return not all(one.comparable for one in self.tiles)

    def told(self, tile: Tile) -> str:
        """Say in words what a tile shows."""
        apart = "" if tile.comparable else f" ({self.words['maps.apart']})"
        return f"{tile.text or self.words['maps.missing']}{apart}"


def map_value(figure: Figure, language: str, *, comparable: bool = True) -> MapValue:
    """Return what a map tells of a figure: the colour of a bound or an interval is that of its first number."""
    number = next((one for one in (figure.number, figure.low, figure.high) if one is not None), None)
    return MapValue(figure.text(language), number, comparable)


def map_data(
    values: Mapping[str, MapValue], language: str, *, names: Mapping[str, str], label: str, warning: str = ""
) -> Map:
    """Lay out *values* by the codes of regions, whose full *names* are told; *label* says what they are."""
    told = words(language)
    numbers = [value.number for value in values.values() if value.number is not None]
    classes = _classes(numbers)
    steps = {number: step for step, members in classes.items() for number in members}
    tiles = tuple(
        _tile(code, values.get(code), steps, (names.get(code, code), told[f"maps.short.{code}"])) for code in CODES
    )
    texts = {value.number: value.text for value in values.values() if value.number is not None}
    legend = tuple((step, _range(members, texts)) for step, members in classes.items())
    return Map(label, tiles, legend, warning, told)


def _tile(code: str, value: MapValue | None, steps: Mapping[str, int], names: tuple[str, str]) -> Tile:
    if value is None or not value.text:
        return Tile(code, *names, text="", step=None, comparable=True)
    return Tile(code, *names, value.text, steps[value.number] if value.number is not None else 0, value.comparable)


def _classes(numbers: Sequence[str]) -> dict[int, list[str]]:
    """Part the numbers into classes of as many members each, the greatest in the strongest colour."""
    ranked = sorted(set(numbers), key=float)
    count = min(_STEPS, len(ranked))
    classes: dict[int, list[str]] = {}
    for place, number in enumerate(ranked):
        rank = place * count // len(ranked)
        classes.setdefault(_STEPS if count == 1 else 1 + rank * (_STEPS - 1) // (count - 1), []).append(number)
    return classes


def _range(members: Sequence[str], texts: Mapping[str, str]) -> str:
    """Write a class of numbers by its ends, as these are told: either may be a bound."""
    first, last = texts[members[0]], texts[members[-1]]
    if first == last:
        return first
    return f"{first}–{last}" if first[0].isdigit() and last[0].isdigit() else f"{first} … {last}"
