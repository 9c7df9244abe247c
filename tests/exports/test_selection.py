"""What is selected holds what was asked for, leads nowhere out of itself, and meets the shapes."""

from __future__ import annotations

from pathlib import Path

import pytest

import polgraph
from polgraph import store
from polgraph.engine import NamedNode, Quad
from polgraph.errors import PolgraphError
from polgraph.namespaces import ID, PG, RDF
from polgraph.pipeline.selection import Choice, graph_of, selected

MANGYSTAU, NORTH = "c736a843b8cc", "61c886dfe42e"
CHOICES: list[Choice] = [
    {"release": [MANGYSTAU]},
    {"release": [MANGYSTAU, NORTH]},
    {"person": ["Аленов"]},
    {"region": ["KZ-59"]},
    {"region": ["Жанаозен"]},
    {"period": ["2024"]},
    {"year": ["2025"]},
    {"region": ["KZ"], "year": ["2025"]},
]
DATASET = store.open_shipped()
SHIPPED = list(store.shipped_quads())


def told(choice: Choice) -> str:
    return " ".join(f"{name}={'+'.join(values)}" for name, values in choice.items())


def part(choice: Choice) -> list[Quad]:
    return selected(DATASET, SHIPPED, choice)


def of_class(quads: list[Quad], class_: str) -> set[str]:
    return {
        q.subject.value.removeprefix(ID) for q in quads if q.predicate.value == RDF.type and q.object.value == class_
    }


@pytest.mark.parametrize("choice", CHOICES, ids=told)
def test_nothing_leads_out_of_a_selection(choice: Choice) -> None:
    quads = part(choice)
    described, shipped = {quad.subject for quad in quads}, {quad.subject for quad in SHIPPED}
    led_to = {quad.object for quad in quads if isinstance(quad.object, NamedNode)}
    assert (led_to & shipped) - described == set()
    assert set(quads) == {quad for quad in SHIPPED if quad.subject in described}, "a thing is there whole or not at all"


@pytest.mark.parametrize(
    "selection",
    [{"person": "Аленов"}, {"region": "KZ-47"}, {"year": 2024}, {"release": NORTH}],
    ids=lambda selection: "-".join(map(str, *selection.items())),
)
def test_a_selection_meets_the_shapes(selection: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "part.nt"
    file.write_bytes(polgraph.export("nt", **selection))
    assert polgraph.validate(file).conforms


@pytest.mark.parametrize(
    ("choice", "class_", "expected"),
    [
        ({"release": [MANGYSTAU]}, PG.Release, {f"release/{MANGYSTAU}"}),
        ({"person": ["Аленов"]}, PG.Person, {"person/2dfd3df631f1", "person/bauyrzhan-alenov"}),
        ({"person": ["2dfd3df631f1"]}, PG.Person, {"person/2dfd3df631f1", "person/bauyrzhan-alenov"}),
        ({"person": ["Аленов"]}, PG.Participation, {"participation/964a7498fd45", "participation/df348ac0a1e9"}),
        ({"region": ["в СКО"]}, PG.Release, {f"release/{NORTH}"}),
        ({"region": ["Zhanaozen"]}, PG.Visit, {"event/89e1ead6f8f5"}),
        ({"region": ["Zhanaozen"]}, PG.Observation, set()),
        ({"period": ["2024"]}, PG.Release, {f"release/{NORTH}"}),
        ({"year": ["2025"]}, PG.Release, {f"release/{MANGYSTAU}"}),
        ({"year": ["2024", "2025"]}, PG.Release, {f"release/{MANGYSTAU}", f"release/{NORTH}"}),
    ],
    ids=lambda value: " ".join(sorted(value)) if isinstance(value, set) else str(value),
)
def test_what_is_selected(choice: Choice, class_: str, expected: set[str]) -> None:
    assert of_class(part(choice), class_) == expected


def test_all_that_a_release_states_is_selected() -> None:
    graph = {quad for quad in SHIPPED if graph_of(quad).endswith(MANGYSTAU)}
    assert graph < set(part({"release": [MANGYSTAU]}))


def test_values_add_up_and_selectors_narrow_down() -> None:
    both = part({"region": ["KZ-47", "KZ-59"]})
    assert set(both) == {*part({"region": ["KZ-47"]}), *part({"region": ["KZ-59"]})}
    narrowed = part({"region": ["KZ-47", "KZ-59"], "year": ["2024"]})
    assert of_class(narrowed, PG.Observation) == of_class(part({"region": ["KZ-59"]}), PG.Observation)


def test_a_graph_is_cut_out_as_it_is() -> None:
    assert part({"graph": ["resolution"]}) == [quad for quad in SHIPPED if graph_of(quad).endswith("/resolution")]


@pytest.mark.parametrize(
    ("selection", "message"),
    [
        ({"region": "KZ-10"}, "nothing here is about region KZ-10; expected a selection that holds something"),
        ({"region": "KZ-59", "year": 2025}, "nothing here is about region KZ-59, year 2025; expected"),
        ({"region": "mars"}, "region: no place is called 'mars'; did you mean"),
        ({"year": "25"}, "year is '25'; expected a year such as 2025"),
        ({"graph": "x"}, "no graph is called 'x'; expected one of ontology, reference, release/"),
        ({"regoin": "KZ-59"}, "nothing is selected by 'regoin'; did you mean 'region'?"),
    ],
)
def test_what_selects_nothing_is_told_in_one_line(selection: dict[str, str], message: str) -> None:
    with pytest.raises(PolgraphError) as caught:
        polgraph.export("nt", **selection)
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)


def test_none_selects_nothing_out() -> None:
    assert polgraph.export("nt", graph=None, region=None) == polgraph.export("nt")


def test_several_values_are_a_list_in_python() -> None:
    assert polgraph.export("nt", year=[2024, 2025]) == polgraph.export("nt", year=["2025", "2024"])
