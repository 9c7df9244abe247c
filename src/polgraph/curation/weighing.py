"""What decisions come to: the outcome for each claim, and how each decision stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from polgraph.curation.claims import text_of
from polgraph.curation.force import in_force
from polgraph.curation.identity import IDENTITY, overruled
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
VERDICT, VERDICTS = "verdict", ("accept", "correct", "retract")
MISFIT = {"accept": OTHER_WORDS, "prefer": OTHER_WORDS, "retract": LOOK_AGAIN}
"""How a decision stands whose claim says something else: what takes it out holds for its words all the same."""
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
    everything = in_force(decisions)
    known = [one for one in everything if one.kind not in IDENTITY]
    found = _weighed(claims, known)
    found.standing.update(
        {(one.iri, target.iri): SUPERSEDED for one in overruled(everything) for target in one.targets}
    )
    missed = ((one, target) for one in everything if one.kind in IDENTITY for target in one.targets if target.span)
    found.standing.update({(one.iri, target.iri): GONE for one, target in missed if target.iri not in claims.spans})
    broken = [one for one in known if one.kind == "prefer" and _is_broken(one, claims, found)]
    if not broken:
        return found
    pending = {(one.iri, target.iri): OTHER_CHOICE for one in broken for target in one.about}
    others = _weighed(claims, [one for one in known if one not in broken])
    return Weighed(others.outcomes, found.standing | others.standing | pending)


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
    gone = {claim for claim, about in aimed.items() if _is_retracted(about)}
    outcomes = {}
    for claim, about in aimed.items():
        stands = _standing(_Said(claims, claim, gone), [decision for decision, _ in about])
        standing |= {(decision.iri, target.iri): stands[decision.iri] for decision, target in about}
        holding = [(decision, target) for decision, target in about if stands[decision.iri] in (IN_FORCE, LOOK_AGAIN)]
        outcomes[claim] = _outcome(holding)
    return Weighed(outcomes, standing)


def _is_broken(preference: Decision, claims: Claims, found: Weighed) -> bool:
    """Tell whether a claim that was compared has changed or gone; those of texts that are not here are not asked."""
    for target in preference.about:
        how = found.standing[preference.iri, target.iri]
        claim = claims.found(target, follows=preference.follows)
        if how == OTHER_WORDS or (how == GONE and text_of(target.span) in claims.texts):
            return True
        if claim and found.outcomes[claim].retracted:
            return True
    return False


def _is_retracted(about: list[tuple[Decision, Target]]) -> bool:
    verdicts = [decision.kind for decision, _ in about if decision.kind in VERDICTS]
    return bool(verdicts) and verdicts[-1] == "retract"


def _outcome(holding: list[tuple[Decision, Target]]) -> Outcome:
    verdicts = [decision for decision, _ in holding if decision.kind in VERDICTS]
    ranks = [PREFERRED if target in one.targets else DEPRECATED for one, target in holding if one.kind == "prefer"]
    return Outcome(
        any(decision.kind == "retract" for decision in verdicts),
        tuple(decision.correction for decision in verdicts if decision.correction),
        REVIEW[verdicts[-1].kind] if verdicts else None,
        ranks[-1] if ranks else None,
    )


@dataclass(frozen=True, slots=True)
class _Said:
    """A claim, among those that are there and those that are retracted."""

    claims: Claims
    claim: str
    gone: set[str]

    def has(self, fix: Correction) -> bool:
        """Tell whether the value that *fix* replaces, or puts there, is extracted."""
        values = self.claims.values(self.claim, fix.property)
        return fix.replaced in values or fix.value in values

    def fits(self, decision: Decision, fixes: list[Correction]) -> bool:
        """Tell whether the claim says what was seen; whoever retracted it saw all that it said."""
        gone = () if decision.kind == "retract" else self.gone
        return self.claims.says(self.claim, fixes, gone) in decision.seen


def _standing(said: _Said, decisions: list[Decision]) -> dict[str, str]:
    """Tell how each of *decisions*, all about one claim and in the order of time, stands."""
    last = {matter: one for one in decisions for matter in _settled_by(one)}
    out = VERDICT in last and last[VERDICT].kind == "retract"
    fixes = [fix for matter, one in last.items() if matter != VERDICT and (fix := one.correction) and said.has(fix)]
    stands = {}
    for one in decisions:
        if last[_settled_by(one)[-1]] is not one or (one.correction and out):
            stands[one.iri] = SUPERSEDED
        elif one.correction:
            stands[one.iri] = IN_FORCE if one.correction in fixes else OTHER_VALUE
        else:
            stands[one.iri] = IN_FORCE if said.fits(one, fixes) else MISFIT[one.kind]
    return stands


def _settled_by(decision: Decision) -> tuple[str, ...]:
    """Name what *decision* settles about a claim: its verdict, its rank or a property, its own matter last."""
    if decision.kind == "prefer":
        return ("rank",)
    return (VERDICT, decision.correction.property) if decision.correction else (VERDICT,)
