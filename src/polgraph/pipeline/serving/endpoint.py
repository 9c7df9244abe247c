"""What the endpoint says of itself (SPARQL 1.1 Service Description)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.engine import linked
from polgraph.iris import CURATION_GRAPH, DERIVED_GRAPH
from polgraph.namespaces import BASE, FORMATS, RDF, SD
from polgraph.pipeline.serving.describing import MOST, Described

if TYPE_CHECKING:
    from polgraph.engine import Dataset


def endpoint(dataset: Dataset, base: str) -> Described:
    """Describe the endpoint at *base*, with its graphs by name: the first 1000, if there are more."""
    service = f"{base}sparql"
    served, default = f"{service}#dataset", f"{service}#default-graph"
    apart = [name for name in (CURATION_GRAPH, DERIVED_GRAPH) if dataset.holds(name)]
    graphs = {f"{service}#{number}": name for number, name in enumerate(sorted([*dataset.graphs(), *apart])[:MOST], 1)}
    about = {
        service: [
            (RDF.type, SD.Service),
            (SD.endpoint, service),
            (SD.supportedLanguage, SD.SPARQL11Query),
            *((SD.resultFormat, FORMATS.iri + form) for form in sorted(FORMATS.terms)),
            (SD.defaultDataset, served),
        ],
        served: [
            (RDF.type, SD.Dataset),
            (SD.defaultGraph, default),
            *((SD.namedGraph, graph) for graph in graphs),
        ],
        default: [(RDF.type, SD.Graph)],
    }
    for graph, name in graphs.items():
        about[graph] = [(RDF.type, SD.NamedGraph), (SD.name, name), (SD.graph, name)]
        about[name] = [(RDF.type, SD.Graph)]
    return Described(f"{BASE}sparql", "document", tuple(linked(about)))
