"""Say how two posts go together: one office, a step of a career, or two that nobody holds at one time."""

from __future__ import annotations

from polgraph.resolution.model import Offices, Post
from polgraph.resolution.times import Times, at_once, follows

# How high a role stands; a role that is not here says nothing of a career, and may be held beside another.
LEVELS = {
    "akim-of-city": 4,
    "akim-of-district": 3,
    "akim-of-region": 6,
    "chair-of-committee": 5,
    "deputy-akim": 5,
    "deputy-head-of-directorate": 2,
    "deputy-head-of-district-police": 2,
    "deputy-head-of-police-department": 4,
    "deputy-minister": 6,
    "deputy-prosecutor-of-region": 4,
    "first-deputy-head-of-police-department": 4,
    "first-deputy-minister": 6,
    "head-of-directorate": 3,
    "head-of-district-police": 3,
    "head-of-emergency-department": 5,
    "head-of-knb-department": 5,
    "head-of-police-department": 5,
    "inspector": 1,
    "investigator": 1,
    "minister": 7,
    "operative": 1,
    "president": 8,
    "prosecutor-of-region": 5,
    "spokesperson": 2,
}
_OF_MANY, _SENIOR, _STEP = 1, 4, 2
_UNTOLD = "other"


def compared(one: Post, other: Post, when: tuple[Times, Times], offices: Offices) -> str:
    """Return the rule that two posts, said of the times in *when*, fall under."""
    agencies = [offices.now.get(post.agency, post.agency) for post in (one, other)]
    if not all(agencies):
        return "post.role" if one.office and one.office == other.office else "post.unknown"
    if agencies[0] == agencies[1]:
        return _in_one_agency(one, other, when, offices)
    exclusive = one.in_full and other.in_full and one.office in LEVELS and other.office in LEVELS
    related = _related(agencies[0], agencies[1], offices)
    if exclusive and at_once(*when):
        alike = related and abs(LEVELS[one.office] - LEVELS[other.office]) < _STEP  # a unit's head, or a directorate's
        return "post.two" if alike else "post.elsewhere"
    if related:
        return "post.unit"
    senior = min(LEVELS.get(post.office, 0) for post in (one, other)) >= _SENIOR
    return "post.transfer" if senior and _step(one, other, when) else "post.far"


def _in_one_agency(one: Post, other: Post, when: tuple[Times, Times], offices: Offices) -> str:
    roles = one.office, other.office
    if not all(roles) or _UNTOLD in roles:
        return "post.agency"
    if roles[0] == roles[1]:
        many = LEVELS.get(roles[0], _OF_MANY) == _OF_MANY
        return "post.seat" if roles[0] in offices.single else "post.work" if many else "post.office"
    if roles[0] in offices.broader.get(roles[1], ()) or roles[1] in offices.broader.get(roles[0], ()):
        return "post.narrower"
    exclusive = one.in_full and other.in_full and all(role in LEVELS for role in roles)
    if exclusive and at_once(*when):
        return "post.two"
    if not _step(one, other, when):
        return "post.jump"
    return "post.career" if min(LEVELS[role] for role in roles) > _OF_MANY else "post.junior"


def _step(one: Post, other: Post, when: tuple[Times, Times]) -> bool:
    """Tell whether a career leads from one to the other: no more than two steps, and not down."""
    if one.office not in LEVELS or other.office not in LEVELS:
        return False
    rise = (LEVELS[other.office] - LEVELS[one.office]) * (follows(*when) or 1)
    return (rise >= 0 or follows(*when) == 0) and abs(rise) <= _STEP


def _related(one: str, other: str, offices: Offices) -> bool:
    return one in offices.above.get(other, ()) or other in offices.above.get(one, ())
