"""The shapes of the regions: all twenty, by our codes, without crossings, of the size and at the place they have."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.cases import ROOT
from tests.geometry.topology import SHAPES, arcs, area, crossings, holds, rings, topology, units

# Square kilometres, in thousands, as the statistical office publishes them.
AREAS = {
    "KZ-10": 185.5,
    "KZ-11": 146.2,
    "KZ-15": 300.6,
    "KZ-19": 105.1,
    "KZ-23": 118.6,
    "KZ-27": 151.3,
    "KZ-31": 144.3,
    "KZ-33": 118.5,
    "KZ-35": 239.0,
    "KZ-39": 196.0,
    "KZ-43": 226.0,
    "KZ-47": 165.6,
    "KZ-55": 124.8,
    "KZ-59": 98.0,
    "KZ-61": 116.1,
    "KZ-62": 188.9,
    "KZ-63": 97.7,
    "KZ-71": 0.797,
    "KZ-75": 0.683,
    "KZ-79": 1.163,
}
TOWNS = {
    "Aktau": (51.17, 43.65, "KZ-47"),
    "Almaty": (76.91, 43.25, "KZ-75"),
    "Astana": (71.45, 51.18, "KZ-71"),
    "Baikonur": (63.31, 45.62, "KZ-43"),
    "Kokshetau": (69.39, 53.28, "KZ-11"),
    "Konayev": (77.06, 43.86, "KZ-19"),
    "Petropavl": (69.14, 54.87, "KZ-59"),
    "Semey": (80.25, 50.41, "KZ-10"),
    "Shymkent": (69.60, 42.32, "KZ-79"),
    "Taldykorgan": (78.37, 45.02, "KZ-33"),
    "Zhanaozen": (52.86, 43.34, "KZ-47"),
    "Zhezkazgan": (67.71, 47.80, "KZ-62"),
}


def test_each_region_has_one_shape() -> None:
    turtle = (ROOT / "data/ttl/reference/regions.ttl").read_text(encoding="utf-8")
    assert set(units()) == {
        line.split(" ")[0].removeprefix("region:") for line in turtle.splitlines() if line.startswith("region:KZ-")
    }


def test_borders_are_shared_and_cross_nowhere() -> None:
    read = topology()
    used = Counter(
        number if number >= 0 else ~number
        for unit in read["objects"]["regions"]["geometries"]
        for ring in rings(unit)
        for number in ring
    )
    assert set(used) == set(range(len(read["arcs"])))
    assert max(used.values()) == 2
    assert crossings(arcs(read)) == []


@pytest.mark.parametrize("code", AREAS)
def test_a_shape_has_the_area_of_its_region(code: str) -> None:
    assert area(units()[code]) == pytest.approx(AREAS[code] * 1000, rel=0.03)


@pytest.mark.parametrize("name", TOWNS)
def test_a_town_falls_in_its_region_alone(name: str) -> None:
    longitude, latitude, code = TOWNS[name]
    assert [unit for unit, shape in units().items() if holds(shape, (longitude, latitude))] == [code]


def test_the_shapes_are_small_enough_for_a_telephone() -> None:
    assert SHAPES.stat().st_size < 34_000
