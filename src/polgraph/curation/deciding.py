"""What a person asks for, made into decisions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from polgraph.curation.claims import KINDS as STATED
from polgraph.curation.claims import kind_of
from polgraph.curation.force import withdrawn_ones
from polgraph.curation.model import Decision, Target, in_order
from polgraph.curation.values import correction
from polgraph.curation.weighing import weighed
from polgraph.errors import SourceError, did_you_mean
from polgraph.iris import short_iri

if TYPE_CHECKING:
    from collections.abc import Iterable

    from polgraph.curation.claims import Claims
    from polgraph.curation.model import Kind, Stated

_CLAIMS = STATED - {"person"}
_PEOPLE = frozenset({"person"})
TAKES: dict[Kind, frozenset[str]] = {
    "accept": _CLAIMS,
    "correct": _CLAIMS,
    "merge": _PEOPLE,
    "prefer": _CLAIMS,
    "retract": STATED,
    "split": _PEOPLE,
    "withdraw": frozenset({"decision"}),
}
"""The kinds of things that each kind of decision is about."""
ONE, EACH, SEVERAL = "one target", "one target or more", "two targets or more"
NUMBER: dict[Kind, str] = {
    "accept": EACH,
    "correct": ONE,
    "merge": SEVERAL,
    "prefer": SEVERAL,
    "retract": EACH,
    "split": SEVERAL,
    "withdraw": EACH,
}


@dataclass(frozen=True, slots=True)
class Request:
    """What a person asks for."""

    kind: Kind
    targets: tuple[str, ...]
    """IRIs; of claims to prefer, the preferred one first."""
    stated: Stated
    property: str | None = None
    """For a correction: the short or local name of a property, and what it is to be."""
    value: str | None = None


def checked(request: Request) -> Request:
    """Return *request* if it can be meant; SourceError if its kind, its targets or its words cannot."""
    kind = request.kind
    if kind not in TAKES:
        raise SourceError(f"nothing is decided by {kind!r}; {did_you_mean(kind, TAKES) or f'expected {_or(TAKES)}'}")
    _check_targets(kind, request.targets)
    if {request.property is not None, request.value is not None} != {kind == "correct"}:
        raise SourceError("a correction, and nothing else, has a property and a value; expected --property and --value")
    if not request.stated.who.strip() or not request.stated.why.strip():
        raise SourceError("a decision needs a name and a reason; expected words for both")
    return request


def _check_targets(kind: Kind, targets: tuple[str, ...]) -> None:
    most = 1 if NUMBER[kind] == ONE else len(targets)
    least = 2 if NUMBER[kind] == SEVERAL else 1
    if not least <= len(targets) <= most:
        raise SourceError(f"{kind} was given {_counted(targets)}; expected {NUMBER[kind]}")
    if len(set(targets)) < len(targets):
        raise SourceError(f"{kind} was given a target twice; expected each once")
    for target in targets:
        if kind_of(target) not in TAKES[kind]:
            raise SourceError(f"{short_iri(target)} is nothing to {kind}; expected {_or(TAKES[kind])}")
    if kind == "prefer" and len({kind_of(target) for target in targets}) > 1:
        raise SourceError(f"{', '.join(map(short_iri, targets))}: are of several kinds; expected claims of one kind")


def decided(request: Request, claims: Claims, known: list[Decision]) -> list[Decision]:
    """Return the decisions that a checked *request* makes about *claims*; *known* are those made before."""
    if known and request.stated.when <= (last := max(known, key=in_order).stated.when):
        raise SourceError(
            f"the clock says {request.stated.when}, and the last decision is of {last}; expected a later time"
        )
    if request.kind in ("merge", "split"):
        return [Decision(request.kind, _targets(claims, request.targets), request.stated)]
    if request.kind == "withdraw":
        _check_in_force(request.targets, known)
        return [Decision(request.kind, (Target(iri),), request.stated) for iri in request.targets]
    outcomes, text = weighed(claims, known).outcomes, request.value
    gone = {iri for iri, outcome in outcomes.items() if outcome.retracted and request.kind != "retract"}

    def one(*targets: str) -> Decision:
        fixes = {iri: outcomes[iri].corrections if iri in outcomes else () for iri in targets}
        return Decision(
            request.kind,
            _targets(claims, targets[:1]),
            request.stated,
            _targets(claims, targets[1:]),
            None if text is None else correction(claims, targets[0], request.property or "", text),
            frozenset(claims.says(iri, fixes[iri], gone) for iri in targets if request.kind != "correct"),
            all(claims.is_alone(iri) for iri in targets),
        )

    return [one(*request.targets)] if request.kind == "prefer" else [one(iri) for iri in request.targets]


def _check_in_force(targets: tuple[str, ...], known: list[Decision]) -> None:
    for target in targets:
        if target in withdrawn_ones(known):
            raise SourceError(f"{short_iri(target)}: is withdrawn already; expected a decision that is not")


def _counted(targets: tuple[str, ...]) -> str:
    return "1 target" if len(targets) == 1 else f"{len(targets)} targets"


def _or(names: Iterable[str]) -> str:
    return f"one of {', '.join(sorted(names))}"


def _targets(claims: Claims, iris: tuple[str, ...]) -> tuple[Target, ...]:
    return tuple(claims.target(iri) if iri in claims.spans else Target(iri) for iri in sorted(iris))
