"""What a later release reports of those who got an instruction, on its topic and in its region: only candidates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from polgraph.derivation.model import Derived, nodes
from polgraph.derivation.reading import Reading, Values
from polgraph.engine import NamedNode
from polgraph.namespaces import ORG, PG

Where = tuple[str, str, str]
_DOERS = {PG.Action: PG.agent, PG.Statement: PG.speaker}


def follow_up_candidate(reading: Reading, rule: str) -> Iterator[Derived]:
    """Set each instruction beside what the next release reports that its addressee did or said on a topic of it."""
    later = _reports(reading)
    for iri, said in reading.things(PG.Instruction).items():
        day = reading.day_of(reading.release_of(said))
        found = {thing for where in _addressed(reading, said) for thing in _next(later.get(where, {}), day)}
        if found:
            inputs = (iri, *sorted(found))
            values = ((PG.instruction, NamedNode(iri)), *nodes(PG.followedBy, sorted(found)))
            yield Derived("candidate", PG.FollowUpCandidate, rule, inputs, values)


def _reports(reading: Reading) -> dict[Where, dict[str, list[str]]]:
    """Return the actions and statements by agency, region and topic, and by the day of their release."""
    found: dict[Where, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for class_, doer in _DOERS.items():
        for iri, said in reading.things(class_).items():
            day = reading.day_of(reading.release_of(said))
            for agency in {one for who in said.get(doer, ()) for one in _agencies(reading, who)}:
                for where in _places(reading, said, agency) if day is not None else ():
                    found[where][day or ""].append(iri)
    return found


def _next(by_day: dict[str, list[str]], day: str | None) -> list[str]:
    """Return what the first day after *day* has."""
    after = min((one for one in by_day if day is not None and one > day), default=None)
    return [] if after is None else by_day[after]


def _addressed(reading: Reading, said: Values) -> Iterator[Where]:
    """Yield the agencies that an instruction is for: the addressee's; for a group or a role, the host's."""
    events = said.get(PG.inEvent, ())
    hosts = {host for event in events for host in reading.pairs(PG.hostedBy).get(event, ())}
    for addressee in said.get(PG.addressee, ()):
        for agency in sorted(_agencies(reading, addressee) or hosts):
            yield from _places(reading, said, agency)


def _agencies(reading: Reading, who: str) -> set[str]:
    """Return the agency that someone is, or is in."""
    if who in reading.pairs(ORG.classification):
        return {who}
    return {*reading.pairs(ORG.postIn).get(who, ()), *reading.organizations.get(who, ())}


def _places(reading: Reading, said: Values, agency: str) -> Iterator[Where]:
    """Yield where and what about it is: the region of the event, else the one that the agency is responsible for."""
    regions = {one for event in said.get(PG.inEvent, ()) for one in reading.pairs(PG.region).get(event, ())}
    for region in sorted(regions or set(reading.pairs(PG.jurisdiction).get(agency, ()))):
        yield from ((agency, region, topic) for topic in said.get(PG.topic, ()))
