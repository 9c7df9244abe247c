"""Tell whether two figures say the same thing."""

from __future__ import annotations

from polgraph.facts import Change, Observation


def change_kind(unit: str, value: float, before: str | None) -> str:
    """Return the kind of a change by its unit; *before* is the kind of the one before in a list."""
    if unit == "percent":
        return "percent"
    if unit == "percentage-point":
        return "percentage-point"
    if unit == "factor":
        return "factor"
    if before == "percent" and value != int(value):  # «грабежей — на 40 процентов, краж — на 13,5»
        return "percent"
    return "absolute"


def same_figure(known: Observation, made: Observation) -> bool:
    """Tell whether two levels say the same."""
    return (
        (known.measure, known.subject, known.setting, known.region, known.kind, known.value, known.unit)
        == (made.measure, made.subject, made.setting, made.region, made.kind, made.value, made.unit)
        and known.period == made.period
        and known.measure != "other"
        and not _overlap(known, made)
    )


def shortened(known: Observation, made: Observation) -> bool:
    """Tell whether a headline's figure is one of the body, said in fewer words."""
    vague = "other" in {made.measure, made.subject} or made.measure == known.measure
    return vague and (known.value, known.unit, known.kind) == (made.value, made.unit, made.kind)


def _overlap(known: Observation, made: Observation) -> bool:
    return known.part_of != made.part_of and made.part_of is not None


def same_thing(known: Change, made: Change) -> bool:
    """Tell whether two changes are of one indicator, place and time."""
    return (known.measure, known.subject, known.setting, known.region, known.period) == (
        made.measure,
        made.subject,
        made.setting,
        made.region,
        made.period,
    )


def same_change(known: Change, made: Change) -> bool:
    """Tell whether a change says what is known already."""
    if not same_thing(known, made) or known.direction != made.direction:
        return False
    if made.kind == "direction-only" and made.previous is None:
        return True
    return (known.kind, known.value, known.previous) == (made.kind, made.value, made.previous)
