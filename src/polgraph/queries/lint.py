"""What is wrong with a query that parses: traps of the planner, an answer without order, names that nothing has.

A saved query states in its header why a rule does not hold for it: `#+ lint: {self-join: two regions of one measure}`.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from polgraph.engine.lexemes import tokens
from polgraph.errors import QueryError
from polgraph.namespaces import PREFIXES
from polgraph.queries.binding import spelled_out

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rdflib.plugins.sparql.parserutils import CompValue as Node

    from polgraph.queries.registry import SavedQuery

    Triple = tuple[str, str, str]

_TYPE = "rdf:type"
RULES: Mapping[str, str] = {
    "graph-around-aggregate": "engines disagree on what it counts; group by the graph outside of it",
    "limit": "a limit belongs to who asks; leave it out",
    "multi-pattern-optional": "planners join it late; expected one pattern, if need be over a path such as a/b",
    "no-order": "rows would come in any order; expected ORDER BY over a total key",
    "not-exists": "planners test it row by row; expected MINUS, or one pattern",
    "order-not-total": "rows that it calls equal come in any order; expected a key that tells them apart",
    "parameter-projected": "a parameter may be replaced by a term, which cannot be a column; expected BIND of it",
    "select-star": "its columns change with the patterns; expected them named",
    "self-join": "it grows with the square of the data; expected a parameter, or an aggregate first, on one side",
    "unknown-term": "nothing has that name; expected a term of the ontology or a thing of the data",
}
"""Every rule, and what it is for."""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A broken rule, and by what."""

    rule: str
    found: str

    def __str__(self) -> str:
        """Say the rule, what breaks it and what was expected, in one line."""
        return f"{self.rule}: {self.found}: {RULES[self.rule]}"


def findings(query: SavedQuery) -> list[Finding]:
    """Return what is wrong with *query*, but for what its header has a reason for; QueryError if it cannot be read."""
    if unknown := query.excused.keys() - RULES.keys():
        raise QueryError(f"{query.name}: no rule is called {min(unknown)!r}; expected one of {', '.join(RULES)}")
    parsed, algebra = _read(query)
    found = {*_of_form(parsed, dict(tokens(query.text))), *_of_groups(algebra), *_of_joins(algebra)}
    return sorted(finding for finding in found if finding.rule not in query.excused)


def terms(query: SavedQuery) -> set[str]:
    """Return the IRIs that *query* names in its patterns, its values and its filters."""
    return set(_iris(_read(query)[1]))


def _read(query: SavedQuery) -> tuple[Node, Node]:
    """Return the query form as it is written, and the algebra of the query."""
    from rdflib.plugins.sparql.algebra import translateQuery
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        parsed = parseQuery(spelled_out(query.text))
        form = parsed[1]
        return form, translateQuery(parsed, initNs=PREFIXES).algebra
    except Exception as exc:  # of many kinds, pyparsing's and rdflib's own
        raise QueryError(f"{query.name}: the query cannot be read: {' '.join(str(exc).split())[:160]}") from exc


def _of_form(form: Node, parameters: Mapping[str, str]) -> Iterator[Finding]:
    for select in [form, *_inside(form, "SubSelect")]:
        if select.name in ("SelectQuery", "SubSelect") and "projection" not in select:
            yield Finding("select-star", "SELECT *")
    if form.name == "SelectQuery" and "orderby" not in form:
        yield Finding("no-order", "no ORDER BY")
    if "limitoffset" in form:
        yield Finding("limit", "LIMIT or OFFSET")
    projected = {str(column["var"]) for column in form.get("projection") or () if "var" in column}
    for name, type_ in parameters.items():
        if f"_{name}_{type_}" in projected:
            yield Finding("parameter-projected", f"?_{name}_{type_}")


