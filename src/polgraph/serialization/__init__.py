"""Quads and rows to the formats that people and programs read, the same bytes each time."""

from polgraph.serialization.framing import framed
from polgraph.serialization.interchange import rdflib_dataset, rdflib_graph
from polgraph.serialization.jsonld import to_jsonld
from polgraph.serialization.turtle import to_turtle
from polgraph.serialization.xml import to_rdfxml

__all__ = ["framed", "rdflib_dataset", "rdflib_graph", "to_jsonld", "to_rdfxml", "to_turtle"]
