"""Quads into a graph of rdflib, with literals and blank nodes as they are written."""

from __future__ import annotations

import logging
from collections.abc import Iterable

import rdflib

from polgraph.engine import BlankNode, Quad, serialise


def filled(graph: rdflib.Graph, quads: Iterable[Quad]) -> rdflib.Graph:
    """Fill *graph*; an impossible date stays one, without a traceback on the user's screen, and 01 is not made 1."""
    kept = list(quads)
    names = {term.value: term.value for q in kept for term in (q.subject, q.object) if isinstance(term, BlankNode)}
    log = logging.getLogger("rdflib.term")
    level, normalises = log.level, rdflib.NORMALIZE_LITERALS
    log.setLevel(logging.ERROR)
    rdflib.NORMALIZE_LITERALS = False
    try:
        graph.parse(data=serialise(kept, "nt", {}), format="nt", bnode_context=names)
    finally:
        rdflib.NORMALIZE_LITERALS = normalises
        log.setLevel(level)
    return graph