def _of_groups(algebra: Node) -> Iterator[Finding]:
    for optional in _inside(algebra, "LeftJoin"):
        if len(inner := [triple for triple, _ in _placed(optional["p2"], {})]) > 1:
            yield Finding("multi-pattern-optional", f"OPTIONAL over {len(inner)} patterns from {' '.join(inner[0])}")
    for negation in _inside(algebra, "Builtin_NOTEXISTS"):
        if len(inner := list(_triples(negation))) > 1:
            yield Finding("not-exists", f"NOT EXISTS over {len(inner)} patterns from {' '.join(inner[0])}")
    for graph in _inside(algebra, "Graph"):
        if _shown(graph["term"]).startswith("?") and any(_inside(graph["p"], "AggregateJoin")):
            yield Finding("graph-around-aggregate", f"GRAPH ?{graph['term']} around an aggregate")


def _of_joins(algebra: Node) -> Iterator[Finding]:
    """Find pairs of subjects that only a shared variable holds together: both grow with the data."""
    for scope in [algebra, *_inside(algebra, "ToMultiSet")]:
        placed = list(_placed(scope.get("p") or scope, {}))
        anchored = {t[0] for t, _ in placed if t[1] != _TYPE and _is_anchor(t[2])}
        for (one, here), (other, there) in combinations(placed, 2):
            joined = all(there.get(union, side) == side for union, side in here.items())
            alike = one[1] == other[1] != _TYPE and one[2] == other[2] and not _is_anchor(one[2])
            if joined and alike and one[0] != other[0] and not {one[0], other[0]} & anchored:
                yield Finding("self-join", f"{' '.join(one)} and {' '.join(other)}")


def _placed(node: object, place: Mapping[int, str]) -> Iterator[tuple[Triple, Mapping[int, str]]]:
    """Yield the patterns that are joined with one another, each with the sides of the unions that it stands in."""
    if isinstance(node, dict):
        name = getattr(node, "name", "")
        if name in ("Builtin_EXISTS", "Builtin_NOTEXISTS", "ToMultiSet"):  # scopes of their own
            return
        if name in ("BGP", "TriplesBlock"):
            yield from ((triple, place) for triple in _triples(node))
            return
        for key, value in node.items():
            if not (name == "Minus" and key == "p2"):
                yield from _placed(value, {**place, id(node): key} if name == "Union" else place)
    elif isinstance(node, list):
        for item in node:
            yield from _placed(item, place)


def _inside(node: object, name: str) -> Iterator[Node]:
    """Yield the nodes called *name* below *node*."""
    values = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    for value in values:
        if getattr(value, "name", "") == name:
            yield value
        yield from _inside(value, name)


def _triples(node: object) -> Iterator[Triple]:
    """Yield the triple patterns of *node* and below, as text; a path is one predicate."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key != "triples":
                yield from _triples(value)
            else:
                flat = [term for row in value for term in row]
                yield from zip(*(map(_shown, flat[n::3]) for n in range(3)), strict=True)
    elif isinstance(node, list):
        for item in node:
            yield from _triples(item)


def _shown(term: object) -> str:
    from rdflib import URIRef
    from rdflib.term import Identifier

    if isinstance(term, URIRef):
        fits = (f"{name}:{term[len(iri) :]}" for name, iri in PREFIXES.items() if term.startswith(iri))
        return min(fits, key=len, default=term.n3())
    return term.n3() if isinstance(term, Identifier) else str(term)


def _is_anchor(term: str) -> bool:
    """Tell whether *term* holds its subject to few: a term of the query, or the value of a parameter."""
    return not term.startswith(("?", "_:")) or any(True for _ in tokens(term))


def _iris(node: object) -> Iterator[str]:
    """Yield the IRIs below *node*; those of a path are its arguments."""
    from rdflib import URIRef
    from rdflib.paths import Path

    if isinstance(node, URIRef):
        yield str(node)
    elif isinstance(node, Path):
        yield from (iri for part in vars(node).values() for iri in _iris(part))
    elif isinstance(node, dict):
        yield from (iri for value in node.values() for iri in _iris(value))
    elif isinstance(node, list | tuple):
        yield from (iri for item in node for iri in _iris(item))
