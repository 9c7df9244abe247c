"""What the words of a post say of the body that it belongs to."""

from __future__ import annotations

from polgraph.extraction.people.drafts import Draft
from polgraph.extraction.places import COUNTRY

UNIT_KINDS = frozenset({"unit", "force", "line"})
_UNITS = frozenset({"unit", "force"})
_AGENCY_WORDS = frozenset({"line", "police", "department", "regional", "city"})
_POLICE = frozenset({"police-department", "police", "police-unit"})


def is_of_operation(draft: Draft) -> bool:
    """Tell whether a post heads an operation."""
    return "operation" in draft.bodies and not draft.bodies & {"department", "police"}


def is_foreign(draft: Draft) -> bool:
    """Tell whether a post is in a body outside the police."""
    return "foreign" in draft.bodies and "police" not in draft.bodies


def is_of_unit(draft: Draft) -> bool:
    """Tell whether a post is in a unit; a line of work without a unit is no more than an adjective of the agency."""
    bodies = draft.bodies
    committee = "committee" in bodies and ("ministry" in bodies or "mia-committee" in draft.agencies)
    return bool(bodies & UNIT_KINDS) and not committee and not bodies <= _AGENCY_WORDS


def is_plain_unit(draft: Draft) -> bool:
    """Tell whether a post's words name a unit and not of what («the head of the section»)."""
    return draft.bodies == {"unit"} and not draft.places and not draft.agencies


def is_of_ministry(draft: Draft) -> bool:
    """Tell whether a post is in the ministry."""
    return "ministry" in draft.bodies and not draft.bodies & {"police", "regional"}


def ministry_role(draft: Draft) -> str:
    """Return the role of a head in the ministry."""
    return "head-of-directorate" if draft.bodies & {"department", "line"} else "minister"


def is_of_nameless_department(draft: Draft) -> bool:
    """Tell whether a post heads a department that the words do not name."""
    police = "police" in draft.bodies or not _POLICE.isdisjoint(draft.agencies)
    return "department" in draft.bodies and not police


def is_of_police(draft: Draft) -> bool:
    """Tell whether a post heads the police of a region."""
    return bool(draft.bodies & {"police", "department", "regional", "city"}) or not _POLICE.isdisjoint(draft.agencies)


def is_district_police(draft: Draft) -> bool:
    """Tell whether a post is in the police of a town or district, and not in a unit for one line of work."""
    bodies = draft.bodies
    if "line" in bodies or "operation" in bodies:
        return False
    if "district-police" in bodies or ("police" in draft.agencies and bodies & _UNITS):
        return True
    if bodies == {"unit", "police"} and not any(place.startswith(COUNTRY) for place in draft.places):
        return True  # «отдел полиции» without more is a town's or district's
    if "department" in bodies:
        return False
    small = any(not place.startswith(COUNTRY) for place in draft.places)
    local = small or bool(bodies & {"local", "district"})
    return local and bool(bodies & (_UNITS | {"police"}))
