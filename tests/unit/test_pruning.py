"""Facts of little confidence are left out, and nothing leads to what has gone."""

from __future__ import annotations

from dataclasses import replace

from polgraph.facts import Change, Facts, Mention, Observation, Release, Span, at_least

SPANS = (Span(0, 5),)
RELEASE = Release("0" * 64, "ru", None, None, None, None)
WHOLE = Observation("o1", "registered", "theft", None, None, None, None, None, "exact", 9, "count", None, SPANS)
PART = replace(WHOLE, id="o2", value=3, part_of="o1", confidence=0.9)
CHANGE = Change(
    "c1", "o1", "registered", "theft", *[None] * 6, "down", "percent", -5, None, None, SPANS, confidence=0.8
)
UNSURE = replace(WHOLE, confidence=0.5)


def test_references_to_what_is_left_out_become_null() -> None:
    facts = at_least(Facts(RELEASE, observations=(UNSURE, PART), changes=(CHANGE,)), 0.7)
    assert facts == Facts(
        RELEASE, observations=(replace(PART, part_of=None),), changes=(replace(CHANGE, observation=None),)
    )


def test_what_is_sure_enough_is_unchanged() -> None:
    facts = Facts(RELEASE, observations=(UNSURE, PART), changes=(CHANGE,))
    assert at_least(facts, 0) == at_least(facts, 0.5) == facts


def test_what_has_no_confidence_is_kept() -> None:
    mention = Mention("x1", "agency", "mia", None, SPANS)
    facts = Facts(RELEASE, observations=(WHOLE,), mentions=(mention, replace(mention, id="x2", confidence=0.1)))
    assert at_least(facts, 1) == Facts(RELEASE, observations=(WHOLE,), mentions=(mention,))
