"""Who is who: a name and a post together, never a name alone; one identity for everybody."""

from __future__ import annotations

import pytest

from polgraph import resolution
from tests.resolution.graphs import graph, identity, said

KNOWN = """
person:known a pg:Person ; skos:prefLabel "Артём Примеров"@ru , "Артем Примеров"@kk ; pg:knownInPost post:mia.minister .
"""
SEAT = "police-department-kz-35.head-of-police-department"
OTHER_SEAT = "police-department-kz-59.head-of-police-department"
SINGLE = f"post:{SEAT} org:role role:head-of-police-department ; pg:singleSeat true .\n"


@pytest.mark.parametrize(
    "name", ["Артём Примеров", "Артем  Примеров", "АРТЁМ ПРИМЕРОВ", "Примеров Артём", "Артёма Примерова"]
)
def test_a_name_and_a_post_make_an_identity(name: str) -> None:
    assert identity(KNOWN + said("a", name, "mia.minister")) == {"a": "known", "known": "known"}


@pytest.mark.parametrize(
    "turtle",
    [
        said("a", "Артём Примеров"),
        said("a", "Артём Примеров", "other.minister"),
        said("a", "Артём Другой", "mia.minister"),
    ],
    ids=["a name without a post", "another post", "another name"],
)
def test_less_than_both_leaves_a_person_alone(turtle: str) -> None:
    assert identity(KNOWN + turtle) == {"a": "a", "known": "known"}


def test_people_without_an_entry_are_identified_as_the_smallest() -> None:
    turtle = said("b", "Данияр Сапаров", SEAT, 2024) + said("a", "Дәнияр Сапаров", SEAT, 2025)
    assert identity(SINGLE + turtle) == {"a": "a", "b": "a"}


def test_two_entries_are_never_one() -> None:
    twin = KNOWN.replace("person:known", "person:twin")
    assert identity(KNOWN + twin + said("a", "Артём Примеров", "mia.minister")) == {
        "a": "a",
        "known": "known",
        "twin": "twin",
    }


def test_bearers_of_one_name_without_posts_stay_apart() -> None:
    turtle = said("a", "Данияр Сапаров", year=2024) + said("b", "Данияр Сапаров", year=2024)
    assert identity(turtle) == {"a": "a", "b": "b"}
    assert [(match.left.members, match.verdict) for match in resolution.resolve(graph(turtle)).undecided()] == [
        ((f"{graph_iri}a", f"{graph_iri}b"), "undecided") for graph_iri in ["https://w3id.org/polgraph/id/person/"]
    ]


def test_a_person_of_whom_nothing_is_said_has_an_identity() -> None:
    assert identity("person:a a pg:Person .") == {"a": "a"}


def test_an_initial_that_fits_two_joins_neither() -> None:
    people = [("a", "Асхат Сейдахметов"), ("b", "Айдар Сейдахметов"), ("c", "А. Сейдахметов")]
    turtle = SINGLE + "".join(said(person, name, SEAT, 2024) for person, name in people)
    assert identity(turtle) == {"a": "a", "b": "b", "c": "c"}
    (refusal,) = resolution.resolve(graph(turtle)).refused
    assert [[reason.rule for reason in match.reasons] for match in refusal.against] == [["name.other-given"]]


def test_an_initial_that_fits_one_better_still_joins_neither() -> None:
    people = [("a", "Асхат Сейдахметов", 2024), ("b", "Айдар Сейдахметов", 2023), ("c", "А. Сейдахметов", 2024)]
    found = identity(SINGLE + "".join(said(person, name, SEAT, year) for person, name, year in people))
    assert found == {"a": "a", "b": "b", "c": "c"}


def test_a_doubtful_initial_does_not_undo_what_is_sure() -> None:
    people = [
        ("a", "Асхат Сейдахметов"),
        ("b", "Асхат Болатович Сейдахметов"),
        ("c", "А. Сейдахметов"),
        ("d", "Айдар Сейдахметов"),
    ]
    found = identity(SINGLE + "".join(said(person, name, SEAT, 2024) for person, name in people))
    assert found == {"a": "a", "b": "a", "c": "c", "d": "d"}


def test_a_career_is_followed_from_year_to_year() -> None:
    deputy = SEAT.replace(".head", ".deputy-head")
    turtle = (
        said("a", "Ержан Дулатов", deputy, 2020)
        + said("b", "Ержан Дулатов", SEAT, 2022)
        + said("c", "Е. Дулатов", SEAT, 2023)
    )
    assert identity(SINGLE + turtle) == {"a": "a", "b": "a", "c": "a"}


def test_a_department_is_what_it_has_become() -> None:
    renamed = "agency:change org:originalOrganization agency:interior-kz-35 ; org:resultingOrganization agency:police-department-kz-35 ."
    turtle = said("a", "Ержан Дулатов", SEAT, 2019) + said(
        "b", "Ержан Дулатов", SEAT.replace("police-department-kz", "interior-kz"), 2018
    )
    assert identity(SINGLE + turtle) == {"a": "a", "b": "b"}
    assert identity(SINGLE + turtle + renamed) == {"a": "a", "b": "a"}


def test_the_period_under_review_dates_a_release_that_states_no_day() -> None:
    undated = said("a", "Ержан Дулатов", SEAT) + said("b", "Ержан Дулатов", OTHER_SEAT)
    dated = "".join(
        f"release:{one} a pg:Release ; pg:text text:{one.encode().hex()} ; pg:reviewsPeriod period:2024 .\n"
        for one in "ab"
    )
    period = 'period:2024 pg:lastDay "2024-12-31"^^xsd:date .'
    assert [match.verdict for match in resolution.resolve(graph(undated)).matches] == ["undecided"]
    assert [match.verdict for match in resolution.resolve(graph(undated + dated + period)).matches] == ["different"]


def test_decisions_come_before_the_rules() -> None:
    married = said("a", "Анна Петрова", "mia.spokesperson", 2020) + said("b", "Анна Ким", "mia.spokesperson", 2024)
    later = said("c", "Анна Ким", "mia.spokesperson", 2025) + said("d", "А. Петрова", "mia.spokesperson", 2020)
    assert identity(married + later) == {"a": "a", "b": "b", "c": "b", "d": "a"}
    assert identity(married + later, same=("b a",)) == {"a": "a", "b": "a", "c": "a", "d": "a"}
    assert identity(married + later, different=("c b",)) == {"a": "a", "b": "b", "c": "c", "d": "a"}


def test_decisions_that_contradict_each_other_join_nobody() -> None:
    turtle = said("a", "Анна Петрова") + said("b", "Анна Ким") + said("c", "Анна Ли")
    assert identity(turtle, same=("a b", "b c"), different=("a c",)) == {"a": "a", "b": "b", "c": "c"}


def test_decisions_about_nobody_here_change_nothing() -> None:
    assert identity(said("a", "Анна Петрова"), same=("a x",), different=("y a",)) == {"a": "a"}
