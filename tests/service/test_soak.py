"""The service does not grow, however long it is asked: eight seconds of it here, two minutes with `--soak`."""

from __future__ import annotations

import pytest

from tests.service.soak import soak


def test_the_service_does_not_grow(request: pytest.FixtureRequest) -> None:
    assert soak(120 if request.config.getoption("--soak") else 8).faults() == []
