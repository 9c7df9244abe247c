"""Decide what kind of statement, instruction or action words are, by their cues."""

from __future__ import annotations

import re
from collections.abc import Iterable

from polgraph.extraction.document import Passage
from polgraph.extraction.speech.grammar import Grammar
from polgraph.extraction.speech.turns import Words

BY_VERB: dict[str, str | None] = {
    "ask": "need",
    "criticise": "criticism",
    "deny": "report",
    "explain": "finding",
    "opinion-negative": "assessment",
    "opinion-positive": "assessment",
    "praise": "praise",
    "promise": "promise",
    "thank": "thanks",
    "warn": "warning",
    "wish": None,
}
STANCES = {
    "criticise": "negative",
    "opinion-negative": "negative",
    "opinion-positive": "positive",
    "praise": "positive",
    "thank": "positive",
    "wish": "positive",
}
# The first kind of cue in this order decides.
_BY_CONTENT = (
    ("thank-word", "thanks"),
    ("praise-word", "praise"),
    ("ban", "warning"),
    ("need", "need"),
    ("plan", "plan"),
    ("cause", "finding"),
    ("judge", "assessment"),
    ("assess-negative", "assessment"),
    ("assess-positive", "assessment"),
)


def kinds_in(words: Iterable[Words]) -> set[str]:
    """Return the kinds of cues in some words."""
    return {
        term.id
        for part in words
        for term in part.passage.of("cue")
        if part.first <= term.first and term.last <= part.last
    }


def has_figures(part: Words) -> bool:
    """Tell whether words state a number that counts something."""
    return any(part.first <= q.first and q.last <= part.last for q in part.passage.quantities)


def statement_kind(words: list[Words], verb: str | None, *, opinion: bool = False, future: bool = False) -> str | None:
    """Return the kind of a statement.

    *verb* is the kind of its reporting verb, *opinion* tells of «по мнению», *future* of a main verb in the future.
    """
    if verb in BY_VERB:
        return BY_VERB[verb]
    return _kind_of_content(words, verb, future) or ("assessment" if opinion or verb == "opine" else "report")


def _kind_of_content(words: list[Words], verb: str | None, future: bool) -> str | None:
    """Return the kind that the cues among the words tell."""
    cues = kinds_in(words)
    if "need" in cues and "residents" in cues and any(_negated(part) for part in words):
        return "warning"
    if verb == "name":
        return "criticism" if "assess-negative" in cues else "finding" if "cause" in cues else "assessment"
    figures = any(has_figures(part) for part in words)
    for cue, kind in _BY_CONTENT:
        if cue in cues and not (figures and kind == "assessment" and "assess-negative" not in cues):
            return kind
    if future:
        return "plan"
    return "need" if any(_wishes(part) for part in words) else None


_KAZAKH_NEGATION = re.compile(r"(?:[мбп][ае])(?:у[ыі]?|ңыз|ңіз|с[ыі]н|ймыз|йміз)?\Z")
_KAZAKH_WISH = re.compile(r"[сc][ыі]н\Z|[аей]й[ыі]к\Z|[ае]йік\Z|ң[ыі]з(?:дар|дер)?\Z")


def _negated(part: Words) -> bool:
    norms = [part.passage.norm(p) for p in range(part.first, part.last + 1)]
    if part.passage.language == "kk":
        return any(len(norm) > 5 and _KAZAKH_NEGATION.search(norm) for norm in norms)
    return bool({"не", "ни", "никогда"} & set(norms))


def _wishes(part: Words) -> bool:
    """Tell whether a Kazakh sentence ends in «let him …», or a Russian one begins with «пусть»."""
    if part.passage.language == "kk":
        last = part.last
        while last > part.first and part.passage.tokens[last].kind != "word":
            last -= 1
        return bool(_KAZAKH_WISH.search(part.passage.norm(last)))
    return part.passage.norm(part.first) in {"пусть", "давайте"}


def stance(verb: str | None, words: list[Words], kind: str | None) -> str | None:
    """Return how the speaker stands to the matter, where the words tell."""
    if verb in STANCES:
        return STANCES[verb]
    cues = kinds_in(words)
    if kind == "criticism":
        return "negative"
    if kind == "assessment":
        if "assess-negative" in cues:
            return "negative"
        return "positive" if "assess-positive" in cues else None
    return None


def instruction_kind(passage: Passage, grammar: Grammar, infinitive: int | None, verb: str) -> str:
    """Return requirement for a rule to be kept (an imperfective infinitive, «требовать»), else task."""
    asked = verb == "order-light" and any(
        passage.norm(t.first).startswith(("требован", "талап")) for t in passage.cues("order-noun")
    )
    if verb == "require" or asked:
        return "requirement"
    if infinitive is None:
        return "task"
    nearby = [t for t in passage.of("cue") if t.id == "keep-rule" and abs(t.first - infinitive) <= 1]
    negated = passage.norm(infinitive - 1) == "не"
    lasting = grammar.has(passage, infinitive, "INFN", "impf") and not grammar.has(passage, infinitive, "INFN", "perf")
    starting = verb == "order-light" or passage.norm(infinitive) in {"продолжать", "усиливать"}
    return "requirement" if nearby or (lasting and not negated and not starting) else "task"
