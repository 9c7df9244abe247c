"""Which of two texts at one address is the newer one, whatever the clock says."""

from __future__ import annotations

from polgraph.archive import Archive, Archived, Retrieval

OLD, NEW, ADDRESS = "a" * 64, "b" * 64, "http://police.example/1"
LATE, EARLY = "2026-02-01T00:00:00.5Z", "2026-01-01T00:00:00Z"


def test_a_clock_that_was_set_back_does_not_hide_the_newer_text() -> None:
    archive = Archive()
    archive.add(Archived(OLD, frozenset({Retrieval("s", ADDRESS, LATE)})))
    moment = archive.time_of_visit(ADDRESS, EARLY)
    assert moment == "2026-02-01T00:00:00.500001Z"
    assert archive.time_of_visit(ADDRESS, LATE) == moment
    archive.add(Archived(NEW, frozenset({Retrieval("t", ADDRESS, moment)})))
    assert archive.newest_at(ADDRESS, lambda _: True) == NEW


def test_a_right_clock_is_believed() -> None:
    archive = Archive()
    assert archive.time_of_visit(ADDRESS, EARLY) == EARLY
    archive.add(Archived(OLD, frozenset({Retrieval("s", ADDRESS, EARLY)})))
    assert archive.time_of_visit(ADDRESS, LATE) == LATE
