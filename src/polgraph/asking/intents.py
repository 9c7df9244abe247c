"""What the saved queries answer, in the concepts of a question: read from their trilingual questions and headers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log

from polgraph.asking.reading import NEUTRAL, Reading, read
from polgraph.asking.vocabulary import WORD, Vocabulary
from polgraph.queries import SavedQuery

OUTSIDE, EXCEPT = "outside", "except"
"""What is asked of others than this graph; what turns a question round, where nothing has a use for it."""
# A thing of the graph says what kind of thing is asked of.
_IMPLIED = {
    "agency": "agency",
    "event": "meeting",
    "measure": "figure",
    "person": "person",
    "statement-kind": "say",
    "subject": "figure",
    "topic": "topic",
}


@dataclass(frozen=True, slots=True)
class Intent:
    """A saved query and the ways to ask it: each a set of concepts, and kinds of things in capitals.

    Wordings are those of the query's header, `#+ ask: [seize drug, hold ROLE DATE]`, else those of its own questions; a
    thing in one of them (`subject:drugs`) may be said, and changes nothing.
    """

    query: SavedQuery
    wordings: tuple[frozenset[str], ...]
    said: frozenset[str]
    """Every concept of its own questions and of its wordings."""
    things: frozenset[str]
    """Things that its own questions name: to name them says nothing new."""
    given: frozenset[str]
    """Things that its wordings name: they are never the value of a parameter."""


def intents(queries: Iterable[SavedQuery], vocabulary: Vocabulary) -> list[Intent]:
    """Return what *queries* answer."""
    return [_intent(query, vocabulary) for query in queries]


def weights(known: Iterable[Intent]) -> Mapping[str, float]:
    """Weigh each concept by how few queries it is asked of."""
    asked = [intent.said for intent in known]
    counted = Counter(concept for said in asked for concept in said)
    return {concept: log(1 + len(asked) / number) for concept, number in counted.items()}


def concepts(reading: Reading) -> frozenset[str]:
    """Return what a question says, by words and by the kinds of its things."""
    kinds = {mark.kind for mark in reading.marks if mark.kind != WORD}
    implied = {_IMPLIED[kind] for kind in kinds if kind in _IMPLIED}
    return (reading.said - NEUTRAL) | implied | {kind.upper() for kind in kinds}


def told(reading: Reading) -> frozenset[str]:
    """Return what a question says by words, of which a kind of statement is one: «благодарил»."""
    kinds = {mark.kind for mark in reading.marks}
    return reading.said | ({_IMPLIED["statement-kind"]} if "statement-kind" in kinds else frozenset())


def _intent(query: SavedQuery, vocabulary: Vocabulary) -> Intent:
    readings = [read(question, vocabulary) for question in query.question.values()]
    own = [frozenset(found.said - NEUTRAL - {OUTSIDE, EXCEPT}) for found in readings]
    parts = [wording.split() for wording in query.ask]
    more = [frozenset(part for part in wording if ":" not in part) for wording in parts]
    things = {mark.value for found in readings for mark in found.marks if mark.kind != WORD}
    given = frozenset(part for wording in parts for part in wording if ":" in part)
    return Intent(
        query=query,
        wordings=tuple(dict.fromkeys(more or own)),
        said=frozenset().union(*own, *more),
        things=given | things,
        given=given,
    )
