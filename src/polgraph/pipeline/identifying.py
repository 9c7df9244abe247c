"""Say who is who in a store: each release keeps the identities of its own people, so that few change at a time."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from polgraph import curation, iris
from polgraph.engine import NamedNode, Triple
from polgraph.namespaces import PG
from polgraph.pipeline.curated import read_decisions
from polgraph.resolution import Decisions, resolve
from polgraph.store.writer import Change

if TYPE_CHECKING:
    from polgraph.engine import Term
    from polgraph.store.writer import Writer

_KNOWN = "SELECT ?part ?person ?one WHERE { GRAPH ?part { ?person pg:identifiedAs ?one } }"
_IDENTIFIED = NamedNode(PG.identifiedAs)


def identify(writer: Writer) -> int:
    """Let everybody whom queries see have the identity that names, posts, times and people's decisions give.

    People of releases that queries do not see are themselves. Returns how many graphs were changed.
    """
    decided = curation.identity_decisions(read_decisions(writer.layout))
    found = resolve(writer.dataset(), Decisions(decided.same, decided.different)).identity
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
