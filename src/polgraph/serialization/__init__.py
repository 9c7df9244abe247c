"""Quads and rows to the formats that people and programs read, the same bytes each time."""

from polgraph.serialization.framing import framed
from polgraph.serialization.interchange import rdflib_dataset, rdflib_graph
from polgraph.serialization.jsonld import to_jsonld
from polgraph.serialization.turtle import to_turtle
from polgraph.serialization.xml import refuse_what_xml_cannot_hold

__all__ = ["framed", "rdflib_dataset", "rdflib_graph", "refuse_what_xml_cannot_hold", "to_jsonld", "to_turtle"]
