"""Every exception of polgraph, as one tree.

PolgraphError                catch at the surface, never deeper
├── SourceError              a text, a facts document or RDF that cannot be used
├── ConformanceError         data breaks a shape or a check fails
├── QueryError               a query is wrong, refused, or over its time or memory
│   ├── UnknownQueryError    no saved query has that name
│   └── QueryParameterError  a parameter is missing, unknown or mistyped
└── StoreError               a dataset cannot be opened, is locked or cannot be written

Every message is one line: what, where, what was expected.
"""

from __future__ import annotations

TYPE_CHECKING = False  # `typing` itself would cost every command its start
if TYPE_CHECKING:
    from collections.abc import Iterable


class PolgraphError(Exception):
    """The root of the tree."""


class SourceError(PolgraphError):
    """A text, a facts document or an RDF file cannot be used."""


class ConformanceError(PolgraphError):
    """Data breaks a shape, or a check fails."""


class QueryError(PolgraphError):
    """A query is wrong, refused, or over its time or memory."""


class UnknownQueryError(QueryError):
    """No saved query has that name."""


class QueryParameterError(QueryError):
    """A parameter of a saved query is missing, unknown or mistyped."""


class StoreError(PolgraphError):
    """A dataset cannot be opened, is locked or cannot be written."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a question that names the nearest of *known*, or nothing if none is near."""
    import difflib

    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.5)
    return f"did you mean {near[0]!r}?" if near else ""
