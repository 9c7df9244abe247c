"""Saved queries: files with a header, bound to values by terms and never by text."""

from polgraph.queries.binding import Parameter, bind, refuse_remote
from polgraph.queries.registry import QueryRegistry, SavedQuery

__all__ = ["Parameter", "QueryRegistry", "SavedQuery", "bind", "refuse_remote"]
