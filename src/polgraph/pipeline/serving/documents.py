"""The documents about the dataset as a whole: what is in here (VoID, DCAT), its ontology, its shapes."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from polgraph.engine import NamedNode, linked, literal, triple
from polgraph.iris import ONTOLOGY_GRAPH
from polgraph.namespaces import BASE, DCAT, DCT, FOAF, ID, RDF, VOID
from polgraph.pipeline import views
from polgraph.pipeline.checks import shape_files, shipped_shapes
from polgraph.pipeline.serving.describing import Described, described
from polgraph.resources import read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

    from polgraph.engine import Dataset, Triple

_DATASET = f"{BASE}view/dataset"
_EXAMPLE = f"{ID}region/KZ-47"
_TITLE = "Police press releases of Kazakhstan"


def ontology(dataset: Dataset, _: str) -> Described | None:
    """Return the graph of the ontology, with its schemes."""
    return described(dataset, ONTOLOGY_GRAPH)


def shapes(_: Dataset, __: str) -> Described:
    """Return all shapes that any polgraph graph must satisfy; as Turtle they are the files as people wrote them."""
    return _shapes()


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
    return Described(iri, "document", (*_catalogued(dataset), *linked(about), *titles))


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
    return Described(iri, "document", (*counted, *linked(about)))


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


@cache
def _shapes() -> Described:
    triples = tuple(quad.triple for quad in shipped_shapes())
    turtle = b"\n".join(read_bytes(path) for path in shape_files())
    return Described(f"{BASE}shapes", "document", triples, turtle=turtle)


def _catalogued(dataset: Dataset) -> list[Triple]:
    return views.triples_of(views.view_named("catalogue"), dataset)
