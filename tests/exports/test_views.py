"""The views: what they count on the shipped data, that bounds stay bounds, and that other tools take them."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest
import yaml
from pyoxigraph import RdfFormat, parse
from rdflib import SDO
from rdflib.plugins.sparql import prepareQuery

import polgraph
from polgraph import store
from polgraph.engine import Dataset, Literal, NamedNode, Quad, Solutions, Triple, parse_file
from polgraph.errors import PolgraphError
from polgraph.namespaces import ID, PG, PREFIXES, SCHEMA
from polgraph.pipeline import questions, views
from polgraph.pipeline.exports import EXPORT_FORMATS
from polgraph.pipeline.selection import selected
from polgraph.queries.header import header_of
from polgraph.serialization import rdflib_dataset
from tests.cases import ROOT

FOLDER = ROOT / "queries/views"
FILES = sorted(FOLDER.rglob("*.rq"))
GRAPHS = ["catalogue", "data-cube", "schema-org"]
CUBE_RULES = sorted((ROOT / "tests/exports/data-cube").glob("*.rq"))
QB = PREFIXES["qb"]
# In schema.org since versions that rdflib's list of its terms does not know.
NEWER_IN_SCHEMA = {"StatisticalVariable", "measurementQualifier", "observationAbout", "observationPeriod"}


@pytest.fixture(scope="module")
def shipped() -> Dataset:
    return store.open_shipped()


@pytest.fixture(scope="module")
def kinds() -> Dataset:
    """A figure of every kind, and a change."""
    dataset = Dataset()
    quads = parse_file(ROOT / "tests/exports/kinds.ttl")
    dataset.add((quad.triple for quad in quads), "https://w3id.org/polgraph/graph/release/a")
    return dataset


def graph(name: str, dataset: Dataset) -> set[Triple]:
    return set(views.triples_of(views.view_named(name), dataset))


def stated(triples: set[Triple], subject: str, predicate: str) -> set[str]:
    return {t.object.value for t in triples if (t.subject.value, t.predicate.value) == (subject, predicate)}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(FOLDER)))
def test_a_view_is_a_file_that_two_engines_read(path: Path, shipped: Dataset) -> None:
    text = path.read_text(encoding="utf-8")
    shipped.answer(text)
    prepareQuery(text)
    header = "\n".join(line[2:].removeprefix(" ") for line in text.splitlines() if line.startswith("#+"))
    assert header_of(text, path.name) == yaml.safe_load(header)
    assert "SELECT *" not in text
    assert len(text.splitlines()) <= 100


@pytest.mark.parametrize("name", [*views.views(), *views.tables()])
def test_a_view_says_in_three_languages_what_it_gives_and_how_much(name: str, shipped: Dataset) -> None:
    view = {**views.views(), **views.tables()}[name]
    assert view.question.keys() == {"en", "kk", "ru"}
    found = shipped.answer(view.text)
    if view.header["format"] in EXPORT_FORMATS:
        assert {"triples": len(set(found))} == view.expect
    else:
        entities = {row[0] for row in found.rows}
        assert {"rows": len(found.rows), "entities": len(entities)} == {"entities": len(entities), **view.expect}
        assert len(found.rows) > 0


def test_views_are_no_saved_questions() -> None:
    assert set(questions.saved_queries()) == {path.stem for path in (ROOT / "queries").glob("*.rq")}


@pytest.mark.parametrize("name", GRAPHS)
@pytest.mark.parametrize("form", EXPORT_FORMATS)
def test_a_graph_view_is_the_same_in_every_syntax(name: str, form: str, shipped: Dataset) -> None:
    syntax = {
        "jsonld": "JSON_LD",
        "nq": "N_QUADS",
        "nt": "N_TRIPLES",
        "rdfxml": "RDF_XML",
        "trig": "TRIG",
        "ttl": "TURTLE",
    }
    content = polgraph.export(form, view=name)
    assert {quad.triple for quad in parse(content, getattr(RdfFormat, syntax[form]))} == graph(name, shipped)


@pytest.mark.parametrize("name", [*views.views(), *views.tables()])
def test_rdflib_makes_the_same_of_the_data(name: str) -> None:
    quads = selected(store.open_shipped(), list(store.shipped_quads()), {"region": ["KZ-59"]})
    quads += [Quad(*quad.triple, NamedNode("urn:kinds")) for quad in parse_file(ROOT / "tests/exports/kinds.ttl")]
    text = {**views.views(), **views.tables()}[name].text
    found = of_graphs(quads).answer(text)
    if isinstance(found, Solutions):
        rows = [[cell(getattr(term, "value", None)) for term in row] for row in found.rows]
        assert rows == [[cell(term) for term in row] for row in rdflib_dataset(quads).query(text)]
    else:
        triples = {tuple(term.value for term in triple) for triple in found}
        assert triples == {tuple(map(str, triple)) for triple in rdflib_dataset(quads).query(text)}


def of_graphs(quads: list[Quad]) -> Dataset:
    dataset = Dataset()
    for quad in quads:
        dataset.add([quad.triple], quad.graph_name.value)
    return dataset


def cell(value: object) -> str:
    """Write a value; the parts of a GROUP_CONCAT have no order."""
    text = "" if value is None else str(value)
    return " ".join(sorted(text.split(" "))) if text.startswith("http") else text


# --- RDF Data Cube


@pytest.mark.parametrize("path", CUBE_RULES, ids=lambda path: path.stem)
@pytest.mark.parametrize("data", ["shipped", "kinds"])
def test_the_cubes_are_well_formed(path: Path, data: str, request: pytest.FixtureRequest) -> None:
    assert not broken(path.read_text(encoding="utf-8"), graph("data-cube", request.getfixturevalue(data)))


BREAKS = {
    "ic-01-unique-dataset": ("qb:Observation", "<urn:x> a qb:Observation"),
    "ic-02-unique-structure": ("qb:DataSet", "<urn:x> a qb:DataSet"),
    "ic-03-structure-has-a-measure": ("", "<urn:x> a qb:DataStructureDefinition"),
    "ic-04-dimensions-have-a-range": ("", "<urn:x> a qb:DimensionProperty"),
    "ic-05-concept-dimensions-have-code-lists": ("", "pg:indicator rdfs:range skos:Concept"),
    "ic-11-all-dimensions-present": ("", "<urn:x> qb:dataSet view:values"),
    "ic-12-no-duplicates": ("", "<urn:x> qb:dataSet view:values ; pg:indicator indicator:i"),
    "ic-14-all-measures-present": ("", "<urn:x> qb:dataSet view:lower-bounds ; pg:value 1"),
    "own-one-value-a-dimension": ("", "observation:exact\\#value pg:value 0"),
    "own-nothing-undeclared": ("", "<https://w3id.org/polgraph/id/observation/more#lowerBound> pg:value 8"),
}


@pytest.mark.parametrize("path", CUBE_RULES, ids=lambda path: path.stem)
def test_each_rule_of_cubes_can_be_broken(path: Path, kinds: Dataset) -> None:
    added = BREAKS[path.stem][1].replace("\\#", "#")
    prefixes = {**PREFIXES, "view": "https://w3id.org/polgraph/view/"}
    turtle = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in prefixes.items())
    turtle += re.sub(r"observation:(\S+#\S+)", rf"<{ID}observation/\1>", added) + " ."
    extra = {quad.triple for quad in parse(turtle, RdfFormat.TURTLE)}
    assert broken(path.read_text(encoding="utf-8"), graph("data-cube", kinds) | extra)


def broken(rule: str, triples: set[Triple]) -> bool:
    dataset = Dataset()
    dataset.add(triples, "urn:cube")
    return dataset.select(rule).rows[0][0].value == "true"


def test_a_bound_is_never_the_value_of_a_cell(kinds: Dataset) -> None:
    triples = graph("data-cube", kinds)
    cells = {
        (t.subject.value.removeprefix(f"{ID}observation/"), t.object.value)
        for t in triples
        if t.predicate.value in (PG.value, PG.lowerBound, PG.upperBound)
    }
    assert cells == {
        ("about#value", "1"), ("at-least#lowerBound", "2"), ("at-most#upperBound", "3"), ("between#lowerBound", "4"),
        ("between#upperBound", "5"), ("exact#value", "6.5"), ("less#upperBound", "7"), ("more#lowerBound", "8"),
    }  # fmt: skip
    assert stated(triples, f"{ID}observation/more#lowerBound", PG.lowerInclusive) == {"false"}
    normal = {t.subject.value for t in triples if t.predicate.value.endswith("#obsStatus")}
    assert normal == {f"{ID}observation/exact#value"}, "only an exact value is a normal one"


def test_every_shipped_figure_is_a_cell(shipped: Dataset) -> None:
    cells = Counter(
        t.predicate.value.split("#")[1] for t in graph("data-cube", shipped) if isinstance(t.object, Literal)
    )
    assert (cells["value"], cells["lowerBound"], cells["upperBound"]) == (10, 4, 0)


# --- schema.org


def test_the_words_are_schema_orgs(shipped: Dataset) -> None:
    triples = graph("schema-org", shipped)
    used = {t.predicate.value for t in triples} | {
        t.object.value for t in triples if t.predicate.value.endswith("#type")
    }
    names = {iri.removeprefix(SCHEMA.iri) for iri in used - {PREFIXES["rdf"] + "type"}}
    assert names - NEWER_IN_SCHEMA - {str(term).removeprefix(SCHEMA.iri) for term in dir(SDO)} == set()


def test_a_bound_is_a_least_or_most_value_of_schema_org(kinds: Dataset) -> None:
    triples = graph("schema-org", kinds)
    told = {
        (t.subject.value.removeprefix(f"{ID}observation/"), t.predicate.value.removeprefix(SCHEMA.iri), t.object.value)
        for t in triples
        if t.predicate.value.endswith(("/value", "/minValue", "/maxValue"))
    }
    assert told == {
        ("about", "value", "1"), ("at-least", "minValue", "2"), ("at-most", "maxValue", "3"), ("between", "minValue", "4"),
        ("between", "maxValue", "5"), ("exact", "value", "6.5"), ("less", "maxValue", "7"), ("more", "minValue", "8"),
        ("whenever", "value", "9"),
    }  # fmt: skip
    assert stated(triples, f"{ID}observation/about", f"{SCHEMA.iri}measurementQualifier") == {
        f"{ID}value-kind/approximate"
    }


def test_schema_org_gets_no_date_that_is_not_stated(kinds: Dataset, shipped: Dataset) -> None:
    assert not [t for t in graph("schema-org", kinds) if "Date" in t.predicate.value], "half a year is no date"
    assert not [t for t in graph("schema-org", shipped) if t.predicate.value.endswith(("startDate", "datePublished"))]


# --- GeoJSON


def test_the_name_of_a_figure_on_a_map_tells_what_its_number_is(kinds: Dataset) -> None:
    collection = json.loads(views.written(views.view_named("geojson"), kinds))
    (feature,) = collection["features"]
    assert feature["geometry"] is None
    assert feature["properties"] == {
        "i half count": 6.5, "i half count about": 1, "i half count at least": [2, 4], "i half count at most": 3,
        "i half count less than": [5, 7], "i half count more than": 8, "i no period count": 9,
        "i half change factor by at least": 2, "i half direction": "up",
        "i no period change percent about": 10, "i no period direction": "up",
    }  # fmt: skip


def test_every_region_is_on_the_map_once(shipped: Dataset) -> None:
    collection = json.loads(polgraph.export(view="geojson"))
    assert collection["type"] == "FeatureCollection"
    codes = [feature["properties"]["code"] for feature in collection["features"]]
    assert len(codes) == len(set(codes)) == 20


SHAPES = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "properties": {"iso_3166_2": "KZ-47"},
            "geometry": {"type": "Point", "coordinates": [0, 0]},
        },
        {"type": "Feature", "properties": {"old": "KZ-SEV"}, "geometry": {"type": "Point", "coordinates": [1, 1]}},
        {"type": "Feature", "properties": {"old": None}, "geometry": None},
    ],
}


def test_a_map_takes_the_shapes_of_a_file_by_code_or_retired_code(tmp_path: Path) -> None:
    (tmp_path / "shapes.geojson").write_text(json.dumps(SHAPES))
    features = json.loads(polgraph.export(view="geojson", geometry=tmp_path / "shapes.geojson"))["features"]
    found = {feature["properties"]["code"]: feature["geometry"] for feature in features if feature["geometry"]}
    assert {code: shape["coordinates"] for code, shape in found.items()} == {"KZ-47": [0, 0], "KZ-59": [1, 1]}


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", '{"features": [1]}', '{"features": []}', "[" * 100_000, '{"features": NaN}', "\xff",
                '{"features": [{"properties": {"a": "KZ-47"}, "geometry": 5}]}']
)  # fmt: skip
def test_a_file_without_shapes_is_refused_in_one_line(content: str, tmp_path: Path) -> None:
    (tmp_path / "shapes.geojson").write_bytes(content.encode("latin-1"))
    with pytest.raises(PolgraphError, match=r"shapes\.geojson: [^\n]*; expected [^\n]*\Z"):
        polgraph.export(view="geojson", geometry=tmp_path / "shapes.geojson")
