"""A text that is cut at its spans is whole, and each piece knows what covers it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from polgraph.facts import Span
from polgraph.web.pages.proof.marking import pieces, runs
from tests.pages.stores import HOSTILE

TEXTS = st.text(st.characters(codec="utf-8"), max_size=60)


@st.composite
def spans_in(draw: st.DrawFn) -> tuple[str, list[Span]]:
    text = draw(TEXTS)
    ends = st.lists(st.integers(0, len(text) + 2), min_size=2, max_size=2, unique=True).map(sorted)
    return text, [Span(*one) for one in draw(st.lists(ends, max_size=12))]


@given(spans_in())
def test_pieces_are_the_text(case: tuple[str, list[Span]]) -> None:
    text, spans = case
    found = list(pieces(text, spans))
    assert "".join(piece.text for piece in found) == text
    assert all(text[piece.start : piece.start + len(piece.text)] == piece.text != "" for piece in found)


@given(spans_in())
def test_pieces_know_their_spans(case: tuple[str, list[Span]]) -> None:
    text, spans = case
    within = {span for span in spans if span.end <= len(text)}
    for piece in pieces(text, spans):
        end = piece.start + len(piece.text)
        assert set(piece.covering) == {span for span in within if span.start <= piece.start and end <= span.end}
        assert set(piece.begins) == {span for span in within if span.start == piece.start}
        assert set(piece.ends) == {span for span in within if span.end == end}
        assert [one.end - one.start for one in piece.covering] == sorted(one.end - one.start for one in piece.covering)


@given(spans_in())
def test_every_span_begins_and_ends_once(case: tuple[str, list[Span]]) -> None:
    text, spans = case
    within = sorted({span for span in spans if span.end <= len(text)})
    found = list(pieces(text, spans))
    assert sorted(span for piece in found for span in piece.begins) == within
    assert sorted(span for piece in found for span in piece.ends) == within


@given(TEXTS)
def test_runs_are_the_text(text: str) -> None:
    assert "".join(run.text for run in runs(text)) == text


def test_what_turns_a_line_stands_apart() -> None:
    codes = [run.code for run in runs(HOSTILE) if run.code]
    assert codes == ["U+000D", "U+000D", "U+202E", "U+2066", "U+2069", "U+0007", "U+001B"]
