"""Choose the saved query that answers a question, or own up that none is sure to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import fsum

from polgraph.asking.filling import Filling, fill
from polgraph.asking.intents import OUTSIDE, Intent, concepts, intents, told, weights
from polgraph.asking.reading import Reading, read
from polgraph.asking.vocabulary import WORD, Vocabulary
from polgraph.queries import SavedQuery

NEAREST = 3
# A query is sure to be meant if it has a use for every word, its wording is said in full, and no other query comes as
# near; its sums are exact, whatever the order of a set.
AHEAD = 1.2
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

    def choose(self, question: str) -> Choice:
        """Return the nearest queries to *question*."""
        reading = read(question, self._vocabulary)
        matches = [self._match(reading, intent) for intent in self._intents]
        ranked = sorted(matches, key=lambda match: (-match.score, match.query.name))
        return Choice(tuple(match for match in ranked[:NEAREST] if match.score > 0), _is_sure(ranked, reading))

    def _match(self, reading: Reading, intent: Intent) -> Match:
        said = concepts(reading)
        marks = [mark for mark in reading.of(WORD) if mark.value in intent.said]
        marks += [mark for mark in reading.marks if mark.value in intent.things]
        known = {place for mark in marks for place in mark.places}
        content = reading.content
        filling = fill(reading.without(intent.given), intent.query, frozenset(content - known))
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
            missing=tuple(name for name in intent.query.essential if name not in filling.values),
            ambiguous=filling.ambiguous,
        )

    def _said(self, said: frozenset[str], wording: frozenset[str], words: frozenset[str]) -> tuple[float, float]:
        """Return which part of *wording* is said, by weight, and the weight of what is said of it in words."""
        whole, part, weight = (
            fsum(self._weights[concept] for concept in some) for some in (wording, wording & said, wording & words)
        )
        return (part / whole if whole else 0.0), weight


def _is_sure(ranked: Sequence[Match], reading: Reading) -> bool:
    best, *others = ranked
    doubtful = best.missing or best.ambiguous or best.ignored or OUTSIDE in reading.said
    if doubtful or best.said < 1 or not best.weight:
        return False
    return not others or best.score >= AHEAD * others[0].score


def _covered(reading: Reading, filling: Filling, settings: Mapping[str, frozenset[str]]) -> frozenset[int]:
    """Return the tokens that a value came from, with those of longer names around them, and of where a value was."""
    around = [mark for mark in reading.marks if mark.kind != WORD and not filling.places.isdisjoint(mark.places)]
    where = frozenset().union(*(settings.get(mark.value, frozenset()) for mark in around))
    around += [mark for mark in reading.marks if mark.value in where]
    return filling.places | {place for mark in around for place in mark.places}
