"""What may have come of an instruction: the next report of its addressee on its topic and in its region."""

from __future__ import annotations

import pytest

from tests.derivation.stating import derived, stated

AGENCIES = """
agency:here org:classification agency-type:territorial-police-department ; pg:jurisdiction region:KZ-47 .
agency:there org:classification agency-type:territorial-police-department ; pg:jurisdiction region:KZ-59 .
post:here.head org:postIn agency:here .
tenure:t a pg:Tenure ; org:member person:p ; org:organization agency:here .
event:meeting pg:hostedBy agency:here ; pg:region region:KZ-47 .
"""
DAYS = """
release:a dct:issued "2024-01-20"^^xsd:date . release:b dct:issued "2024-03-05"^^xsd:date .
release:c dct:issued "2024-06-30"^^xsd:date .
"""
ASKED = "instruction:i a pg:Instruction ; pg:inEvent event:meeting ; pg:topic topic:prevention , topic:patrol ;"


def asked(addressee: str) -> str:
    return f"{AGENCIES} {DAYS} {ASKED} pg:addressee {addressee} ; prov:wasGeneratedBy run:a .\n"


def did(name: str, release: str, agent: str = "agency:here", topic: str = "prevention") -> str:
    return (
        f"action:{name} a pg:Action ; pg:agent {agent} ; pg:topic topic:{topic} ; prov:wasGeneratedBy run:{release} .\n"
    )


def said(name: str, release: str, speaker: str) -> str:
    what = "pg:topic topic:patrol ; pg:inEvent event:meeting"
    return f"statement:{name} a pg:Statement ; pg:speaker {speaker} ; {what} ; prov:wasGeneratedBy run:{release} .\n"


def candidates(turtle: str) -> list[list[str]]:
    return [thing["followedBy"] for thing in derived(stated(turtle), "follow-up-candidate.1")]


@pytest.mark.parametrize("addressee", ["agency:here", "post:here.head", "person:p", "group:heads-of-units"])
def test_the_addressee_is_an_agency_or_in_one(addressee: str) -> None:
    assert candidates(asked(addressee) + did("x", "b")) == [["x"]]


@pytest.mark.parametrize(
    "report",
    [did("x", "a"), did("x", "b", "agency:there"), did("x", "b", topic="migration"), said("x", "b", "agency:there")],
    ids=["same release", "another agency", "another topic", "another speaker"],
)
def test_what_is_no_candidate(report: str) -> None:
    assert candidates(asked("agency:here") + report) == []


def test_the_next_release_counts_and_not_those_after_it() -> None:
    assert candidates(asked("agency:here") + did("x", "b") + did("y", "b") + did("z", "c")) == [["x", "y"]]


def test_a_statement_of_the_addressee_counts_too() -> None:
    assert candidates(asked("person:p") + said("x", "c", "person:p")) == [["x"]]


def test_a_release_without_a_day_is_as_old_as_what_it_looks_back_on() -> None:
    turtle = asked("agency:here").replace('release:b dct:issued "2024-03-05"^^xsd:date .', "")
    turtle += 'release:b pg:reviewsPeriod period:y . period:y pg:lastDay "2024-12-31"^^xsd:date .' + did("x", "b")
    assert candidates(turtle) == [["x"]]


def test_releases_of_unknown_age_are_not_set_side_by_side() -> None:
    turtle = asked("agency:here").replace(DAYS, "")
    assert candidates(turtle + did("x", "b")) == []
