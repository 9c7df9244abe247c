"""How far long work is, on a terminal."""

from __future__ import annotations

import pytest

from polgraph.cli import progress


def test_work_of_which_nothing_is_done_yet_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setattr(progress, "_OFTEN", 0)
    with progress.counting("tasks", 0) as count:
        count(0, 8)
        count(4, 8)
    told = capsys.readouterr().err
    assert "0 of 8 tasks" in told
    assert "nothing done yet" in told
    assert "4 of 8 tasks" in told
