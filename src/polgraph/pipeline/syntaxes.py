"""A graph in each syntax that is written here, the same bytes for the same statements."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from polgraph import serialization
from polgraph.engine import Literal, NamedNode, Quad, Triple, serialise
from polgraph.namespaces import BASE, ID, PG, PREFIXES
from polgraph.resources import read_bytes, resource_dir

SYNTAXES = ("jsonld", "nq", "nt", "rdfxml", "trig", "ttl")
Context = Mapping[str, object]


def written(quads: Iterable[Quad], syntax: str, context: Context) -> bytes:
    """Serialise *quads*; syntaxes without graphs get the union, JSON-LD the *context*."""
    if syntax == "ttl":
        return serialization.to_turtle(quad.triple for quad in quads)
    if syntax == "jsonld":
        return serialization.to_jsonld((quad.triple for quad in quads), context)
    if syntax == "rdfxml":
        return serialization.to_rdfxml(quad.triple for quad in quads)
    return serialise(quads, syntax, PREFIXES)


def own_context() -> Context:
    """Return our context, which has a name for each of our terms."""
    context: Context = json.loads(read_bytes(f"{resource_dir('ontology')}/context.jsonld"))["@context"]
    return context


def context_of(triples: Iterable[Triple]) -> Context:
    """Return a context of the prefixes of the vocabularies that *triples* use."""
    terms = {term.value for t in triples for term in (t.predicate, t.object) if isinstance(term, NamedNode)}
    terms |= {t.object.datatype.value for t in triples if isinstance(t.object, Literal)}
    used = {name: iri for name, iri in PREFIXES.items() if any(term.startswith(iri) for term in terms)}
    vocabularies = {name: iri for name, iri in used.items() if not iri.startswith(BASE) or iri == PG.iri}
    return {**vocabularies, "polgraph": BASE, "thing": ID}
