"""Figures and changes as people write them (`>744`, `~300`, `10..20`, `-14%`, `x2.3`), as graphs that rules look at."""

from __future__ import annotations

import re
from decimal import Decimal

from polgraph import derivation
from polgraph.derivation.figures import Level, Move
from polgraph.engine import Dataset, parse_text
from polgraph.engine.parse import FORMATS
from polgraph.namespaces import BASE, ID, PREFIXES

KINDS = {"%": "percent", "pp": "percentage-point", "": "absolute"}
BOUNDS = {"": "exact", "~": "approximate", "<": "upper-bound", ">": "lower-bound"}


def number(text: str) -> dict[str, str]:
    """Read a figure: its value kind and the properties that it is stated by."""
    if ".." in text:
        low, high = text.split("..")
        return {"valueKind": "interval", "lowerBound": low, "upperBound": high}
    sign, digits = re.fullmatch(r"([<>]=?|~|)(.*)", text).groups()
    kind = BOUNDS[sign[:1]]
    if kind in ("exact", "approximate"):
        return {"valueKind": kind, "value": digits}
    side = "lower" if kind == "lower-bound" else "upper"
    return {"valueKind": kind, f"{side}Bound": digits, f"{side}Inclusive": str("=" in sign).lower()}


def level_of(text: str, unit: str) -> Level:
    """Read a figure as rules look at it."""
    said = number(text)
    numbers = {name: Decimal(said[key]) for name, key in NUMBERS.items() if key in said}
    return Level(
        *("observation", "indicator", "region", "period", f"{ID}unit/{unit}", said["valueKind"]),
        *(numbers.get("value"), numbers.get("low"), said.get("lowerInclusive") != "false"),
        *(numbers.get("high"), said.get("upperInclusive") != "false", "run", True),
    )


NUMBERS = {"value": "value", "low": "lowerBound", "high": "upperBound"}


def move_of(text: str) -> Move:
    """Read a change: per cent, points, a number of times (x after a rise, / after a fall), or a number of things."""
    bound, sign, digits, after = re.fullmatch(r"([<>~]?)([+x/-])([\d.]+)(%|pp|)", text).groups()
    kind = "factor" if sign in "x/" else KINDS[after]
    decimals = len(digits.partition(".")[2])
    return Move("change", "level", "before", kind, sign in "+x", BOUNDS[bound], Decimal(digits), decimals, None)


def figure(name: str, text: str, release: str = "a", **about: str) -> str:
    """State a figure: 100 thefts in one region and year, unless *about* says otherwise."""
    said = {"indicator": "registered.theft", "region": "KZ-47", "period": "2024", "unit": "count", **about}
    rows = [f"pg:{key} {key}:{value}" for key, value in said.items()]
    for key, value in number(text).items():
        rows.append(f"pg:{key} value-kind:{value}" if key == "valueKind" else f"pg:{key} {value}")
    return f"observation:{name} a pg:Observation ; {' ; '.join(rows)} ; prov:wasGeneratedBy run:{release} .\n"


def change(name: str, text: str, level: str, before: str = "2023", more: str = "") -> str:
    """State a change from one year to a level."""
    move = move_of(text)
    sign = "" if move.rises or move.kind == "factor" or move.precision.endswith("bound") else "-"
    size = {"lower-bound": "magnitudeLowerBound", "upper-bound": "magnitudeUpperBound"}.get(
        move.precision, "changeValue"
    )
    direction = "up" if move.rises else "down"
    return (
        f"change:{name} a pg:Change ; pg:ofObservation observation:{level} ; pg:fromPeriod period:{before} ; {more}"
        f"pg:changeKind change-kind:{move.kind} ; pg:direction direction:{direction} ; pg:{size} {sign}{move.size} ;"
        f" pg:changeValueKind value-kind:{move.precision} ; pg:statedDecimals {move.decimals} .\n"
    )


PREFIX = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
RELEASES = "".join(
    f"run:{name} prov:used text:{name} . release:{name} a pg:Release ; pg:text text:{name} .\n" for name in "abc"
)


def stated(turtle: str, *, with_vocabularies: bool = False) -> Dataset:
    """Load a graph; with the indicators of theft and crime, or with all that is shipped."""
    from polgraph import store

    dataset = store.open_shipped() if with_vocabularies else Dataset()
    quads = parse_text((PREFIX + RELEASES + turtle).encode(), FORMATS[".ttl"], "case")
    dataset.add((quad.triple for quad in quads), f"{BASE}graph/release/000000000000")
    return dataset


def derived(dataset: Dataset, *rules: str) -> list[dict[str, list[str]]]:
    """Return what *rules* make: for each thing its properties, by the last parts of their names."""
    things: dict[str, dict[str, list[str]]] = {}
    for t in derivation.derive(dataset, rules):
        value = t.object.value
        end = value.rsplit("/", 1)[1] if value.startswith(ID) else value
        things.setdefault(t.subject.value, {}).setdefault(re.split("[/#]", t.predicate.value)[-1], []).append(end)
    return [{key: sorted(values) for key, values in thing.items()} for thing in things.values()]
