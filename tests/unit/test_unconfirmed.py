"""Places and agencies that the reference data lack are described by rule, and said to be unconfirmed."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from polgraph import iris
from polgraph.engine import Literal, NamedNode, Triple, triple
from polgraph.extraction.tables import load_tables
from polgraph.lexicon import Lexicon
from polgraph.namespaces import PG
from polgraph.unconfirmed import Gazetteer, descriptions

GAZETTEER = Gazetteer(
    places=[
        ("kuryk", "village", "KZ-47", "Курык", "Құрық"),
        ("tau-district", "city-district", "tau", "Тауский район", ""),
        ("tau", "town", "KZ-47", "Тау", "Тау"),
    ],
    kinds=[("court", "other", "court", "суд", "сот"), ("police", "district-police", "police", "полиция", "полиция")],
    newsrooms=[("news-kz", "Первое имя"), ("news-kz", "Второе имя")],
)


def told(names: Iterable[str], lexicon: Lexicon) -> dict[str, list[str]]:
    """Return what is told of the things, as predicate and value, sorted; labels once."""
    triples: list[Triple] = [
        triple("https://example.org/a", PG.agent, NamedNode(iris.thing(*name.split(":")))) for name in names
    ]
    found: dict[str, list[str]] = {}
    for each in descriptions(triples, lexicon, GAZETTEER):
        value, predicate = each.object, each.predicate.value.rsplit("/", 1)[-1].rsplit("#", 1)[-1]
        if predicate != "unreviewedLabel" and isinstance(each.subject, NamedNode):
            written = f"{value.value}@{value.language}" if isinstance(value, Literal) else iris_end(value)
            found.setdefault(iris.compact(each.subject.value), []).append(f"{predicate} {written}")
    return {name: sorted(lines) for name, lines in found.items()}


def iris_end(term: object) -> str:
    return str(getattr(term, "value", term)).rsplit("/", 1)[-1].rsplit("#", 1)[-1]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "agency:court-kz-47",
            ["court (Mangystau Region)@en", "суд (Мангистауская область)@ru", "сот (Маңғыстау облысы)@kk"],
        ),
        ("agency:police-kuryk", ["police (Kuryk)@en", "полиция (Курык)@ru", "полиция (Құрық)@kk"]),
        ("agency:police-tau", ["police (Tau)@en", "полиция (Тау)@ru", "полиция (Тау)@kk"]),
        ("agency:court", ["court@en", "суд@ru", "сот@kk"]),
        ("agency:courtyard-keepers", ["Courtyard Keepers@en", "Courtyard Keepers@ru", "Courtyard Keepers@kk"]),
        ("agency:news-kz", ["Первое имя@en", "Первое имя@ru", "Первое имя@kk"]),
        ("place:kuryk", ["Kuryk@en", "Курык@ru", "Құрық@kk"]),
    ],
)
def test_a_thing_is_called_by_rule(name: str, expected: list[str], lexicon: Lexicon) -> None:
    lines = told([name], lexicon)[name]
    assert [line for line in lines if line.startswith("prefLabel")] == sorted(
        f"prefLabel {label}" for label in expected
    )
    assert "sourceStatus Unconfirmed" in lines


def test_what_a_description_leads_to_is_described_too(lexicon: Lexicon) -> None:
    found = told(["agency:police-tau-district"], lexicon)
    assert found.keys() == {"agency:police-tau-district", "place:tau-district", "place:tau"}
    assert "jurisdiction tau-district" in found["agency:police-tau-district"]
    assert "containedInPlace tau" in found["place:tau-district"]
    assert "containedInPlace KZ-47" in found["place:tau"]


def test_what_is_known_or_no_place_and_no_agency_is_left_alone(lexicon: Lexicon) -> None:
    assert told(["agency:mia", "place:aktau", "region:KZ-47", "role:other", "place:nowhere"], lexicon) == {}


def test_every_kind_of_agency_that_is_matched_has_labels(lexicon: Lexicon) -> None:
    tables = load_tables("agencies", "agency-kinds")
    assert {row[0] for row in tables["agencies"]} == {row[0] for row in tables["agency-kinds"]}
    assert {row[1] for row in tables["agency-kinds"]} <= set(lexicon.vocabulary()["agency-type"])
    assert {len(row) for row in tables["agency-kinds"]} == {5}
