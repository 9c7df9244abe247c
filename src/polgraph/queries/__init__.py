"""Saved queries: files with a header, bound to values by terms and never by text."""

from polgraph.engine.limits import refuse_remote, refuse_unbearable
from polgraph.queries.binding import bind
from polgraph.queries.registry import QueryRegistry, SavedQuery
from polgraph.queries.types import Parameter

__all__ = ["Parameter", "QueryRegistry", "SavedQuery", "bind", "refuse_remote", "refuse_unbearable"]
