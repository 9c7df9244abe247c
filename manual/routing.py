"""Find ways for lines between boxes, along a lattice, around the boxes; and places for labels on them."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

STEP = 12
MARGIN = 3
"""Steps around everything, where lines may go too."""
Point = tuple[int, int]
_SIDES = ((1, 0), (0, 1), (-1, 0), (0, -1))
_TURN, _CROSSING, _BESIDE, _OFF_CENTRE = 3, 24, 2, 0.4


class NoRoomError(Exception):
    """A line or a label finds no room."""


class Area(NamedTuple):
    """A rectangle."""

    left: int
    top: int
    right: int
    bottom: int

    def meets(self, other: Area, room: int = 0) -> bool:
        """Tell whether they overlap, or are nearer than *room*."""
        return (
            self.left < other.right + room
            and other.left < self.right + room
            and self.top < other.bottom + room
            and other.top < self.bottom + room
        )

    def holds(self, point: Point) -> bool:
        """Tell whether *point* is inside or on the edge."""
        return self.left <= point[0] <= self.right and self.top <= point[1] <= self.bottom


def ways(pairs: Sequence[tuple[str, str]], areas: Mapping[str, Area], size: Point) -> list[list[Point]]:
    """Return a way for each pair of names, all lattice points from edge to edge; near pairs choose first."""
    found: dict[int, list[Point]] = {}
    by_distance = sorted(range(len(pairs)), key=lambda n: (_distance(areas[pairs[n][0]], areas[pairs[n][1]]), n))
    for n in by_distance:
        source, target = pairs[n]
        way = _way(source, target, areas, size, _Taken(found.values()))
        if way is None:
            raise NoRoomError
        found[n] = way
    return [found[n] for n in range(len(pairs))]


def corners(way: Sequence[Point]) -> list[Point]:
    """Return the ends of *way* and where it turns."""
    threes = zip(way, way[1:], way[2:], strict=False)
    inner = [b for a, b, c in threes if not (a[0] == b[0] == c[0] or a[1] == b[1] == c[1])]
    return [way[0], *inner, way[-1]]


def labels(
    ways: Sequence[Sequence[Point]], sizes: Sequence[Point], areas: Mapping[str, Area], size: Point
) -> list[Area | None]:
    """Return an area on each way for a label of the given size, None for no label."""
    placed: list[Area | None] = [None] * len(ways)
    for n in sorted(range(len(ways)), key=lambda n: (len(ways[n]), n)):
        if sizes[n] == (0, 0):
            continue
        others = [point for m, way in enumerate(ways) if m != n for point in way]
        for area in _spots(ways[n], sizes[n]):
            inside = area.left >= 2 and area.top >= 2 and area.right <= size[0] - 2 and area.bottom <= size[1] - 2
            free = not any(area.meets(box, 2) for box in [*areas.values(), *(one for one in placed if one)])
            if inside and free and not any(area.holds(point) for point in others):
                placed[n] = area
                break
        else:
            raise NoRoomError
    return placed


def _spots(way: Sequence[Point], size: Point) -> Iterator[Area]:
    """Yield areas centred on points of *way*, from its middle outwards; the ends are left to the arrow."""
    middle = (len(way) - 1) / 2
    for x, y in sorted(way[1:-1], key=lambda point: abs(way.index(point) - middle)):
        left, top = x - size[0] // 2, y - size[1] // 2
        yield Area(left, top, left + size[0], top + size[1])


class _Taken:
    """The points and the stretches that other lines have."""

    def __init__(self, ways: Iterable[Sequence[Point]]) -> None:
        self.stretches: set[frozenset[Point]] = set()
        self.points: set[Point] = set()
        self.turns: set[Point] = set()
        for way in ways:
            self.points |= set(way)
            self.stretches |= {frozenset(pair) for pair in pairwise(way)}
            self.turns |= {way[0], *corners(way), way[-1]}

    def cost(self, here: Point, there: Point) -> float | None:
        """Return what the step costs beyond its length, None if it cannot be."""
        if there in self.turns or frozenset((here, there)) in self.stretches:
            return None
        crossing = _CROSSING if there in self.points else 0
        near = ((there[0] + dx * STEP, there[1] + dy * STEP) for dx, dy in _SIDES)
        return crossing + (_BESIDE if any(point in self.points for point in near) else 0)


def _distance(one: Area, other: Area) -> int:
    return abs(one.left + one.right - other.left - other.right) + abs(one.top + one.bottom - other.top - other.bottom)


def _ports(area: Area) -> Iterator[tuple[Point, Point, float]]:
    """Yield the points where a line may leave, which way, and what it costs to be off the middle of the side."""
    middle = ((area.left + area.right) / 2, (area.top + area.bottom) / 2)
    for x in range(area.left + STEP, area.right, STEP):
        off = abs(x - middle[0]) / STEP * _OFF_CENTRE
        yield (x, area.top), (0, -1), off
        yield (x, area.bottom), (0, 1), off
    for y in range(area.top + STEP, area.bottom, STEP):
        off = abs(y - middle[1]) / STEP * _OFF_CENTRE
        yield (area.left, y), (-1, 0), off
        yield (area.right, y), (1, 0), off


def _way(source: str, target: str, areas: Mapping[str, Area], size: Point, taken: _Taken) -> list[Point] | None:
    """Find the cheapest way: short, with few turns and crossings, away from others."""
    ends = {point: (side, off) for point, side, off in _ports(areas[target]) if point not in taken.points}
    queue: list[tuple[float, Point, Point]] = []
    best: dict[tuple[Point, Point], float] = {}
    came: dict[tuple[Point, Point], tuple[Point, Point]] = {}
    for point, side, off in _ports(areas[source]):
        if point not in taken.points:
            best[point, side] = off
            heapq.heappush(queue, (off, point, side))
    while queue:
        cost, here, heading = heapq.heappop(queue)
        if cost > best[here, heading]:
            continue
        if here in ends and (here, heading) in came:
            return _traced(came, (here, heading))
        for there, turned, more in _steps(here, heading, areas, size, ends):
            extra = taken.cost(here, there)
            if extra is None or ((here, heading) not in came and turned != heading):
                continue
            total = cost + more + extra
            if total < best.get((there, turned), float("inf")):
                best[there, turned], came[there, turned] = total, (here, heading)
                heapq.heappush(queue, (total, there, turned))
    return None


def _steps(
    here: Point, heading: Point, areas: Mapping[str, Area], size: Point, ends: Mapping[Point, tuple[Point, float]]
) -> Iterator[tuple[Point, Point, float]]:
    for turned in _SIDES:
        if turned == (-heading[0], -heading[1]):
            continue
        there = (here[0] + turned[0] * STEP, here[1] + turned[1] * STEP)
        if not (STEP <= there[0] <= size[0] - STEP and STEP <= there[1] <= size[1] - STEP):
            continue
        cost = 1.0 + (_TURN if turned != heading else 0)
        if there in ends:
            side, off = ends[there]
            if turned == (-side[0], -side[1]):
                yield there, turned, cost + off
        elif not any(area.holds(there) for area in areas.values()):
            yield there, turned, cost


def _traced(came: Mapping[tuple[Point, Point], tuple[Point, Point]], state: tuple[Point, Point]) -> list[Point]:
    way = [state[0]]
    while state in came:
        state = came[state]
        way.append(state[0])
    return way[::-1]
