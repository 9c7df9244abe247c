"""What decisions come to: the outcome for each claim, and how each decision stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from polgraph.curation.claims import text_of
from polgraph.curation.force import in_force
from polgraph.curation.record import DEPRECATED, PREFERRED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from polgraph.curation.claims import Claims
    from polgraph.curation.model import Correction, Decision, Target

IN_FORCE = "in force"
SUPERSEDED = "superseded by a later decision"
GONE = "pending: its claim is no longer there"
OTHER_CHOICE = "pending: a claim that was compared is gone, retracted, or says something else now"
OTHER_VALUE = "pending: another value is extracted now"
OTHER_WORDS = "pending: its claim says something else now"
LOOK_AGAIN = "in force, though its claim says something else now"
VERDICTS = ("accept", "correct", "retract")
REVIEW = {"accept": "accepted", "correct": "corrected", "retract": "rejected"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the decisions about one claim make of it."""

    retracted: bool = False
    corrections: tuple[Correction, ...] = ()
    review: str | None = None
    """The review state; none where no decision about it holds."""
    rank: str | None = None
    """The rank; none where no preference holds."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """Outcomes by claim, and how decisions stand by their IRI and target."""

    outcomes: dict[str, Outcome]
    standing: dict[tuple[str, str], str]


def weighed(claims: Claims, decisions: Iterable[Decision]) -> Weighed:
    """Weigh decisions about *claims*: later ones win, and what no longer fits its claim is pending and does nothing."""
    known = [one for one in in_force(decisions) if one.kind not in ("merge", "split")]
    found = _weighed(claims, known)
    broken = [one for one in known if one.kind == "prefer" and _is_broken(one, claims, found)]
    if not broken:
        return found
    pending = {(one.iri, target.iri): OTHER_CHOICE for one in broken for target in one.about}
    others = _weighed(claims, [one for one in known if one not in broken])
    return Weighed(others.outcomes, others.standing | pending)


def _weighed(claims: Claims, decisions: Iterable[Decision]) -> Weighed:
    aimed: dict[str, list[tuple[Decision, Target]]] = {}
    standing: dict[tuple[str, str], str] = {}
    for decision in decisions:
        for target in decision.about:
            claim = claims.found(target, follows=decision.follows)
            if claim is None:
                standing[decision.iri, target.iri] = GONE
            else:
                aimed.setdefault(claim, []).append((decision, target))
    outcomes = {}
    for claim, about in aimed.items():
        stands = _standing(claims, claim, [decision for decision, _ in about])
        standing |= {(decision.iri, target.iri): stands[decision.iri] for decision, target in about}
        holding = [(decision, target) for decision, target in about if stands[decision.iri] in (IN_FORCE, LOOK_AGAIN)]
        outcomes[claim] = _outcome(holding)
    return Weighed(outcomes, standing)


def _is_broken(preference: Decision, claims: Claims, found: Weighed) -> bool:
    """Tell whether a claim that was compared has changed or gone; those of texts that are not here are not asked."""
    for target in preference.about:
        how = found.standing[preference.iri, target.iri]
        if how == OTHER_WORDS or (how == GONE and text_of(target.span) in claims.texts):
            return True
    chosen = (claims.found(target, follows=preference.follows) for target in preference.targets)
    return any(found.outcomes[claim].retracted for claim in chosen if claim)


def _outcome(holding: list[tuple[Decision, Target]]) -> Outcome:
    verdicts = [decision for decision, _ in holding if decision.kind in VERDICTS]
    rank = next(
        (PREFERRED if target in one.targets else DEPRECATED for one, target in holding if one.kind == "prefer"), None
    )
    return Outcome(
        any(decision.kind == "retract" for decision in verdicts),
        tuple(decision.correction for decision in verdicts if decision.correction),
        REVIEW[verdicts[-1].kind] if verdicts else None,
        rank,
    )


def _standing(claims: Claims, claim: str, decisions: list[Decision]) -> dict[str, str]:
    """Tell how each of *decisions*, all about *claim* and in the order of time, stands."""
    newest = {fix.property: decision for decision in decisions if (fix := decision.correction)}
    fixes = {one.iri for one in newest.values() if one.correction and _is_stated(claims, claim, one.correction)}
    said = claims.says(claim, [one.correction for one in decisions if one.iri in fixes and one.correction])
    stands = {}
    for one in decisions:
        if one.correction:
            is_newest = newest[one.correction.property] is one
            stands[one.iri] = SUPERSEDED if not is_newest else IN_FORCE if one.iri in fixes else OTHER_VALUE
        elif said in one.seen:
            stands[one.iri] = IN_FORCE
        else:  # what takes a claim out holds for its words, what speaks for it only for what it said
            stands[one.iri] = LOOK_AGAIN if one.kind == "retract" else OTHER_WORDS
    return stands | _superseded(decisions, stands)


def _superseded(decisions: list[Decision], stands: dict[str, str]) -> dict[str, str]:
    """Name those of *decisions* that hold but for a later one; corrections last until their claim is retracted."""
    holding = [one for one in decisions if stands[one.iri] in (IN_FORCE, LOOK_AGAIN)]
    verdicts = [one for one in holding if one.kind in VERDICTS]
    out = bool(verdicts) and verdicts[-1].kind == "retract"
    preferences = [one for one in holding if one.kind == "prefer"]
    lost = [one for one in verdicts[:-1] if out or not one.correction] + preferences[:-1]
    return {one.iri: SUPERSEDED for one in lost}


def _is_stated(claims: Claims, claim: str, fix: Correction) -> bool:
    values = claims.values(claim, fix.property)
    return fix.replaced in values or fix.value in values
