"""A reader of TopoJSON that is not the one the pages use: units as rings of longitude and latitude."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import accumulate, pairwise
from math import radians, sin

from tests.cases import ROOT

Point = tuple[float, float]
Ring = list[Point]

SHAPES = ROOT / "data/geometry/regions.topojson"
_RADIUS = 6371.007  # km: a ball with the surface of the Earth


def topology() -> dict:
    return json.loads(SHAPES.read_text(encoding="utf-8"))


def arcs(read: dict) -> list[Ring]:
    (across, up), (left, bottom) = read["transform"]["scale"], read["transform"]["translate"]
    steps = ([accumulate(one) for one in zip(*arc, strict=True)] for arc in read["arcs"])
    return [[(x * across + left, y * up + bottom) for x, y in zip(*step, strict=True)] for step in steps]


def units() -> dict[str, list[Ring]]:
    read = topology()
    lines = arcs(read)
    return {
        one["id"]: [_ring(numbers, lines) for numbers in rings(one)] for one in read["objects"]["regions"]["geometries"]
    }


def rings(unit: dict) -> Iterator[list[int]]:
    for polygon in unit["arcs"] if unit["type"] == "MultiPolygon" else [unit["arcs"]]:
        yield from polygon


def area(unit: list[Ring]) -> float:
    """Return square kilometres; holes go round the other way, and so are taken off."""
    return abs(sum(_signed(ring) for ring in unit))


def holds(unit: list[Ring], point: Point) -> bool:
    """Tell whether a line from *point* to the east crosses the border an odd number of times."""
    x, y = point
    borders = [pair for ring in unit for pair in pairwise(ring)]
    return (
        sum((y0 > y) != (y1 > y) and x < x0 + (y - y0) * (x1 - x0) / (y1 - y0) for (x0, y0), (x1, y1) in borders) % 2
        == 1
    )


def crossings(lines: list[Ring]) -> list[tuple[Point, Point]]:
    """Return where lines cross between their points."""
    parts = sorted(tuple(sorted(pair)) for line in lines for pair in pairwise(line))
    found: list[tuple[Point, Point]] = []
    active: list[tuple[Point, Point]] = []
    for part in parts:
        active = [one for one in active if one[1][0] >= part[0][0]]
        found += [part for one in active if _cross(one, part)]
        active.append(part)
    return found


def _ring(numbers: list[int], lines: list[Ring]) -> Ring:
    parts = [lines[number] if number >= 0 else lines[~number][::-1] for number in numbers]
    assert all(one[-1] == other[0] for one, other in pairwise([*parts, parts[0]])), "the arcs do not meet"
    return [point for part in parts for point in part[:-1]] + [parts[0][0]]


def _signed(ring: Ring) -> float:
    pieces = (radians(x1 - x0) * (2 + sin(radians(y0)) + sin(radians(y1))) for (x0, y0), (x1, y1) in pairwise(ring))
    return sum(pieces) * _RADIUS**2 / 2


def _cross(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    (a, b), (c, d) = one, other
    return _side(a, b, c) * _side(a, b, d) < 0 and _side(c, d, a) * _side(c, d, b) < 0


def _side(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
