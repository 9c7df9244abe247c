"""What was said, instructed and done, and who took part: one line for each, with the words that prove it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from polgraph.namespaces import PG
from polgraph.web.pages.making import SPAN
from polgraph.web.pages.said import Said

if TYPE_CHECKING:
    from collections.abc import Iterable

    from polgraph.web.pages.making import Maker
    from polgraph.web.pages.model import Value

MOST = 100
"""Lines of a kind that a page shows."""
PROOFS = 3
WHO = (PG.speaker, PG.issuedBy, PG.agent, PG.participant)
_KINDS = (PG.statementKind, PG.instructionKind, PG.actionKind, PG.capacity)


@dataclass(frozen=True, slots=True)
class Act:
    """What somebody did, in the words of its summary; in which *role*, *whom* it was put to."""

    what: Value
    kind: Value | None
    role: tuple[Value, ...]
    who: tuple[Value, ...]
    whom: tuple[Value, ...]
    jointly: tuple[Value, ...]
    event: Value | None
    unstated: bool
    """An instruction whose content no text states."""
    is_part: bool
    """Taking part in an event: there is nothing to sum up."""
    proofs: tuple[Value, ...]


def acts(maker: Maker, claims: Iterable[str]) -> list[Act]:
    """Tell *claims* in the order in which they are given."""
    facts = Said(maker.dataset)
    return [_act(maker, facts, claim) for claim in list(dict.fromkeys(claims))[:MOST]]


def of_kind(claims: Iterable[str], kind: str) -> list[str]:
    """Return those claims that are of a *kind*, as IRIs have it."""
    return [claim for claim in claims if f"/id/{kind}/" in claim]


def in_order(maker: Maker, claims: Iterable[str]) -> list[str]:
    """Order claims as their words stand in their texts."""
    facts = Said(maker.dataset)
    return sorted(claims, key=lambda claim: min(map(_place, facts.all(claim, PG.evidence)), default=("", 0)))


def proofs(maker: Maker, claim: str) -> tuple[Value, ...]:
    """Lead to the words that state *claim*."""
    spans = sorted(Said(maker.dataset).all(claim, PG.evidence), key=_place)
    return tuple(maker.proof(span, claim) for span in spans if SPAN in span)[:PROOFS]


def _act(maker: Maker, facts: Said, claim: str) -> Act:
    def named(*properties: str) -> tuple[Value, ...]:
        return tuple(maker.linked(facts.identity(one)) for one in facts.all(claim, *properties))

    kind, event, what = facts.one(claim, *_KINDS), facts.one(claim, PG.inEvent), maker.linked(claim)
    is_told = what.text.casefold().startswith(maker.name(kind).casefold())  # as by summaries of our own
    return Act(
        what=what,
        kind=maker.linked(kind) if kind and not is_told else None,
        role=named(PG.roleHeld),
        who=named(*WHO),
        whom=named(PG.addressee),
        jointly=named(PG.jointlyWith),
        event=maker.linked(event) if event else None,
        unstated=facts.one(claim, PG.contentStated) == "false",
        is_part=bool(facts.one(claim, PG.participant)),
        proofs=proofs(maker, claim),
    )


def _place(span: str) -> tuple[str, int]:
    text, _, place = span.partition(SPAN)
    begin = place.partition(",")[0]
    return text, int(begin) if begin.isdecimal() else 0
