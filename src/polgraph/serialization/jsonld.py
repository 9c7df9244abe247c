"""JSON-LD, compact, with the project's context inline; rdflib does the work and is imported only here."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from polgraph.engine import Triple
from polgraph.namespaces import BASE, ID
from polgraph.serialization.interchange import rdflib_graph

# rdflib shortens an IRI only up to its last slash, so these two prefixes are ours to apply; the context must have them.
OWN_PREFIXES = {"thing": ID, "polgraph": BASE}


def to_jsonld(triples: Iterable[Triple], context: Mapping[str, object]) -> bytes:
    """Write *triples* as one compact JSON-LD document, sorted, the same bytes each time; *context* has OWN_PREFIXES."""
    written = rdflib_graph(triples).serialize(format="json-ld", context=dict(context), auto_compact=False)
    document = json.loads(written)
    node = {key: value for key, value in document.items() if key != "@context"}
    nodes = document.get("@graph") or ([node] if node else [])
    links = {key for key, term in context.items() if isinstance(term, dict) and term.get("@type") == "@id"}
    ordered = sorted((_compact(node, {"@id", *links}) for node in nodes), key=lambda node: str(node["@id"]))
    return (json.dumps({"@context": context, "@graph": ordered}, ensure_ascii=False, indent=1) + "\n").encode()


def _compact(node: Mapping[str, object], links: set[str]) -> dict[str, object]:
    """Sort the keys and values of a node and shorten the IRIs among them."""
    found = {}
    for key, value in sorted(node.items()):
        values = [_shortened(item) if key in links else _inside(item) for item in _listed(value)]
        values.sort(key=lambda item: json.dumps(item, sort_keys=True, ensure_ascii=False))
        found[key] = values if isinstance(value, list) else values[0]
    return found


def _inside(item: object) -> object:
    """Shorten the IRI of a value object such as {"@id": …}."""
    if not isinstance(item, dict):
        return item
    return {key: _shortened(value) if key == "@id" else value for key, value in item.items()}


def _shortened(iri: object) -> object:
    if not isinstance(iri, str):
        return iri
    return next((f"{name}:{iri[len(start) :]}" for name, start in OWN_PREFIXES.items() if iri.startswith(start)), iri)


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]
