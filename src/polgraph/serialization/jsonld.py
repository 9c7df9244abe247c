"""JSON-LD, compact, with the context inline; every literal keeps its wording, which the writers of libraries do not."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from polgraph.engine import Literal, NamedNode, Term, Triple
from polgraph.errors import SourceError
from polgraph.namespaces import RDF, XSD

Json = Mapping[str, object]
# Numbers and truth values that JSON writes in the same way as RDF.
_NATIVE = {XSD.boolean: re.compile(r"(?:true|false)\Z"), XSD.integer: re.compile(r"(?:0|-?[1-9]\d{0,14})\Z")}


def to_jsonld(triples: Iterable[Triple], context: Json) -> bytes:
    """Write *triples* as one document, sorted, the same bytes each time.

    *context* holds prefixes, and terms with an `@id` and at most a `@type` or `@container: @language`.
    """
    names = _Names(context)
    nodes: dict[str, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
    for triple in sorted(set(triples), key=str):
        nodes[names.node(triple.subject)][triple.predicate.value].append(triple.object)
    graph = [{"@id": node, **_members(nodes[node], names)} for node in sorted(nodes)]
    return (json.dumps({"@context": context, "@graph": graph}, ensure_ascii=False, indent=1) + "\n").encode()


class _Names:
    """What the context calls IRIs."""

    def __init__(self, context: Json) -> None:
        self._prefixes = {name: iri for name, iri in context.items() if isinstance(iri, str)}
        terms = {name: term for name, term in context.items() if isinstance(term, dict)}
        self._terms = {self._full(str(term["@id"])): (name, term) for name, term in terms.items()}
        self._short: dict[str, str] = {}

    def term(self, iri: str) -> tuple[str, Json]:
        """Return the name of a predicate or class and how its values are written."""
        return self._terms.get(iri) or (self.iri(iri), {})

    def iri(self, iri: str) -> str:
        """Shorten an IRI by the longest prefix; SourceError if its scheme would be taken for a prefix."""
        if iri not in self._short:
            scheme = iri.partition(":")[0]
            if scheme in self._prefixes:
                raise SourceError(f"<{iri}>: {scheme!r} is a prefix in the context; expected another format")
            fitting = [item for item in self._prefixes.items() if iri.startswith(item[1])]
            name, start = max(fitting, key=lambda item: len(item[1]), default=("", ""))
            self._short[iri] = f"{name}:{iri[len(start) :]}" if name and not iri[len(start) :].startswith("//") else iri
        return self._short[iri]

    def node(self, term: Term) -> str:
        return self.iri(term.value) if isinstance(term, NamedNode) else str(term)

    def _full(self, name: str) -> str:
        prefix, _, local = name.partition(":")
        return self._prefixes[prefix] + local if prefix in self._prefixes else name


def _members(values: Mapping[str, list[Term]], names: _Names) -> dict[str, object]:
    """Write the predicates of a node, classes first."""
    members: dict[str, list[object] | Json] = {}
    for predicate, objects in values.items():
        if predicate == RDF.type and all(isinstance(term, NamedNode) for term in objects):
            members["@type"] = [
                names.term(names_of.value)[0] for names_of in objects if isinstance(names_of, NamedNode)
            ]
            continue
        name, definition = names.term(predicate)
        if definition.get("@container") == "@language" and all(_language(term) for term in objects):
            members[name] = _by_language(objects)
        else:
            plain = {} if "@container" in definition else definition
            key = names.iri(predicate) if "@container" in definition else name
            members[key] = [_written(term, plain.get("@type"), names) for term in objects]
    return {name: _alone(members[name]) for name in sorted(members)}


def _by_language(objects: list[Term]) -> Json:
    found: dict[str, list[object]] = defaultdict(list)
    for term in objects:
        if isinstance(term, Literal):
            found[term.language or ""].append(term.value)
    return {language: _alone(found[language]) for language in sorted(found)}


def _written(term: Term, coerced: object, names: _Names) -> object:
    """Write a value under a name whose values the context takes for *coerced* ones."""
    if not isinstance(term, Literal):
        return names.node(term) if coerced == "@id" else {"@id": names.node(term)}
    if term.language:
        return {"@language": term.language, "@value": term.value}
    datatype = names.iri(term.datatype.value)
    if datatype == coerced or (term.datatype.value == XSD.string and coerced is None):
        return term.value
    if coerced is None and (native := _NATIVE.get(term.datatype.value)) and native.match(term.value):
        return json.loads(term.value)
    return {"@value": term.value} if term.datatype.value == XSD.string else {"@type": datatype, "@value": term.value}


def _language(term: Term) -> str | None:
    return term.language if isinstance(term, Literal) else None


def _alone(values: list[object] | Json) -> object:
    return values[0] if isinstance(values, list) and len(values) == 1 else values
