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
_OF_MANY, _OF_RANK, _STEP = 1, 3, 2
_UNTOLD = "other"


def compared(one: Post, other: Post, when: tuple[Times, Times], offices: Offices) -> str:
    """Return the rule that two posts, said of the times in *when*, fall under."""
    agencies = offices.now.get(one.agency, one.agency), offices.now.get(other.agency, other.agency)
    if not all(agencies):
        return "post.role" if one.office and one.office == other.office else "post.unknown"
    if agencies[0] == agencies[1]:
        return _in_one_agency(one, other, when, offices)
    if _exclude(one, other) and at_once(*when):
        alike = offices.related(*agencies) and abs(LEVELS[one.office] - LEVELS[other.office]) < _STEP
        return "post.two" if alike else "post.elsewhere"  # a unit's head may be called a directorate's
    return _in_two_agencies(one, other, agencies, offices) if _step(one, other, when) else "post.far"


def _in_two_agencies(one: Post, other: Post, agencies: tuple[str, str], offices: Offices) -> str:
    """Return the rule for two agencies that a step of a career may join."""
    lower = min(LEVELS[one.office], LEVELS[other.office])
    if offices.neighbours(*agencies) and lower > _OF_MANY:
        return "post.region"
    if offices.neighbours(*agencies) or offices.related(*agencies):
        return "post.unit"
    return "post.transfer" if lower >= _OF_RANK and offices.one_service(*agencies) else "post.far"


def _in_one_agency(one: Post, other: Post, when: tuple[Times, Times], offices: Offices) -> str:
    roles = one.office, other.office
    if not all(roles) or _UNTOLD in roles:
        return "post.agency"
    if roles[0] == roles[1]:
        many = LEVELS.get(roles[0], _OF_MANY) == _OF_MANY
        return "post.seat" if roles[0] in offices.single else "post.work" if many else "post.office"
    if roles[0] in offices.broader.get(roles[1], ()) or roles[1] in offices.broader.get(roles[0], ()):
        return "post.narrower"
    if not all(role in LEVELS for role in roles):
        return "post.beside"
    if _exclude(one, other) and at_once(*when):
        return "post.two"
    return _of_career(one, other) if _step(one, other, when) else "post.jump"


def _of_career(one: Post, other: Post) -> str:
    return "post.career" if min(LEVELS[one.office], LEVELS[other.office]) > _OF_MANY else "post.junior"


def _exclude(one: Post, other: Post) -> bool:
    """Tell whether nobody holds both at one time."""
    return all(post.in_full and post.office in LEVELS for post in (one, other))


def _step(one: Post, other: Post, when: tuple[Times, Times]) -> bool:
    """Tell whether a career leads from one to the other: no more than two steps, and not down."""
    if one.office not in LEVELS or other.office not in LEVELS:
        return False
    later = follows(*when)
    rise = (LEVELS[other.office] - LEVELS[one.office]) * later
    return rise >= 0 and abs(LEVELS[other.office] - LEVELS[one.office]) <= _STEP
