"""Who held which post, as far as releases show: each attestation apart, and no bound that nobody stated."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from polgraph.iris import DERIVED_GRAPH
from polgraph.namespaces import DCT, ORG, PG
from polgraph.web.pages.said import Said
from polgraph.web.pages.when import told_period
from polgraph.web.pages.who.acts import proofs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from polgraph.web.pages.making import Maker
    from polgraph.web.pages.model import Value

FIRST = slice(200)
"""Attestations that a page shows if it does not show them in parts."""
_BOUNDS = {"bound.no-later": PG.notLaterThan, "bound.not-before": PG.notBefore, "bound.until": PG.heldUntil}
"""What follows of when a post was held: words, and the property that they put."""


@dataclass(frozen=True, slots=True)
class Attested:
    """A person in a post, as one release shows it; *when* is what the release tells of."""

    person: Value
    role: Value
    agency: Value | None
    release: Value
    when: str
    claim: str
    proofs: tuple[Value, ...]


def attested(maker: Maker, tenures: Iterable[str], rows: slice = FIRST) -> list[Attested]:
    """Return what *tenures* attest, the newest first, those *rows* of them."""
    facts = Said(maker.dataset)
    dated = sorted(((facts.day(facts.release(one)), one) for one in set(tenures)), reverse=True)
    return [_attested(maker, facts, one) for _, one in dated[rows]]


def bounds(maker: Maker, person: str, post: str, *, is_moved: bool) -> list[str]:
    """Say what is known of when *person* held *post*: only what releases state, or what follows from it.

    Who *is_moved* was appointed or dismissed in some release, which may name a day.
    """
    derived = Said(maker.dataset, DERIVED_GRAPH)
    spans = [one for one in derived.of(person, ORG.member) if derived.one(one, PG.post) == post]
    found = {key: derived.one(span, name) for span in spans for key, name in _BOUNDS.items()}
    if not found.get("bound.until"):
        found["bound.moved" if is_moved else "bound.open"] = "-"
    return [maker.words[f"people.{key}"].format(day=day) for key, day in found.items() if day]


def _attested(maker: Maker, facts: Said, tenure: str) -> Attested:
    release = facts.release(tenure)
    agency, role = facts.one(tenure, ORG.organization), facts.one(tenure, ORG.role)
    return Attested(
        person=maker.linked(facts.identity(facts.one(tenure, ORG.member))),
        role=maker.linked(role),
        agency=maker.linked(agency) if agency else None,
        release=maker.linked(release),
        when=told_period(maker, facts.one(release, PG.reviewsPeriod)) or maker.day(facts.one(release, DCT.issued)),
        claim=tenure,
        proofs=proofs(maker, tenure),
    )
