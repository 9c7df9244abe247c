"""People as releases have them, what is known of offices, and what was found about two people."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import combinations

from polgraph.resolution import naming
from polgraph.resolution.naming import Label
from polgraph.resolution.rules import DECISIVE, Reason, Verdict, verdict_of
from polgraph.resolution.times import Times

_PREFIX = re.compile(r"(acting|former)-")
_CODE = re.compile(r"-kz-\d\d\Z")
_POLICE = re.compile(r"(?:police|mia)\b")
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, order=True)
class Post:
    """A role in an agency; an empty part is not known."""

    agency: str = ""
    role: str = ""

    @property
    def office(self) -> str:
        """The role itself, held in full, for a time or once."""
        return _PREFIX.sub("", self.role, count=1)

    @property
    def in_full(self) -> bool:
        """Whether the office is held, neither for somebody else nor in the past."""
        return self.office == self.role


@dataclass(frozen=True, slots=True, eq=False)
class Person:
    """Those nodes of whom the same is said: names, posts, rank, at times that are near each other."""

    members: tuple[str, ...]
    names: tuple[Label, ...]
    posts: tuple[Post, ...] = ()
    rank: str = ""
    times: Times = ()
    curated: str = ""
    """The entry of a curated person, if it is among the members."""
    decided: bool = False
    """Put together by a person."""

    @property
    def iri(self) -> str:
        """The smallest of its nodes."""
        return self.members[0]

    def changes(self) -> frozenset[Reason]:
        """Return in what the person's own names differ: a surname before and after a marriage, say."""
        pairs = combinations(self.names, 2)
        found = (reason for one, other in pairs for reason in naming.likeness(*sorted((one, other))))
        return frozenset(reason for reason in found if reason.points <= -DECISIVE)


@dataclass(frozen=True, slots=True)
class Offices:
    """What is known of roles, agencies and ranks; ids are what follows the kind in their IRIs."""

    broader: Mapping[str, frozenset[str]] = field(default_factory=dict)
    single: frozenset[str] = frozenset()
    """Roles of which an agency has one."""
    above: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """An agency to those that it is a part of."""
    now: Mapping[str, str] = field(default_factory=dict)
    """An agency to the one that it has become."""
    region: Mapping[str, str] = field(default_factory=dict)
    """An agency or a town to its region."""
    split: frozenset[Pair] = frozenset()
    """Regions and those that they were separated from."""
    ranks: Mapping[str, int] = field(default_factory=dict)

    def related(self, one: str, other: str) -> bool:
        """Tell whether one agency is a part of the other."""
        return one in self.above.get(other, ()) or other in self.above.get(one, ())

    def neighbours(self, one: str, other: str) -> bool:
        """Tell whether both agencies are of one service and region, or of two of which one was a part of the other."""
        here, there = self._region_of(one), self._region_of(other)
        near = here == there or (here, there) in self.split or (there, here) in self.split
        return bool(here and there) and near and self.one_service(one, other)

    def one_service(self, one: str, other: str) -> bool:
        """Tell whether officers move between the two without leaving their service."""
        return _service(one) == _service(other)

    def _region_of(self, agency: str) -> str:
        """Return the region of an agency, if need be by the place or the region that its id ends in."""
        town = agency.partition("-")[2]
        code = _CODE.search(agency)
        return self.region.get(agency) or self.region.get(town) or (code[0][1:].upper() if code else "")


@dataclass(frozen=True, slots=True)
class Decisions:
    """Pairs of people that a person has judged: the nodes of one, of two."""

    same: frozenset[Pair] = frozenset()
    different: frozenset[Pair] = frozenset()


@dataclass(frozen=True, slots=True)
class Match:
    """What was found about two people."""

    left: Person
    right: Person
    reasons: tuple[Reason, ...]

    @property
    def verdict(self) -> Verdict:
        """Whether they are one."""
        return verdict_of(self.reasons)

    @property
    def score(self) -> int:
        """The sum of what the rules are worth."""
        return sum(reason.points for reason in self.reasons)


def _service(agency: str) -> str:
    """Return what all agencies of a service share; the police is one from the ministry to the town."""
    return "police" if _POLICE.match(agency) else _CODE.sub("", agency)
