"""Files are named as seen from the checkout."""

from __future__ import annotations

import pytest

from tests.cases import ROOT


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
