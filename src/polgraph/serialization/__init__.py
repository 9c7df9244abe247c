"""Quads to the formats that people and programs read, the same bytes each time."""

from polgraph.serialization.interchange import rdflib_dataset, rdflib_graph
from polgraph.serialization.jsonld import to_jsonld
from polgraph.serialization.turtle import to_turtle

__all__ = ["rdflib_dataset", "rdflib_graph", "to_jsonld", "to_turtle"]
