"""The FollowTheMoney view against the model of the package `followthemoney`, which needs ICU to install."""

from __future__ import annotations

import json
import warnings

import pytest

import polgraph
from polgraph.engine import Dataset, parse_file
from polgraph.pipeline import views
from tests.cases import ROOT

LINES = polgraph.export(view="followthemoney").splitlines()
ENTITIES = {entity["id"]: entity for entity in map(json.loads, LINES)}


def of(schema: str) -> list[dict[str, list[str]]]:
    return [entity["properties"] for entity in ENTITIES.values() if entity["schema"] == schema]


def test_an_entity_is_a_line() -> None:
    assert len(ENTITIES) == len(LINES)
    assert {entity["schema"] for entity in ENTITIES.values()} == {
        "Article", "Event", "Occupancy", "Organization", "Person", "Position", "PublicBody",
    }  # fmt: skip


def test_who_held_which_post_is_told_without_dates_and_nationality() -> None:
    held = {(o["holder"][0], o["post"][0]) for o in of("Occupancy")}
    assert ("polgraph-person-sanzhar-adilov", "polgraph-post-mia.deputy-minister") in held
    assert {name for occupancy in of("Occupancy") for name in occupancy} == {"holder", "post", "proof", "status"}
    assert {status for occupancy in of("Occupancy") for status in occupancy["status"]} == {"unknown"}
    assert {name for person in of("Person") for name in person} == {"alias", "name", "position", "proof"}


def test_no_event_has_a_date_that_no_release_states() -> None:
    assert not [event for event in of("Event") if "date" in event]


def made_up(schema: str) -> dict[str, list[str]]:
    """Return the one entity of *schema* in a made-up release."""
    dataset = Dataset()
    dataset.add((quad.triple for quad in parse_file(ROOT / "tests/exports/kinds.ttl")), "urn:a")
    written = views.written(views.view_named("followthemoney"), dataset)
    (entity,) = [line for line in map(json.loads, written.splitlines()) if line["schema"] == schema]
    return dict(entity["properties"])


def test_who_was_absent_was_not_involved() -> None:
    assert made_up("Event")["involved"] == ["polgraph-person-a"]


def test_a_tenure_without_a_post_is_a_membership() -> None:
    assert made_up("Membership") == {
        "member": ["polgraph-person-a"], "organization": ["polgraph-agency-a"], "role": ["role"],
    }  # fmt: skip


def test_the_model_takes_every_entity() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        followthemoney = pytest.importorskip("followthemoney", reason="followthemoney is not installed (it needs ICU)")
    for entity in ENTITIES.values():
        schema = followthemoney.model.get(entity["schema"])
        assert schema is not None, entity["schema"]
        assert set(schema.required) <= set(entity["properties"]), entity["id"]
        schema.validate(entity)
        for name, values in entity["properties"].items():
            prop = schema.get(name)
            assert prop is not None, f"{entity['schema']}.{name}"
            assert not prop.deprecated
            for value in values:
                assert prop.type.validate(value), f"{entity['schema']}.{name} {value}"
                if prop.range is not None and value in ENTITIES:
                    assert followthemoney.model.get(ENTITIES[value]["schema"]).is_a(prop.range), f"{name} {value}"
                assert prop.range is None or value in ENTITIES, f"{name} leads nowhere: {value}"
