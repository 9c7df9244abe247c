"""When and where an event took place, and whose it was."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from polgraph.extraction.context import Context
from polgraph.extraction.events.happenings import RESIDENTS, Happening
from polgraph.extraction.events.scenes import Scene
from polgraph.extraction.places import COUNTRY
from polgraph.facts import Period

REPORTING = frozenset(
    {
        "extended-meeting",
        "operational-meeting",
        "collegium",
        "meeting",
        "briefing",
        "press-conference",
        "report-to-population",
        "summing-up",
        "other",
    }
)
"""Gatherings that may sum up a period."""
_HOSTED = REPORTING | {"veterans-meeting", "award-ceremony", "personnel-meeting", "operation"}
ON_DAYS = frozenset({"operation", "working-trip"})
_DAYS = frozenset({"days", "day", "months", "month"})
_ON_THE_WAY = frozenset({"personnel-meeting", "veterans-meeting", "report-to-population", RESIDENTS})
_SPANS = frozenset({"year", "half", "quarter", "months"})
_TOLD = 2
_LONGEST_TRIP = 14
_LEAD = 4
_BESIDE = 4


def period_of(
    happening: Happening, happenings: Sequence[Happening], context: Context
) -> tuple[Period | None, str | None]:
    """Return the period and the date of an event: the time reported on, or an operation's own days."""
    if happening.type in ON_DAYS:
        return _own_days(happening, context)
    if happening.type not in REPORTING:
        return None, None
    if context.period is None:
        return _told_there(happening, happenings, context), None
    reporting = [h for h in happenings if h.type in REPORTING]
    main = min(reporting, key=lambda h: (h.first_body, -len(h.spans)))
    operation = any(h.type == "operation" for h in happenings)
    if happening is not main or operation:
        return None, None
    return (context.period, None) if _is_in_lead(happening) or _names_results(happening) else (None, None)


def day_of(happening: Happening, context: Context) -> str | None:
    """Return the one day that a sentence which names the event states."""
    for scene in _around(happening):
        times = [t for t in scene.passage.times if t.role in {"period", "date"} and t.kind == "day"]
        if len(times) == 1 and (resolved := context.resolve(times[0])) is not None:
            return resolved.first
    return None


def _told_there(happening: Happening, happenings: Sequence[Happening], context: Context) -> Period | None:
    """Return the time that a session on a journey was told of, in the sentences that name it or follow."""
    if not any(other.type == "working-trip" for other in happenings):
        return None
    for scene in happening.flow[: _TOLD + 1]:
        for time in scene.passage.times:
            if time.role == "period" and time.kind in _SPANS and (resolved := context.resolve(time)) is not None:
                return resolved
    return None


def _is_in_lead(happening: Happening) -> bool:
    return any(scene.is_headline or scene.number <= _LEAD for scene in happening.scenes)


def _names_results(happening: Happening) -> bool:
    return any(scene.has("sum", "noun") for scene in happening.scenes)


def _own_days(happening: Happening, context: Context) -> tuple[Period | None, str | None]:
    for scene in _around(happening):
        for time in scene.passage.times:
            if time.role not in {"period", "date"} or time.kind not in _DAYS:
                continue
            resolved = context.resolve(time)
            if resolved is not None and resolved.first == resolved.last:
                end = _last_day(happening, resolved.first, context)
                return (Period(resolved.first, end), None) if end else (None, resolved.first)
            if resolved is not None:
                return resolved, None
    return (context.period, None) if happening.type == "operation" and happening.label else (None, None)


def _last_day(happening: Happening, first: str, context: Context) -> str | None:
    """Return the last of the days that a journey is told by («началась 18 ноября … назавтра, 19 ноября»)."""
    if happening.type != "working-trip" or not happening.flow or not happening.flow[0].has("begin"):
        return None
    days = [
        resolved.last
        for scene in happening.flow
        for time in scene.passage.times
        if time.role in {"period", "date"} and time.kind == "day" and (resolved := context.resolve(time)) is not None
    ]
    limit = (date.fromisoformat(first) + timedelta(days=_LONGEST_TRIP)).isoformat()
    return max((day for day in days if first < day <= limit), default=None)


def _around(happening: Happening) -> list[Scene]:
    return sorted(happening.scenes, key=lambda scene: (scene.is_headline, scene.number))


def place_beside_visits(happenings: Sequence[Happening]) -> None:
    """Give a meeting with people that a visit led to the place of that visit, if both stand in one paragraph."""
    visits = [h for h in happenings if h.type == "working-visit" or (h.type == "working-trip" and h.place)]
    for happening in happenings:
        if happening.type not in _ON_THE_WAY or happening.place is not None:
            continue
        for scene in happening.scenes:
            before = [
                (seen.number, visit.place)
                for visit in visits
                for seen in visit.scenes
                if seen.passage.line is scene.passage.line and seen.number <= scene.number
            ]
            if before and happening.place is None:
                happening.place = max(before, key=lambda entry: entry[0])[1]


def region_of(happening: Happening, context: Context) -> str | None:
    """Return the region of an event: its place's, or the country for the ministry's own, or the release's."""
    if happening.place is not None and host_of(happening, context) != "mia":
        return context.places.region_of(happening.place)
    if happening.type == "collegium" and host_of(happening, context) == "mia":
        return COUNTRY
    if happening.type == "operation" and _is_national(happening):
        return COUNTRY
    return context.region


def _is_national(happening: Happening) -> bool:
    return any(
        "республиканский" in scene.passage.lemmas(token.norm) or token.norm == "республикалық"
        for scene in happening.scenes
        for token in scene.passage.tokens[:3]
    )


def _is_of_ministry(happening: Happening) -> bool:
    """Tell whether a collegium is the ministry's: by the words beside it, or because the minister leads it."""
    if any(role == "minister" for role in happening.leaders):
        return True
    for scene in happening.scenes:
        for event in scene.of("event", "collegium"):
            if any(abs(hit.first - event.last) <= _BESIDE for hit in scene.of("ministry")):
                return True
    return False


def host_of(happening: Happening, context: Context) -> str | None:
    """Return the agency whose event it was, where the text lets one tell."""
    if happening.type == "collegium" and (context.host == "mia" or _is_of_ministry(happening)):
        return "mia"
    if happening.type in {"appointment"} and any(role for role in happening.roles.values()):
        return (
            "mia"
            if any((role or "").endswith("head-of-police-department") for role in happening.roles.values())
            else None
        )
    if happening.type in {"operation"} and _is_national(happening):
        return None
    return context.host if happening.type in _HOSTED else None
