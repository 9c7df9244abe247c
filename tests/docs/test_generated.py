"""The pages that are made of code and data are as `python -m manual` makes them."""

from __future__ import annotations

import pytest
from manual.__main__ import DOCS, pages


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    return dict(pages())


def test_every_made_page_is_as_it_is_made(made: dict[str, str], approve: bool) -> None:
    for name, text in made.items():
        path = DOCS / name
        if approve:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.is_file(), f"{name}: run `python -m manual`"
        assert path.read_text(encoding="utf-8") == text, f"{name}: run `python -m manual`"
