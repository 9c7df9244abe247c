"""Whether a bound includes its number."""

from __future__ import annotations

import pytest

from polgraph.mapping.bounds import lower_inclusive, upper_inclusive


@pytest.mark.parametrize(
    ("words", "inclusive"),
    [
        ("свыше 744 кг", False),
        ("более 100 единиц", False),
        ("не менее 40", True),
        ("по меньшей мере 40", True),
        ("бір жарым мыңнан астам", False),
        ("кемінде 40", True),
        ("тысячи", None),
    ],
)
def test_lower_bounds(words: str, inclusive: bool | None) -> None:
    assert lower_inclusive(words) is inclusive


@pytest.mark.parametrize(
    ("words", "inclusive"),
    [("менее 40", False), ("не более 40", True), ("до 90 в неделю", None), ("40-тан аспайды", True)],
)
def test_upper_bounds(words: str, inclusive: bool | None) -> None:
    assert upper_inclusive(words) is inclusive
