"""Choose the saved query that answers a question, or own up that none is sure to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from polgraph.asking.filling import Filling, fill
from polgraph.asking.intents import EXCEPT, NEUTRAL, OUTSIDE, Intent, concepts, intents, told, weights
from polgraph.asking.reading import Reading, read
from polgraph.asking.vocabulary import WORD, Vocabulary
from polgraph.queries import SavedQuery

NEAREST = 3
# A query is sure to be meant if its wording is said in full (a sum of weights is not exact), no other query comes as
# near, and what is not understood is outweighed by what is said: for each such word this much, and another query this
# much farther.
SAID, AHEAD = 0.99, 1.2
OUTWEIGHED, FAR_AHEAD = 2.5, 1.5
_SPECIFIC = 0.15  # of two queries that are both asked in full, the one with more or rarer words is meant


@dataclass(frozen=True, slots=True)
class Match:
    """How well a query answers a question, with which values, and what of the question it leaves out."""

    query: SavedQuery
    values: Mapping[str, str]
    score: float
    said: float
    weight: float
    ignored: tuple[str, ...]
    """Words of the question that the query has no use for."""
    passed_over: bool
    """Whether one of them is asked of other queries, or turns the question round."""
    missing: tuple[str, ...]
    ambiguous: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """The nearest queries, the best first, and whether the first is sure to be meant."""

    nearest: tuple[Match, ...]
    sure: bool


class Chooser:
    """Chooses among queries; made once for any number of questions."""

    def __init__(self, queries: Sequence[SavedQuery], vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._intents = intents(queries, vocabulary)
        self._weights = weights(self._intents)
        self._known = {*self._weights, EXCEPT}

    def choose(self, question: str) -> Choice:
        """Return the nearest queries to *question*."""
        reading = read(question, self._vocabulary)
        matches = [self._match(reading, intent) for intent in self._intents]
        ranked = sorted(matches, key=lambda match: (-match.score, match.query.name))
        return Choice(tuple(match for match in ranked[:NEAREST] if match.score > 0), _is_sure(ranked, reading))

    def _match(self, reading: Reading, intent: Intent) -> Match:
        said = concepts(reading)
        marks = [mark for mark in reading.of(WORD) if mark.value in intent.said]
        marks += [mark for mark in reading.marks if mark.value in intent.things or mark.kind.upper() in intent.said]
        known = {place for mark in marks for place in mark.places}
        content = _content(reading)
        filling = fill(reading.without(intent.given), intent.query, self._vocabulary.within, frozenset(content - known))
        known |= _covered(reading, filling, self._vocabulary.settings)
        ignored = sorted(content - known)
        most, weight = max(self._said(said, wording, told(reading)) for wording in intent.wordings)
        understood = 1 - len(ignored) / len(content) if content else 0.0
        return Match(
            query=intent.query,
            values=filling.values,
            score=most * understood * (1 + _SPECIFIC * weight),
            said=most,
            weight=weight,
            ignored=tuple(reading.tokens[place].text for place in ignored),
            passed_over=self._matters(reading, intent, ignored),
            missing=tuple(name for name in intent.query.essential if name not in filling.values),
            ambiguous=filling.ambiguous,
        )

    def _matters(self, reading: Reading, intent: Intent, ignored: Sequence[int]) -> bool:
        """Tell whether a word that the query has no use for is asked of others, or is a condition that it knows."""
        known = any(mark.value in self._known for mark in reading.of(WORD) if not {*mark.places}.isdisjoint(ignored))
        words = (self._vocabulary.forms(reading.tokens[place].norm) for place in ignored)
        return known or not all(intent.conditions.isdisjoint(forms) for forms in words)

    def _said(self, said: frozenset[str], wording: frozenset[str], words: frozenset[str]) -> tuple[float, float]:
        """Return which part of *wording* is said, by weight, and the weight of what is said of it in words."""
        whole, part, weight = (
            sum(self._weights[concept] for concept in some) for some in (wording, wording & said, wording & words)
        )
        return (part / whole if whole else 0.0), weight


def _is_sure(ranked: Sequence[Match], reading: Reading) -> bool:
    best, *others = ranked
    lead = best.score / others[0].score if others and others[0].score else FAR_AHEAD
    if OUTSIDE in reading.said or best.missing or best.ambiguous or best.said < SAID or not best.weight:
        return False
    if not best.ignored:
        return lead >= AHEAD
    if best.passed_over:
        return False
    outweighed = best.weight >= OUTWEIGHED * len(best.ignored)
    return outweighed and lead >= FAR_AHEAD and not any(_is_name(word) for word in best.ignored)


def _is_name(word: str) -> bool:
    """Tell whether a word that is not understood may name something, without which the question is another."""
    return not word.islower()


def _content(reading: Reading) -> frozenset[int]:
    """Return the places of the tokens that say something."""
    neutral = {place for mark in reading.marks if mark.kind == WORD and mark.value in NEUTRAL for place in mark.places}
    return (
        frozenset(place for place, token in enumerate(reading.tokens) if token.kind not in ("punct", "suffix"))
        - neutral
    )


def _covered(reading: Reading, filling: Filling, settings: Mapping[str, frozenset[str]]) -> frozenset[int]:
    """Return the tokens that a value came from, with those of longer names around them, and of where a value was."""
    around = [mark for mark in reading.marks if mark.kind != WORD and not filling.places.isdisjoint(mark.places)]
    where = frozenset().union(*(settings.get(mark.value, frozenset()) for mark in around))
    around += [mark for mark in reading.marks if mark.value in where]
    return filling.places | {place for mark in around for place in mark.places}
