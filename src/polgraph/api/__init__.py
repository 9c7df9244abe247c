"""The Python face: the same verbs as the command line, values in and values out."""

from polgraph.api.answers import Answer, Asked, Suggestion
from polgraph.api.data import Extraction, export, export_tables, extract, map, publish, resolve, stats, validate  # noqa: A004  # the verb of the command line
from polgraph.api.questions import ask, graph, query
from polgraph.api.stores import Outcome, Store, ingest

__all__ = [
    "Answer",
    "Asked",
    "Extraction",
    "Outcome",
    "Store",
    "Suggestion",
    "ask",
    "export",
    "export_tables",
    "extract",
    "graph",
    "ingest",
    "map",
    "publish",
    "query",
    "resolve",
    "stats",
    "validate",
]
