"""What a person puts right in the figures of a draft."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from polgraph.errors import SourceError
from polgraph.facts import Change, Observation, facts_json
from polgraph.facts.model import Period
from polgraph.pipeline import releases

if TYPE_CHECKING:
    from collections.abc import Mapping

    from polgraph.facts import Number
    from polgraph.pipeline.drafting.draft import Draft
    from polgraph.pipeline.drafting.labels import Labels

Figure = TypeVar("Figure", Observation, Change)
_WHERE = "the correction"
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")
_GROUPED = re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3})")
_UNCLEAR = re.compile(r"\d,\d{3}(?!\d)")  # thousands in one language, decimals in another
_BETWEEN = re.compile(r"(?<=\d)\s*[-\u2013\u2014]\s*(?=\d)")


class Input(NamedTuple):
    """A value that can be put right: its *key* in the facts, and the scheme that it is of, if any."""

    key: str
    scheme: str = ""
    choice: bool = False
    """Whether there are few enough to choose from."""


_INDICATOR = (
    Input("measure", "measure"),
    Input("subject", "subject"),
    Input("setting", "setting", choice=True),
    Input("region", "region"),
    Input("first"),
    Input("last"),
)
INPUTS: Mapping[str, tuple[Input, ...]] = {
    "change": (
        Input("direction", "direction", choice=True),
        Input("value"),
        Input("kind", "change-kind", choice=True),
        Input("previous"),
        *_INDICATOR,
    ),
    "observation": (
        Input("value"),
        Input("kind", "value-kind", choice=True),
        Input("unit", "unit", choice=True),
        *_INDICATOR,
    ),
}
"""What can be put right in each kind of fact."""


def figures(draft: Draft) -> dict[str, Observation | Change]:
    """Return what can be put right in *draft*, by ids."""
    return {
        **{one.id: one for one in draft.facts.observations},
        **{one.id: one for one in draft.facts.changes},
    }


def shown(fact: Observation | Change, one: Input, labels: Labels) -> str:
    """Return what stands in an input before anybody changes it."""
    value = _now(fact, one.key)
    if one.scheme:
        return str(value or "") if one.choice else labels.of(one.scheme, str(value or ""))
    if isinstance(value, tuple):
        return "\N{EN DASH}".join(map(str, value))
    return "" if value is None else str(value)


def corrected(draft: Draft, put: Mapping[str, str], labels: Labels) -> Draft:
    """Return *draft* with the texts *put*, by id and key such as `o1.value`; SourceError if they cannot be meant."""
    facts = replace(
        draft.facts,
        observations=tuple(_put(one, "observation", put, labels) for one in draft.facts.observations),
        changes=tuple(_put(one, "change", put, labels) for one in draft.facts.changes),
    )
    put_right = replace(draft, facts=releases.read_facts(facts_json(facts).encode(), _WHERE))
    before, now = figures(draft), figures(put_right)
    return replace(put_right, corrected=frozenset(one for one in now if now[one] != before[one]))


def _put(fact: Figure, kind: str, put: Mapping[str, str], labels: Labels) -> Figure:
    """Put texts in the place of values; who changes a figure knows better than the extractor how sure it is."""
    found: dict[str, object] = {}
    for one in INPUTS[kind]:
        text = put.get(f"{fact.id}.{one.key}")
        found[one.key] = _now(fact, one.key) if text is None else _read(text.strip(), one, fact, labels)
    found["period"] = _period(str(found.pop("first") or ""), str(found.pop("last") or ""), fact.id)
    if isinstance(fact, Change):
        found["value"] = _signed(found["value"], str(found["kind"]), str(found["direction"]))
    if all(getattr(fact, key) == value for key, value in found.items()):
        return fact
    return replace(fact, **found, confidence=None)  # type: ignore[arg-type]  # the facts are read again


def _now(fact: Observation | Change, key: str) -> object:
    """Return the value of a fact as people see it: a change has its sign by its direction."""
    if key in ("first", "last"):
        return getattr(fact.period, key, None)
    value = getattr(fact, key)
    return abs(value) if isinstance(fact, Change) and key == "value" and value is not None else value


def _read(text: str, one: Input, fact: Observation | Change, labels: Labels) -> object:
    if not text or one.key in ("first", "last"):
        return text or None
    if not one.scheme:
        return _number(text, fact.id)
    now = getattr(fact, one.key)
    meant = labels.meant(one.scheme, text, now)
    if meant is None:
        raise SourceError(f"{fact.id}: no {one.scheme} is called {text[:60]!r}; expected one of the list")
    return meant


def _number(text: str, where: str) -> Number | tuple[Number, ...]:
    plain = _GROUPED.sub("", text).replace(",", ".")
    parts = _BETWEEN.split(plain)
    if _UNCLEAR.search(text) or len(parts) > 2 or not all(_NUMBER.fullmatch(part) and len(part) < 20 for part in parts):
        raise SourceError(f"{where}: {text[:60]!r} is no number; expected digits, such as 1200 or 12.5 or 10\u201320")
    numbers = tuple(float(part) if "." in part else int(part) for part in parts)
    return numbers[0] if len(numbers) == 1 else numbers


def _signed(value: object, kind: str, direction: str) -> object:
    if kind == "direction-only":
        return None
    return -value if isinstance(value, int | float) and direction == "down" and kind != "factor" else value


def _period(first: str, last: str, where: str) -> Period | None:
    if bool(first) != bool(last):
        raise SourceError(f"{where}: has one day of a period; expected its first and its last, or neither")
    return Period(first, last) if first else None
