"""Between which days people are seen in office, and who held an office on a day: yes, no or unknown."""

from __future__ import annotations

import pytest

from polgraph import derivation
from polgraph.engine import Dataset
from polgraph.iris import DERIVED_GRAPH
from polgraph.pipeline import questions
from tests.derivation.stating import derived, stated

RULE = "tenure-span.1"
WHEN = {
    "day": 'pg:date "{0}"^^xsd:date',
    "trip": "pg:heldDuring period:{0}",
    "review": "pg:reviewsPeriod period:{0}",
    "unknown": "pg:dateStatus pg:NotStated",
}
PERIODS = """
period:march pg:firstDay "2024-03-01"^^xsd:date ; pg:lastDay "2024-03-31"^^xsd:date .
period:2023 pg:firstDay "2023-01-01"^^xsd:date ; pg:lastDay "2023-12-31"^^xsd:date .
release:b dct:issued "2024-02-10"^^xsd:date .
"""


def seen(who: str, *sightings: str, post: str = "mia.minister", role: str | None = None) -> str:
    """State a tenure with its sightings: `day 2024-03-05`, in release a; `b: review 2023`; `dismissed: day …`."""
    turtle = f'person:{who} a pg:Person ; skos:prefLabel "{who.title()}"@en ; pg:identifiedAs person:{who} .\n'
    organization, seat = post.split(".")
    turtle += f"tenure:{who} a pg:Tenure ; org:member person:{who} ; org:organization agency:{organization} ;"
    turtle += f" org:role role:{role or seat} ; pg:post post:{post} ; prov:wasGeneratedBy run:a ;"
    turtle += " pg:evidence <https://w3id.org/polgraph/text/a#char=0,1> .\n"
    for n, sighting in enumerate(sightings):
        mark, _, when = sighting.rpartition(": ")
        kind, _, value = when.partition(" ")
        release = mark if mark in ("b", "c") else "a"
        capacity = mark if len(mark) > 1 else "attended"
        turtle += f"tenure:{who} pg:attestedBy participation:{who}{n} . event:{who}{n} {WHEN[kind].format(value)} .\n"
        turtle += f"participation:{who}{n} a pg:Participation ; pg:inEvent event:{who}{n} ;"
        turtle += f" pg:capacity capacity:{capacity} ; prov:wasGeneratedBy run:{release} .\n"
    return turtle


@pytest.mark.parametrize(
    ("sightings", "not_later_than", "not_before", "held_until"),
    [
        (["day 2024-03-05"], "2024-03-05", "2024-03-05", None),
        (["day 2024-03-05", "day 2025-01-20", "day 2024-07-01"], "2024-03-05", "2025-01-20", None),
        (["trip march"], "2024-03-31", "2024-03-01", None),
        (["review 2023"], None, "2023-01-01", None),
        (["b: review 2023"], "2024-02-10", "2023-01-01", None),
        (["b: unknown"], "2024-02-10", None, None),
        (["appointed: day 2024-03-05", "dismissed: day 2025-01-20"], "2024-03-05", "2024-03-05", "2025-01-20"),
    ],
)
def test_the_span_of_a_tenure(
    sightings: list[str], not_later_than: str | None, not_before: str | None, held_until: str | None
) -> None:
    (found,) = derived(stated(PERIODS + seen("ada", *sightings)), RULE)
    days = [found.get(name, [None])[0] for name in ("notLaterThan", "notBefore", "heldUntil")]
    assert days == [not_later_than, not_before, held_until]


@pytest.mark.parametrize("sightings", [[], ["unknown"], ["mentioned: day 2024-03-05"]], ids=str)
def test_what_tells_no_day_gives_no_tenure(sightings: list[str]) -> None:
    assert derived(stated(seen("ada", *sightings)), RULE) == []


@pytest.mark.parametrize("role", ["acting-minister", "former-minister"])
def test_acting_and_former_holders_do_not_hold_the_post(role: str) -> None:
    turtle = "role:acting-minister pg:actingFor role:minister . role:former-minister pg:formerOf role:minister ."
    assert derived(stated(turtle + seen("ada", "day 2024-03-05", role=role)), RULE) == []


def test_one_identity_has_one_tenure_of_a_post() -> None:
    turtle = seen("ada", "day 2024-03-05") + seen("ada2", "day 2024-09-09")
    turtle = turtle.replace("identifiedAs person:ada2", "identifiedAs person:ada")
    (found,) = derived(stated(turtle), RULE)
    assert (found["member"], found["notLaterThan"], found["notBefore"]) == (["ada"], ["2024-03-05"], ["2024-09-09"])


def test_the_only_seat_is_not_held_through_another_holder() -> None:
    turtle = "post:mia.minister pg:singleSeat true ." + seen("ada", "day 2024-03-05", "day 2025-03-05")
    found = derived(stated(turtle + seen("bob", "day 2024-09-09")), RULE)
    assert [thing["member"] for thing in found] == [["bob"]]


def holders(turtle: str, role: str, day: str) -> dict[str, str]:
    """Ask the saved query who held *role* on *day*, over all that is shipped and *turtle*."""
    dataset: Dataset = stated(turtle, with_vocabularies=True)
    dataset.add(derivation.derive(dataset, [RULE]), DERIVED_GRAPH)
    sparql = questions.saved_queries()["office-holders-on-a-date"].bind({"role": role, "date": day})
    found = dataset.select(sparql)
    name, answer = (found.columns.index(column) for column in ("person", "answer"))
    return {row[name].value.rsplit("/", 1)[1]: row[answer].value for row in found.rows}


@pytest.mark.parametrize(
    ("day", "ada", "bob"),
    [
        ("2024-03-04", "unknown", "unknown"),
        ("2024-03-05", "yes", "no"),
        ("2024-06-01", "yes", "no"),
        ("2024-09-09", "yes", "no"),
        ("2024-10-01", "unknown", "unknown"),
        ("2025-01-01", "no", "yes"),
        ("2025-02-01", "no", "unknown"),
    ],
)
def test_who_was_minister_on_a_day(day: str, ada: str, bob: str) -> None:
    turtle = seen("ada", "day 2024-03-05", "day 2024-09-09", "dismissed: day 2024-12-01")
    turtle += seen("bob", "day 2024-12-20", "day 2025-01-31")
    assert holders(turtle, "minister", day) == {"ada": ada, "bob": bob}


def test_of_several_seats_one_holder_says_nothing_of_another() -> None:
    deputies = {"post": "mia.deputy-minister"}
    turtle = seen("ada", "day 2024-03-05", **deputies) + seen("bob", "day 2024-12-20", **deputies)
    found = holders(turtle, "deputy-minister", "2024-03-05")
    assert (found["ada"], found["bob"]) == ("yes", "unknown")


def test_who_acts_is_not_said_not_to() -> None:
    turtle = seen("ada", "day 2024-03-05") + seen("eve", "day 2024-04-04", role="acting-minister")
    assert holders(turtle, "acting-minister", "2024-03-05") == {"eve": "unknown"}
