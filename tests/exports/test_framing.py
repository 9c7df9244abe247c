"""JSON-LD as trees: what the frame hangs under a thing is what the graph says of it, and nothing is fetched."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from pyld import jsonld
from pyoxigraph import RdfFormat, parse

import polgraph
from polgraph import store
from polgraph.errors import SourceError
from polgraph.namespaces import PG, RDF
from polgraph.pipeline import exports
from polgraph.serialization import framed

TRIPLES = {quad.triple for quad in store.shipped_quads()}
CLASSES = {
    "change": [PG.Change],
    "event": [PG.Meeting, PG.Visit, PG.Trip, PG.Event],
    "observation": [PG.Observation],
    "person": [PG.Person],
    "release": [PG.Release],
}


@pytest.mark.parametrize("kind", exports.frames())
def test_every_thing_of_the_kind_is_a_tree(kind: str) -> None:
    graph = json.loads(polgraph.export("jsonld", frame=kind))["@graph"]
    things = {t.subject for t in TRIPLES if t.predicate.value == RDF.type and t.object.value in CLASSES[kind]}
    assert len(graph) == len({tree["@id"] for tree in graph}) == len(things) > 0


@pytest.mark.parametrize("kind", exports.frames())
def test_a_tree_says_only_what_the_graph_says(kind: str) -> None:
    content = polgraph.export("jsonld", frame=kind)
    by_oxigraph = {quad.triple for quad in parse(content, RdfFormat.JSON_LD)}
    by_pyld = {
        quad.triple
        for quad in parse(
            jsonld.to_rdf(json.loads(content), {"format": "application/n-quads"}).encode(), RdfFormat.N_QUADS
        )
    }
    assert by_oxigraph == by_pyld
    assert by_oxigraph < TRIPLES


def test_a_person_comes_with_tenure_and_events() -> None:
    graph = json.loads(polgraph.export("jsonld", frame="person", person="Аленов"))["@graph"]
    person = next(tree for tree in graph if "tenures" in tree)
    assert person["tenures"]["role"]["prefLabel"]["en"] == "first deputy minister"
    assert {part["inEvent"]["@type"] for part in person["participations"]} == {"Meeting"}


def test_a_bound_stays_one_in_a_tree() -> None:
    graph = json.loads(polgraph.export("jsonld", frame="observation", region="KZ-59"))["@graph"]
    (drugs,) = [tree for tree in graph if tree["indicator"]["@id"] == "thing:indicator/seized.drugs"]
    assert (drugs["lowerBound"], drugs["lowerInclusive"], "value" in drugs) == (770, False, False)


def test_nothing_is_fetched() -> None:
    document = b'{"@context": "https://example.org/context", "@graph": []}'
    with pytest.raises(
        SourceError, match=r"cannot be applied: https://example\.org/context: would be fetched; expected"
    ):
        framed(document, {"@type": "x"})


def test_without_pyld_one_line_says_what_to_install() -> None:
    script = "import sys; sys.modules['pyld'] = None\nfrom polgraph.cli.main import main\nsys.exit(main(sys.argv[1:]))"
    result = subprocess.run(
        [sys.executable, "-c", script, "export", "--format", "jsonld", "--frame", "person"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (result.returncode, result.stdout) == (2, "")
    assert (
        result.stderr
        == "polgraph: frames need pyld; expected it from `pip install '.[jsonld]'` in the project's folder\n"
    )


@pytest.mark.parametrize(
    ("frame", "hint"), [("persn", "did you mean 'person'"), ("x", "expected one of change, event")]
)
def test_an_unknown_frame_is_told(frame: str, hint: str) -> None:
    with pytest.raises(SourceError, match=hint):
        polgraph.export("jsonld", frame=frame)


def test_an_unknown_format_is_told() -> None:
    with pytest.raises(SourceError, match=r"^no format is called 'zzz'; expected one of jsonld, nq,"):
        polgraph.export("zzz")
