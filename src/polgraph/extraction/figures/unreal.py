"""Tell numbers of what is planned, denied or said not to have been done: none of them is a figure."""

from __future__ import annotations

from polgraph.extraction.figures.predicates import Predicates
from polgraph.extraction.figures.scene import NOT_DONE
from polgraph.extraction.figures.spot import Spot
from polgraph.extraction.terms import Term

_AUXILIARIES = frozenset({"было", "была", "были", "был", "удалось", "смогли", "сумели"})


def is_planned(spot: Spot, verbs: Predicates) -> bool:
    """«планируется снизить на 15 %», «предстоит открыть 12 постов», «будет построено»."""
    if spot.scene.cue("plan", spot.sentence) is not None:
        return True
    if spot.scene.cue("ought", spot.sentence) is not None and verbs.is_infinitive_in(spot.scene, spot.segment):
        return True
    return verbs.is_future(spot.passage, spot.segment)


def is_denied(spot: Spot) -> bool:
    """«опровергли изъятие 700 кг», «12 краж не раскрыто», «4-еуі ашылмады»."""
    if spot.scene.cue("denied", spot.sentence) is not None:
        return True
    own = range(max(spot.segment.start, spot.slot.before.start), min(spot.segment.stop, spot.slot.after.stop))
    terms = [t for t in spot.passage.of("measure") if t.first in own and t.last in own]
    negated = [t for t in terms if _is_negated(spot, t)]
    return bool(negated) and all(any(t.first <= n.last and n.first <= t.last for n in negated) for t in terms)


def _is_negated(spot: Spot, term: Term) -> bool:
    passage = spot.passage
    if passage.language == "kk":
        closes = term.last + 1 >= len(passage.tokens) or passage.tokens[term.last + 1].kind == "punct"
        return closes and bool(NOT_DONE.search(passage.norm(term.last)))
    before = passage.norm(term.first - 1)
    return before == "не" or (before in _AUXILIARIES and passage.norm(term.first - 2) == "не")
