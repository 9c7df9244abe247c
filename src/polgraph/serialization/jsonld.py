"""JSON-LD, compact, with the project's context inline; rdflib does the work and is imported only here."""

from __future__ import annotations

import json
from collections.abc import Iterable

from polgraph.engine import Triple
from polgraph.serialization.interchange import rdflib_graph


def to_jsonld(triples: Iterable[Triple], context: dict[str, object]) -> bytes:
    """Write *triples* as one compact JSON-LD document, sorted, the same bytes each time."""
    written = rdflib_graph(triples).serialize(format="json-ld", context=context, auto_compact=False, sort_keys=True)
    document = json.loads(written)
    nodes = document.pop("@graph", None)
    if nodes is None:
        nodes = [{key: value for key, value in document.items() if key != "@context"}]
    ordered = sorted((_sorted_values(node) for node in nodes), key=lambda node: str(node["@id"]))
    return (json.dumps({"@context": context, "@graph": ordered}, ensure_ascii=False, indent=1) + "\n").encode()


def _sorted_values(node: dict[str, object]) -> dict[str, object]:
    return {
        key: sorted(value, key=lambda item: json.dumps(item, sort_keys=True)) if isinstance(value, list) else value
        for key, value in sorted(node.items())
    }
