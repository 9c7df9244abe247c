"""Every exception of polgraph, as one tree.

PolgraphError                catch at the surface, never deeper
├── SourceError              a text, a facts document or RDF that cannot be used
├── ConformanceError         data breaks a shape or a check fails
├── NotAcceptableError       what is there has none of the forms that are asked for
├── QueryError               a query is wrong, refused, or over its time or memory
│   ├── FarQueryError        a query would reach out of the dataset
│   ├── UnknownQueryError    no saved query has that name
│   ├── UnsupportedQueryError  a query can be read, but asks for a function that is not there
│   └── QueryParameterError  a parameter is missing, unknown or mistyped
├── RefusedWriteError        a change of what is not to be changed that way
├── UnknownThingError        nothing is known of that name
├── UnmetConditionError      a change was to be made only if things were otherwise
└── StoreError               a dataset cannot be opened, is locked or cannot be written
    └── EndpointError             a SPARQL endpoint fails, in a way that none of these names
        ├── EndpointAddressError      nothing there answers as an endpoint, or the address is none
        ├── EndpointUnreachableError  no connection, or none that can be trusted
        ├── EndpointCredentialsError  credentials are missing, wrong or open to others
        ├── EndpointBusyError         it asks to come again later
        ├── EndpointLimitError        its answer is over its time, size or memory
        └── EndpointAnswerError       its answer is not what SPARQL says

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


class NotAcceptableError(PolgraphError):
    """What is there has none of the forms that are asked for."""


class QueryError(PolgraphError):
    """A query is wrong, refused, or over its time or memory."""


class FarQueryError(QueryError):
    """A query would reach out of the dataset, which none may."""


class UnknownQueryError(QueryError):
    """No saved query has that name."""


class UnsupportedQueryError(QueryError):
    """A query can be read, but asks for a function that is not there."""


class QueryParameterError(QueryError):
    """A parameter of a saved query is missing, unknown or mistyped."""


class RefusedWriteError(PolgraphError):
    """A change of what is not to be changed that way."""


class UnknownThingError(PolgraphError):
    """Nothing is known of that name."""


class UnmetConditionError(PolgraphError):
    """A change was to be made only if things were otherwise."""


class StoreError(PolgraphError):
    """A dataset cannot be opened, is locked or cannot be written."""


class EndpointError(StoreError):
    """A SPARQL endpoint fails, in a way that none of its kinds names."""


class EndpointAddressError(EndpointError):
    """The address is none, nothing there answers as an endpoint, or it has moved to another host."""


class EndpointUnreachableError(EndpointError):
    """There is no connection to an endpoint, or none that can be trusted."""


class EndpointCredentialsError(EndpointError):
    """The credentials for an endpoint are missing, wrong, or open to others."""


class EndpointBusyError(EndpointError):
    """An endpoint asks to come again later; *wait* tells when, in seconds, if it did."""

    wait: float = 0


class EndpointLimitError(EndpointError):
    """The answer of an endpoint is over its time, size or memory."""


class EndpointAnswerError(EndpointError):
    """The answer of an endpoint is not what SPARQL says."""


def lacking(what: str, extra: str) -> PolgraphError:
    """Return the error that *what* needs a package of an *extra*; it is not on the index, so its folder has it."""
    return PolgraphError(f"{what}; expected it from `pip install '.[{extra}]'` in the project's folder")


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a question that names the nearest of *known*, or nothing if none is near."""
    near = nearest(word, known)
    return f"did you mean {near!r}?" if near else ""


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the one of *known* that is written most like *word*, or nothing if none is near."""
    import difflib

    return next(iter(difflib.get_close_matches(word, list(known), n=1, cutoff=0.5)), "")
