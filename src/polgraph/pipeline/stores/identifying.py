"""Say who is who in a store: each release keeps the identities of its own people, so that few change at a time."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from polgraph import curation, iris
from polgraph.engine import NamedNode, Triple
from polgraph.namespaces import PG, RDF
from polgraph.pipeline.stores.curated import read_decisions
from polgraph.resolution import Decisions, resolve
from polgraph.store.writer import Change

if TYPE_CHECKING:
    from collections.abc import Sequence

    from polgraph.engine import Term
    from polgraph.store.layout import Layout
    from polgraph.store.writer import Writer

_KNOWN = "SELECT ?part ?person ?one WHERE { GRAPH ?part { ?person pg:identifiedAs ?one } }"
_IDENTIFIED, _PERSON = NamedNode(PG.identifiedAs), NamedNode(PG.Person)


def identify(writer: Writer) -> int:
    """Let everybody whom queries see have the identity that names, posts, times and people's decisions give.

    People of releases that queries do not see are themselves. Returns how many graphs were changed.
    """
    found = resolve(writer.dataset(), decided_people(writer.layout)).identity
    parts: dict[str, dict[Term, Triple]] = defaultdict(dict)
    for part, person, one in writer.dataset().select(_KNOWN).rows:
        if isinstance(part, NamedNode) and isinstance(person, NamedNode) and isinstance(one, NamedNode):
            parts[part.value][person] = Triple(person, _IDENTIFIED, one)
    home = {person: part for part, people in parts.items() if part != iris.RESOLUTION_GRAPH for person in people}
    wanted: dict[str, dict[Term, Triple]] = defaultdict(dict)
    alone = {person.value: person.value for person in home if isinstance(person, NamedNode)}
    for name, identity in (alone | found).items():
        person = NamedNode(name)
        wanted[home.get(person, iris.RESOLUTION_GRAPH)][person] = Triple(person, _IDENTIFIED, NamedNode(identity))
    changes = [
        Change(part, list(wanted[part].values())) for part in sorted({*parts, *wanted}) if wanted[part] != parts[part]
    ]
    for change in changes:
        writer.apply([change])
    return len(changes)


def everybody_in(triples: Sequence[Triple]) -> list[Triple]:
    """Return the people of one release as themselves, till it is known who is who."""
    people = (one.subject for one in triples if one.predicate.value == RDF.type and one.object == _PERSON)
    return [Triple(person, _IDENTIFIED, person) for person in people]


def everybody_of(writer: Writer, name: str, triples: Sequence[Triple]) -> Change:
    """Let each person in *triples* of the release *name* have an identity: the one that they have, else themselves."""
    part = iris.part_of(iris.RESOLUTION_GRAPH, name)
    known = {one.subject: one for one in writer.triples(part)}
    return Change(part, [known.get(one.subject, one) for one in everybody_in(triples)])


def decided_people(layout: Layout) -> Decisions:
    """Return whom people have put together and parted in a store."""
    decided = curation.identity_decisions(read_decisions(layout))
    return Decisions(decided.same, decided.different)
