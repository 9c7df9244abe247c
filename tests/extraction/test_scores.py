"""The extractor does not get worse: no strict score falls below evaluation/scores.json (`make eval-ratchet` moves it)."""

from __future__ import annotations

from pathlib import Path

import pytest
from evaluation import run
from evaluation.run import Score


@pytest.mark.parametrize("name", run.ratchet())
def test_no_score_of_a_set_falls(name: str, shared: Path) -> None:
    assert run.falls(run.ratchet()[name], run.measured(name)) == []


def test_a_fall_is_told_and_noise_is_not() -> None:
    kept = {"people": Score(0.9, 0.8), "topics": Score(None, 0.0)}
    assert run.falls(kept, {"people": Score(0.9, 0.8), "topics": Score(0.1, 0.1)}) == []
    assert run.falls(kept, {"people": Score(0.898, 0.9)}) == []
    assert run.falls(kept, {"people": Score(0.897, 0.9)}) == ["people: precision 0.897, was 0.900"]
    assert run.falls(kept, {"people": Score(None, 0.0)}) == ["people: recall 0.000, was 0.800"]
    assert run.falls(kept, {}) == ["people: recall 0.000, was 0.800"]


def test_the_ratchet_keeps_other_sets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "RATCHET", tmp_path / "scores.json")
    run.write_ratchet({"one": {"people": Score(1.0, None)}})
    run.write_ratchet({"two": {"events": Score(0.5, 0.25)}})
    assert run.ratchet() == {"one": {"people": Score(1.0, None)}, "two": {"events": Score(0.5, 0.25)}}


def test_an_unknown_set_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        run.main(["thrid"])
    assert "no set is called 'thrid'; expected one of dev, first, own, releases, second" in capsys.readouterr().err
