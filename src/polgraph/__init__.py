"""Police press releases of Kazakhstan as linked data that can be checked.

    >>> import polgraph
    >>> answer = polgraph.query("deputy-ministers-at-regional-meetings", region="KZ-47")
    >>> answer.rows[0]["name"]
    'Санжар Адилов'

Names are imported when they are first used, so that the command line starts fast.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from polgraph.api import (
        Answer,
        Asked,
        Decided,
        Extraction,
        Outcome,
        Store,
        Suggestion,
        ask,
        curate,
        derive,
        diff,
        export,
        export_parquet,
        export_tables,
        extract,
        graph,
        ingest,
        map,  # noqa: A004  # the verb of the command line
        ontology,
        publish,
        publish_files,
        query,
        resolve,
        stats,
        validate,
        verify,
    )
    from polgraph.errors import (
        ConformanceError,
        EndpointAddressError,
        EndpointAnswerError,
        EndpointBusyError,
        EndpointCredentialsError,
        EndpointError,
        EndpointLimitError,
        EndpointUnreachableError,
        FarQueryError,
        NotAcceptableError,
        PolgraphError,
        QueryError,
        QueryParameterError,
        RefusedWriteError,
        SourceError,
        StoreError,
        UnknownQueryError,
        UnknownThingError,
        UnmetConditionError,
        UnsupportedQueryError,
    )
    from polgraph.shacl import Report, Result

__version__ = "0.1.0"

_HOMES = {
    "Answer": "api",
    "Asked": "api",
    "ConformanceError": "errors",
    "Decided": "api",
    "EndpointAddressError": "errors",
    "EndpointAnswerError": "errors",
    "EndpointBusyError": "errors",
    "EndpointCredentialsError": "errors",
    "EndpointError": "errors",
    "EndpointLimitError": "errors",
    "EndpointUnreachableError": "errors",
    "Extraction": "api",
    "FarQueryError": "errors",
    "NotAcceptableError": "errors",
    "Outcome": "api",
    "PolgraphError": "errors",
    "QueryError": "errors",
    "QueryParameterError": "errors",
    "RefusedWriteError": "errors",
    "Report": "shacl",
    "Result": "shacl",
    "SourceError": "errors",
    "Store": "api",
    "StoreError": "errors",
    "Suggestion": "api",
    "UnknownQueryError": "errors",
    "UnknownThingError": "errors",
    "UnmetConditionError": "errors",
    "UnsupportedQueryError": "errors",
    "ask": "api",
    "curate": "api",
    "derive": "api",
    "diff": "api",
    "export": "api",
    "export_parquet": "api",
    "export_tables": "api",
    "extract": "api",
    "graph": "api",
    "ingest": "api",
    "map": "api",
    "ontology": "api",
    "publish": "api",
    "publish_files": "api",
    "query": "api",
    "resolve": "api",
    "stats": "api",
    "validate": "api",
    "verify": "api",
}

__all__ = [
    "Answer",
    "Asked",
    "ConformanceError",
    "Decided",
    "EndpointAddressError",
    "EndpointAnswerError",
    "EndpointBusyError",
    "EndpointCredentialsError",
    "EndpointError",
    "EndpointLimitError",
    "EndpointUnreachableError",
    "Extraction",
    "FarQueryError",
    "NotAcceptableError",
    "Outcome",
    "PolgraphError",
    "QueryError",
    "QueryParameterError",
    "RefusedWriteError",
    "Report",
    "Result",
    "SourceError",
    "Store",
    "StoreError",
    "Suggestion",
    "UnknownQueryError",
    "UnknownThingError",
    "UnmetConditionError",
    "UnsupportedQueryError",
    "__version__",
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


def __getattr__(name: str) -> object:
    """Import a public name from the module that holds it."""
    if name not in _HOMES:
        raise AttributeError(f"module 'polgraph' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"polgraph.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    """Name what is public, so that it is completed before it is imported."""
    return __all__
