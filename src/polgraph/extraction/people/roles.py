"""Turn a post as written into a role and an organization: three wordings of one post give one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from polgraph.extraction.context import Context
from polgraph.extraction.people.bodies import (
    UNIT_KINDS,
    is_district_police,
    is_foreign,
    is_of_ministry,
    is_of_nameless_department,
    is_of_operation,
    is_of_police,
    is_of_unit,
    is_plain_unit,
    ministry_role,
)
from polgraph.extraction.people.drafts import Draft
from polgraph.extraction.places import CITIES, COUNTRY, agency_id

_DEPUTIES = {
    "minister": "deputy-minister",
    "head-of-police-department": "deputy-head-of-police-department",
    "head-of-district-police": "deputy-head-of-district-police",
    "head-of-directorate": "deputy-head-of-directorate",
    "akim-of-region": "deputy-akim",
    "akim-of-city": "deputy-akim",
    "akim-of-district": "deputy-akim",
    "prosecutor-of-region": "deputy-prosecutor-of-region",
}
_FIRST = frozenset({"deputy-minister", "deputy-head-of-police-department"})
_HOST_HEADS = {
    "police-department": ("head-of-police-department", "police-department"),
    "emergency-department": ("head-of-emergency-department", "emergency-department"),
    "knb-department": ("head-of-knb-department", "knb-department"),
    "prosecutor-office": ("prosecutor-of-region", "prosecutor-office"),
    "akimat": ("akim-of-region", "akimat"),
    "mia": ("minister", "mia"),
}
_AGENTS = frozenset({"inspector", "investigator", "operative", "police-officer", "spokesperson"})
_FIXED = {"general-prosecutor": "general-prosecutor-office", "prime-minister": "government"}
_PLAIN = frozenset({"president", "veteran"})
_NATIONAL = frozenset({"mia", "mes", "knb", "fma", "general-prosecutor-office"})
_REGIONAL_KINDS = {
    "prosecution": "prosecutor-office",
    "emergency": "emergency-department",
    "knb": "knb-department",
    "akimat": "akimat",
}
_EMERGENCY_HEAD = "head-of-emergency-department"
HIGH = frozenset(
    {
        "minister",
        "head",
        "akim",
        "prosecutor",
        "chair",
        "president",
        "spokesperson",
        "police-chief",
        "leader",
    }
)
"""Families whose holders count without a name."""


@dataclass(frozen=True)
class Office:
    """What a post is: a role in an organization."""

    role: str
    organization: str | None


_UNKNOWN_HEAD = Office("head-of-police-department", None)
Fits = Callable[[Draft], bool]
Rule = Callable[[Draft, str | None], Office | None]
"""From a post, and the town that its passage is about, to its office."""


class RoleBook:
    """Names the roles of one release; *town* is the town or district that a passage is about, if any."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._rules: dict[str, Rule] = {
            "minister": self._minister,
            "leader": self._head,
            "head": self._head,
            "leads": self._head,
            "police-chief": self._police_chief,
            "akim": self._akim,
            "prosecutor": self._prosecutor,
            "chair": self._chair,
            "deputy": lambda draft, town: self._host_head(),
        }
        self._head_rules = self._heads()

    def office(self, draft: Draft, town: str | None) -> Office | None:
        """Return the office of a post; None where neither its words nor the release tell."""
        base = self._base(draft, town)
        if base is None:
            return None
        role = base.role
        if "deputy" in draft.marks and role != "other":
            role = _DEPUTIES.get(role, "other")
            if "first" in draft.marks and role in _FIRST:
                role = f"first-{role}"
        return Office(marked(role, draft.marks), base.organization)

    def _base(self, draft: Draft, town: str | None) -> Office | None:
        """Return the office without what marks its holder as deputy, acting or former."""
        if draft.family in _AGENTS:
            return Office(draft.family, self._agency(draft))
        if draft.family in _FIXED:
            return Office("other", _FIXED[draft.family])
        if draft.family in _PLAIN:
            return Office(draft.family, None)
        if draft.family == "member":
            return Office("other", self._body(draft))
        rule = self._rules.get(draft.family)
        return rule(draft, town) if rule else None

    def _minister(self, draft: Draft, town: str | None) -> Office:
        if "emergency" in draft.bodies:
            return Office("minister", "mes")
        if "foreign" in draft.bodies and "ministry" not in draft.bodies:
            return Office("other", None)
        return Office("minister", "mia")

    def _head(self, draft: Draft, town: str | None) -> Office | None:
        """Return the office of a head, by the first rule that the words of his post fit."""
        for fits, office in self._head_rules:
            if fits(draft):
                return office(draft, town)
        return None

    def _heads(self) -> tuple[tuple[Fits, Rule], ...]:
        """Return the rules for heads, the narrower ones first."""
        regional = self._regional
        return (
            (lambda d: d.is_bare or d.bodies <= {"agency"}, lambda d, town: self._host_head()),
            (lambda d: "press" in d.bodies, lambda d, town: Office("spokesperson", self._agency(d))),
            (is_of_operation, lambda d, town: Office("head-of-operation", self._agency(d))),
            (lambda d: "veterans" in d.bodies, lambda d, town: Office("chair-of-veterans-council", None)),
            (is_foreign, lambda d, town: Office("other", self._body(d))),
            (is_district_police, self._district_police),
            (is_of_unit, self._unit),
            (lambda d: "committee" in d.bodies, lambda d, town: Office("chair-of-committee", "mia")),
            (
                lambda d: "emergency" in d.bodies,
                lambda d, town: Office("head-of-emergency-department", self._agency(d)),
            ),
            (lambda d: "knb" in d.bodies, lambda d, town: Office("head-of-knb-department", self._agency(d))),
            (lambda d: "prosecution" in d.bodies, lambda d, town: Office("prosecutor-of-region", self._agency(d))),
            (is_of_ministry, lambda d, town: Office(ministry_role(d), "mia")),
            (lambda d: d.family == "leader" and not d.bodies & {"police", "department"}, self._akim),
            (is_of_nameless_department, lambda d, town: self._host_head() or _UNKNOWN_HEAD),
            (is_of_police, lambda d, town: Office("head-of-police-department", regional("police-department", d))),
        )

    def _unit(self, draft: Draft, town: str | None) -> Office:
        """Return the office of a unit's head; «the head of the section» is a town's where the text is at its police."""
        if is_plain_unit(draft) and town is not None:
            return self._district_police(draft, town)
        return Office("head-of-directorate", self._agency(draft))

    def _host_head(self) -> Office | None:
        host = self._context.host or ""
        if self._context.locality is not None and host.startswith("police-department"):
            return Office("head-of-district-police", agency_id("police", self._context.locality))
        for kind, (role, _) in _HOST_HEADS.items():
            if host == kind or host.startswith(f"{kind}-"):
                return Office("akim-of-city" if role == "akim-of-region" and self._in_city() else role, host)
        return None

    def _district_police(self, draft: Draft, town: str | None) -> Office:
        place = next((place for place in draft.places if not place.startswith(COUNTRY)), None) or town
        if place is None:
            place = next(iter(draft.places), None)
        organization = agency_id("police", place) if place and not place.startswith(COUNTRY) else None
        return Office("head-of-district-police", organization)

    def _police_chief(self, draft: Draft, town: str | None) -> Office:
        small = [place for place in draft.places if not place.startswith(COUNTRY)]
        if small or "district" in draft.bodies:
            return self._district_police(draft, town)
        return Office("head-of-police-department", self._regional("police-department", draft))

    def _akim(self, draft: Draft, town: str | None) -> Office | None:
        context = self._context
        small = [place for place in draft.places if not place.startswith(COUNTRY)]
        regions = [place for place in draft.places if place in CITIES]
        if small or (draft.bodies & {"district", "local"} and not regions):
            return self._akim_of_place(draft, small[0] if small else town)
        if regions or (self._in_city() and not draft.places):
            return Office("akim-of-city", agency_id("akimat", regions[0] if regions else context.region or ""))
        if "city" in draft.bodies and town and "regional" not in draft.bodies:
            return Office("akim-of-city", agency_id("akimat", town))
        return Office("akim-of-region", self._regional("akimat", draft))

    def _akim_of_place(self, draft: Draft, place: str | None) -> Office:
        district = (place is not None and self._context.places.is_district(place)) or "district" in draft.bodies
        organization = agency_id("akimat", place) if place else None
        return Office("akim-of-district" if district else "akim-of-city", organization)

    def _prosecutor(self, draft: Draft, town: str | None) -> Office:
        if "general-prosecutor-office" in draft.agencies or {"country"} <= draft.bodies:
            return Office("other", "general-prosecutor-office")
        small = [place for place in draft.places if not place.startswith(COUNTRY)]
        if small or "district" in draft.bodies or ("city" in draft.bodies and not self._in_city() and not draft.places):
            place = small[0] if small else town
            return Office("other", agency_id("prosecutor-office", place) if place else None)
        if draft.bodies & UNIT_KINDS or "plain" in draft.marks:
            return Office("other", self._regional("prosecutor-office", draft))
        return Office("prosecutor-of-region", self._regional("prosecutor-office", draft))

    def _chair(self, draft: Draft, town: str | None) -> Office:
        if "veterans" in draft.bodies:
            return Office("chair-of-veterans-council", None)
        if "committee" in draft.bodies or draft.is_bare:
            return Office("other", "knb") if "knb" in draft.bodies else Office("chair-of-committee", "mia")
        return Office("other", self._body(draft))

    def _agency(self, draft: Draft) -> str | None:
        """Return the agency that a unit or an officer belongs to."""
        for body, kind in _REGIONAL_KINDS.items():
            if body in draft.bodies:
                return self._regional(kind, draft)
        if draft.places or draft.bodies & {"police", "regional"} or "police-department" in draft.agencies:
            if "ministry" in draft.bodies and not draft.bodies & {"police", "regional"}:
                return "mia"
            return self._regional("police-department", draft)
        if "ministry" in draft.bodies or "committee" in draft.bodies:
            return "mia"
        host = self._context.host
        return host if host and not host.startswith("akimat") else self._regional("police-department", draft)

    def _regional(self, kind: str, draft: Draft) -> str | None:
        """Return the agency of *kind* of the region that the post names, or of the release's."""
        places = self._context.places
        region = next((places.region_of(place) for place in draft.places if place != COUNTRY), None)
        region = region or self._context.region
        if region is None or region == COUNTRY:
            return None
        return agency_id(kind, region)

    def _body(self, draft: Draft) -> str | None:
        """Return the id of a body of another kind."""
        for agency in draft.agencies:
            if agency in _HOST_HEADS and agency not in _NATIONAL:
                return self._regional(agency, draft)
            if agency != "police":
                return agency
        return self._regional("akimat", draft) if "akimat" in draft.bodies else None

    def _in_city(self) -> bool:
        return self._context.region in CITIES


def marked(role: str, marks: frozenset[str]) -> str:
    """Return a role with what the post's words say of its holder."""
    for mark in ("acting", "former"):
        if mark in marks and not role.startswith(("acting-", "former-")):
            return f"{mark}-{role}"
    return role


def plain(role: str | None) -> str:
    """Return a role without acting- and former-."""
    return (role or "").removeprefix("acting-").removeprefix("former-")


def deputy_of(role: str | None) -> str | None:
    """Return the role of a deputy of the holder of *role*."""
    return _DEPUTIES.get(plain(role))


def fuller(roles: Sequence[Office]) -> Office:
    """Return of several wordings of one person's post the one that says most."""
    return max(roles, key=lambda office: (office.role not in {"other", "police-officer"}, "first-" in office.role))
