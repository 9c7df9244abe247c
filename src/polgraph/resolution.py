"""Who is who: every person has exactly one identity, a curated entry or themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from polgraph.engine import Literal, NamedNode, Quad, Triple, triple
from polgraph.namespaces import ORG, PG, RDF, SKOS

_ASKED = frozenset({ORG.member, PG.knownInPost, PG.post, RDF.type, SKOS.altLabel, SKOS.prefLabel})
Values = dict[str, dict[str, set[str]]]


def identities(quads: Iterable[Quad]) -> list[Triple]:
    """Return one pg:identifiedAs for each person in *quads* (releases and curated people).

    A person is a curated one only where both the name and a post agree; a name alone proves nothing.
    """
    values = _values(quads)
    people = {iri for iri, has in values.items() if PG.Person in has[RDF.type]}
    curated = {iri for iri in people if values[iri][PG.knownInPost]}
    posts: dict[str, set[str]] = defaultdict(set)
    for has in list(values.values()):
        for member in has[ORG.member]:
            posts[member] |= has[PG.post]
    known_in: dict[str, set[str]] = defaultdict(set)
    for one in curated:
        for post in values[one][PG.knownInPost]:
            known_in[post].add(one)
    found = []
    for person in sorted(people):
        candidates = {one for post in posts[person] for one in known_in.get(post, ())}
        same = [one for one in candidates if _same_name(values[one], values[person])]
        identity = person if person in curated or len(same) != 1 else same[0]
        found.append(triple(person, PG.identifiedAs, NamedNode(identity)))
    return found


def _same_name(curated: dict[str, set[str]], person: dict[str, set[str]]) -> bool:
    names = {_folded(name) for name in curated[SKOS.prefLabel] | curated[SKOS.altLabel]}
    return {_folded(name) for name in person[SKOS.prefLabel]} <= names


def _folded(name: str) -> str:
    return " ".join(name.casefold().replace("ё", "е").split())


def _values(quads: Iterable[Quad]) -> Values:
    values: Values = defaultdict(lambda: defaultdict(set))
    for quad in quads:
        subject, predicate, value = quad.subject, quad.predicate.value, quad.object
        if predicate in _ASKED and isinstance(subject, NamedNode) and isinstance(value, NamedNode | Literal):
            values[subject.value][predicate].add(value.value)
    return values
