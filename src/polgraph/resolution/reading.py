"""Read people and offices out of a graph."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple, Protocol

from polgraph.engine import Literal, NamedNode, Solutions, Term
from polgraph.namespaces import ID, ORG, PG, PREFIXES, SKOS
from polgraph.resolution.model import Decisions, Offices, Person, Post
from polgraph.resolution.naming import Label
from polgraph.resolution.times import Span, Times, runs, span_of
from polgraph.resources import read_bytes, resource_dir

_NAMES = frozenset({SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel})
_KIND = re.compile(f"{re.escape(ID)}[a-z-]+/|{re.escape(PREFIXES['text'])}")
Dated = list[tuple[str, Span | None]]


class Source(Protocol):
    """What answers queries."""

    def select(self, sparql: str) -> Solutions:
        """Answer a SELECT."""
        ...


class _Said(NamedTuple):
    """What is said of a node; nodes of whom the same is said are looked at together."""

    names: tuple[Label, ...]
    posts: tuple[Post, ...]
    rank: str
    curated: str
    """The node itself, where it is a curated person."""
    decided: str
    """The node itself, where a person has decided of it."""


def offices(source: Source) -> Offices:
    """Return what *source* knows of roles, agencies and ranks."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for kind, thing, value in _rows(source, "offices"):
        found[kind][thing].add(value)
    return Offices(
        broader={role: frozenset(values) for role, values in found["broader"].items()},
        single=frozenset(role for role, values in found["seat"].items() if values == {"true"}),
        above={agency: frozenset(values) for agency, values in found["above"].items()},
        now={agency: min(values) for agency, values in found["now"].items()},
        region={place: min(regions) for place, regions in found["region"].items()},
        split=frozenset((region, old) for region, values in found["split"].items() for old in values),
        ranks={rank: int(min(values)) for rank, values in found["rank"].items()},
    )


def people(source: Source, decisions: Decisions) -> list[Person]:
    """Return the people of *source*, those nodes together of whom the same is said at near times.

    Who is part of a decision stands alone, so that nothing else is decided with them.
    """
    decided = {iri for pair in (*decisions.same, *decisions.different) for iri in pair}
    alike: dict[_Said, Dated] = defaultdict(list)
    for iri, said, day in _nodes(source, decided):
        alike[said].append((iri, day))
    found = [person for said, nodes in alike.items() for person in _in_runs(said, nodes)]
    return sorted(found, key=lambda person: person.iri)


def _in_runs(said: _Said, nodes: Dated) -> Iterator[Person]:
    """Yield the people that *nodes* of whom the same is said come to: the undated, and one a run of near times."""
    by_day: dict[Span | None, list[str]] = defaultdict(list)
    for iri, day in nodes:
        by_day[day].append(iri)
    undated: list[tuple[list[str], Times]] = [(by_day.pop(None), ())] if None in by_day else []
    dated = [([iri for day in times for iri in by_day[day]], times) for times in runs(filter(None, by_day))]
    for members, times in [*undated, *dated]:
        yield Person(tuple(sorted(members)), said.names, said.posts, said.rank, times, said.curated)


def _nodes(source: Source, decided: set[str]) -> Iterator[tuple[str, _Said, Span | None]]:
    """Yield each node with what is said of it, and when."""
    values: dict[str, dict[str, set[Label]]] = defaultdict(lambda: defaultdict(set))
    for person, property_, value in source.select(_query("people")).rows:
        values[_text(person)][_text(property_)].add((_text(value), getattr(value, "language", None) or ""))
    held: dict[str, set[Post]] = defaultdict(set)
    for holder, post, role, agency in _rows(source, "tenures"):
        held[holder].add(_post(post, role, agency))
    days = _days(source)
    for iri, has in values.items():
        known_in = {_post(_slug(post), "", "") for post, _ in has[PG.knownInPost]}
        member = {Post(_slug(agency)) for agency, _ in has[ORG.memberOf]} if _slug(iri) not in held else set()
        said = _Said(
            tuple(sorted(set().union(*(has[kind] for kind in _NAMES)))),
            tuple(sorted(held[_slug(iri)] | known_in | member)),
            min((_slug(rank) for rank, _ in has[PG.serviceRank]), default=""),
            iri if known_in else "",
            iri if iri in decided else "",
        )
        texts = {_slug(span).partition("#")[0] for span, _ in has[PG.evidence]}
        yield iri, said, min((days[text] for text in texts if text in days), default=None)


def _post(post: str, role: str, agency: str) -> Post:
    """Return the post as a tenure states it; the id of a seat names both, but not whether it is held in full."""
    seat_agency, _, seat_role = post.rpartition(".")
    return Post(agency or seat_agency, role or seat_role)


def _days(source: Source) -> dict[str, Span]:
    """Return, by its text, the day of each release: when it was published, else the end of what it reviews."""
    ends = dict(_rows(source, "periods"))
    dated = {text: span_of(issued or ends.get(period, "")) for text, issued, period in _rows(source, "releases")}
    return {text: span for text, span in dated.items() if span}


def _rows(source: Source, name: str) -> Iterator[list[str]]:
    """Yield the rows of a query of ours: ids without their kind, values as texts, nothing where unbound."""
    for row in source.select(_query(name)).rows:
        yield [_slug(_text(term)) for term in row]


def _query(name: str) -> str:
    return read_bytes(f"{resource_dir('queries')}/support/resolving-{name}.rq").decode()


def _text(term: Term | None) -> str:
    return term.value if isinstance(term, NamedNode | Literal) else ""


def _slug(iri: str) -> str:
    """Return what follows the kind in the IRI of a thing; any other text as it is."""
    return _KIND.sub("", iri, count=1)
