"""The documents about the dataset as a whole: what is in here (VoID, DCAT), its ontology, its shapes, the service."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.engine import NamedNode, literal, triple
from polgraph.iris import CURATION_GRAPH, DERIVED_GRAPH, ONTOLOGY_GRAPH
from polgraph.namespaces import BASE, DCAT, DCT, FOAF, FORMATS, ID, RDF, SD, VOID
from polgraph.pipeline import views
from polgraph.pipeline.checks import shape_files, shipped_shapes
from polgraph.pipeline.serving.describing import MOST, Described, described
from polgraph.resources import read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from polgraph.engine import Dataset, Triple

_DATASET = f"{BASE}view/dataset"
_EXAMPLE = f"{ID}region/KZ-47"
_TITLE = "Police press releases of Kazakhstan"


def ontology(dataset: Dataset, _: str) -> Described | None:
    """Return the graph of the ontology, with its schemes."""
    return described(dataset, ONTOLOGY_GRAPH)


def shapes(_: Dataset, __: str) -> Described:
    """Return all shapes that any polgraph graph must satisfy; as Turtle they are the files as people wrote them."""
    triples = tuple(quad.triple for quad in shipped_shapes())
    turtle = b"\n".join(read_bytes(path) for path in shape_files())
    return Described(f"{BASE}shapes", "document", triples, turtle=turtle)


def catalog(dataset: Dataset, base: str) -> Described:
    """Return the record of the dataset for catalogues of data (DCAT 3), and of the service at *base*."""
    iri, endpoint = f"{BASE}catalog", f"{base}sparql"
    about = {
        iri: [
            (RDF.type, DCAT.Catalog),
            (DCAT.dataset, _DATASET),
            (DCAT.service, endpoint),
        ],
        endpoint: [
            (RDF.type, DCAT.DataService),
            (DCAT.endpointURL, endpoint),
            (DCAT.endpointDescription, endpoint),
            (DCAT.servesDataset, _DATASET),
        ],
    }
    titles = [triple(one, DCT.title, literal(_TITLE, language="en")) for one in about]
    return Described(iri, "document", (*_catalogued(dataset), *_linked(about), *titles))


def void(dataset: Dataset, base: str) -> Described:
    """Return what is in here and how much of it (VoID); every count is one of the triples that are served."""
    iri = f"{BASE}void"
    about = {
        iri: [(RDF.type, VOID.DatasetDescription), (FOAF.primaryTopic, _DATASET)],
        _DATASET: [(VOID.sparqlEndpoint, f"{base}sparql"), (VOID.exampleResource, _EXAMPLE)],
    }
    found = _catalogued(dataset)
    files = {one.subject for one in found if one.object == NamedNode(DCAT.Distribution)}
    counted = (one for one in found if one.subject not in files and one.object not in files)
    return Described(iri, "document", (*counted, *_linked(about)))


def service(dataset: Dataset, base: str) -> Described:
    """Return the description of the endpoint at *base* (SPARQL 1.1 Service Description)."""
    endpoint = f"{base}sparql"
    dataset_iri, default = f"{endpoint}#dataset", f"{endpoint}#default-graph"
    apart = [name for name in (CURATION_GRAPH, DERIVED_GRAPH) if dataset.holds(name)]
    graphs = sorted([*dataset.graphs(), *apart])
    about = {
        endpoint: [
            (RDF.type, SD.Service),
            (SD.endpoint, endpoint),
            (SD.supportedLanguage, SD.SPARQL11Query),
            *((SD.resultFormat, FORMATS.iri + form) for form in sorted(FORMATS.terms)),
            (SD.defaultDataset, dataset_iri),
        ],
        dataset_iri: [
            (RDF.type, SD.Dataset),
            (SD.defaultGraph, default),
            *((SD.namedGraph, f"{endpoint}#{number}") for number, _ in enumerate(graphs[:MOST], start=1)),
        ],
        default: [(RDF.type, SD.Graph)],
    }
    for number, name in enumerate(graphs[:MOST], start=1):
        about[f"{endpoint}#{number}"] = [(RDF.type, SD.NamedGraph), (SD.name, name), (SD.graph, name)]
        about[name] = [(RDF.type, SD.Graph)]
    return Described(f"{BASE}sparql", "document", tuple(_linked(about)), cut=len(graphs) > MOST)


DOCUMENTS: dict[str, Callable[[Dataset, str], Described | None]] = {
    ".well-known/void": void,
    "catalog": catalog,
    "graph/shapes": shapes,
    "ontology": ontology,
    "shapes": shapes,
    "void": void,
}
"""Path to what is there, of a dataset that is served at an address."""
FOLDERS: dict[str, Callable[[Dataset, str], Described]] = {"shape": shapes, "view": catalog}
"""What the IRIs of things that only a document is about begin with."""


def _catalogued(dataset: Dataset) -> list[Triple]:
    return views.triples_of(views.view_named("catalogue"), dataset)


def _linked(about: Mapping[str, list[tuple[str, str]]]) -> Iterator[Triple]:
    for subject, links in about.items():
        yield from (triple(subject, predicate, NamedNode(value)) for predicate, value in links)
