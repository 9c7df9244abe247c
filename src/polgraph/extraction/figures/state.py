"""What the reader of a release keeps in mind from one number to the next."""

from __future__ import annotations

from dataclasses import dataclass, field

from polgraph.facts import Observation, Period


@dataclass(frozen=True)
class Indicator:
    """What a number is of."""

    measure: str
    subject: str | None
    setting: str | None = None
    label: str | None = None


@dataclass
class State:
    """Carried from sentence to sentence; reset at a new line where it would mislead."""

    verb: str | None = None
    subject: str | None = None
    offence: str | None = None
    item_offence: str | None = None
    indicator: Indicator | None = None
    main: Indicator | None = None
    direction: str | None = None
    change_unit: str | None = None
    place: str | None = None
    town: str | None = None
    opened: int = -1
    is_heading: bool = False
    period: Period | None = None
    period_label: str | None = None
    period_line: int = -1
    in_doubt: bool = False
    """Whether the period kept in mind may have ended with its sentence."""
    report: Period | None = None
    """The months that figures were last given for, where the release itself is about none."""
    day: Period | None = None
    """The day that a heading sets for what stands under it."""
    whole: Observation | None = None
    whole_at: int | None = None
    whole_in: int | None = None
    whole_line: int | None = None
    part_in: int | None = None
    last: Observation | None = None
    heading: str | None = None
    changed: int | None = None
    parts: bool = False
    idle: bool = False
    used: set[int] = field(default_factory=set)
