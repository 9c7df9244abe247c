"""What facts are called, so that a finding names them to people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from polgraph.engine import Literal, NamedNode, Quad
from polgraph.namespaces import DCT, PG, RDFS, SKOS

_LABELS = (SKOS.prefLabel, PG.summary, RDFS.label, DCT.title)
_BY = (PG.indicator, PG.participant, PG.refersTo)
"""What a fact without words of its own is called after."""


def labels_of(quads: Sequence[Quad], wanted: Iterable[str], language: str) -> dict[str, str]:
    """Return the labels of *wanted* in *language*, else in any."""
    after: dict[str, str] = {}
    labels: dict[str, dict[str, str]] = {}
    for quad in quads:
        subject, prop, value = str(quad.subject)[1:-1], quad.predicate.value, quad.object
        if isinstance(value, Literal) and prop in _LABELS:
            labels.setdefault(subject, {})[value.language or ""] = value.value
        elif isinstance(value, NamedNode) and prop in _BY:
            after[subject] = value.value
        elif isinstance(value, NamedNode) and prop == PG.text:
            after[value.value] = subject
    found = {}
    for iri in wanted:
        known = labels.get(iri) or labels.get(after.get(iri, ""), {})
        found[iri] = known.get(language) or next(iter(known.values()), "")
    return found
