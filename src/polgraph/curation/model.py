"""A decision of a person: what about which claims, people or earlier decision, with who, when and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal, get_args

from polgraph import iris
from polgraph.engine import instant

if TYPE_CHECKING:
    from polgraph.engine import Object

Kind = Literal["accept", "correct", "merge", "prefer", "retract", "split", "withdraw"]
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Target:
    """What a decision is about, known by its IRI and by the first of the words that state it."""

    iri: str
    span: str = ""
    """The IRI of that span; empty for curated people and for decisions."""


@dataclass(frozen=True, slots=True)
class Correction:
    """The value of a property that a person puts in place of the extracted one."""

    property: str
    replaced: Object
    value: Object


@dataclass(frozen=True, slots=True)
class Stated:
    """Who decides, when and why."""

    who: str
    when: datetime
    why: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided; targets are in the order of their IRIs."""

    kind: Kind
    targets: tuple[Target, ...]
    stated: Stated
    over: tuple[Target, ...] = ()
    """What the target of a preference is preferred to."""
    correction: Correction | None = None
    """What a decision to correct replaces."""
    seen: frozenset[str] = frozenset()
    """Hashes of what the claims said when it was decided."""
    follows: bool = False
    """Whether it goes over to the one claim of the same kind at the same first words, where its own is gone."""

    @property
    def about(self) -> tuple[Target, ...]:
        """All that it is about."""
        return (*self.targets, *self.over)

    @property
    def iri(self) -> str:
        """Its name, made from its content."""
        fix = self.correction
        return iris.decision(
            self.kind,
            *(target.iri for target in self.targets),
            "over",
            *(target.iri for target in self.over),
            *((fix.property, str(fix.replaced), str(fix.value)) if fix else ()),
            *sorted(self.seen),
            str(self.follows),
            self.stated.who,
            instant(self.stated.when),
            self.stated.why,
        )


def in_order(decision: Decision) -> tuple[datetime, str]:
    """Tell the place of a decision among others: by its time."""
    return decision.stated.when, decision.iri
