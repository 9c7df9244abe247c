"""The Python face: the same verbs as the command line, values in and values out."""

from polgraph.api.answers import Answer, Asked, Suggestion
from polgraph.api.data import (
    Extraction,
    derive,
    diff,
    export,
    export_parquet,
    export_tables,
    extract,
    map,  # noqa: A004  # the verb of the command line
    ontology,
    resolve,
    stats,
    validate,
    verify,
)
from polgraph.api.publishing import publish, publish_files
from polgraph.api.questions import ask, graph, query
from polgraph.api.stores import Decided, Outcome, Store, curate, ingest

__all__ = [
    "Answer",
    "Asked",
    "Decided",
    "Extraction",
    "Outcome",
    "Store",
    "Suggestion",
    "ask",
    "curate",
    "derive",
    "diff",
    "export",
    "export_parquet",
    "export_tables",
    "extract",
    "graph",
    "ingest",
    "map",
    "ontology",
    "publish",
    "publish_files",
    "query",
    "resolve",
    "stats",
    "validate",
    "verify",
]
