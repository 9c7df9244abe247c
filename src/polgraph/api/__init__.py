"""The Python face: the same verbs as the command line, values in and values out."""

from polgraph.api.answers import Answer, Asked, Suggestion
from polgraph.api.data import (
    Extraction,
    derive,
    export,
    export_tables,
    extract,
    map,  # noqa: A004  # the verb of the command line
    publish,
    resolve,
    stats,
    validate,
)
from polgraph.api.questions import ask, graph, query

__all__ = [
    "Answer",
    "Asked",
    "Extraction",
    "Suggestion",
    "ask",
    "derive",
    "export",
    "export_tables",
    "extract",
    "graph",
    "map",
    "publish",
    "query",
    "resolve",
    "stats",
    "validate",
]
