"""Cut a list of needs («отметил необходимость усиления …, цифровизации … и повышения …») into its members."""

from __future__ import annotations

from polgraph.extraction.speech.grammar import Grammar
from polgraph.extraction.speech.turns import Words

_NOUN = "NOUN"


def listed_needs(words: Words, grammar: Grammar) -> list[Words]:
    """Return the members of a list that one word of need governs; nothing where there is no list."""
    passage = words.passage
    if passage.language != "ru":
        return []
    heads = [t for t in passage.cues("need") if words.first <= t.first <= words.last]
    if not heads or not passage.norm(heads[0].first).startswith(("необходимост", "важност", "потребност")):
        return []
    cuts = [
        position
        for position in range(heads[0].last + 1, words.last)
        if passage.norm(position) in {",", "и"} and _opens_deed(words, grammar, position + 1)
    ]
    if not cuts:
        return []
    firsts = [words.first, *(cut + 1 for cut in cuts)]
    lasts = [*(cut - 1 for cut in cuts), words.last]
    return [Words(passage, first, last) for first, last in zip(firsts, lasts, strict=True) if last > first]


def _opens_deed(words: Words, grammar: Grammar, first: int) -> bool:
    """Tell whether a deed of its own begins: a verbal noun with a noun behind it, or an infinitive."""
    passage = words.passage
    for position in range(first, min(first + 3, words.last + 1)):
        if grammar.is_infinitive(passage, position):
            return True
        part = grammar.part(passage, position)
        if part == _NOUN:
            deed = passage.norm(position).endswith(("ния", "тия", "ции", "ки", "ения", "нию"))
            return deed and position < words.last and passage.norm(position + 1) not in {",", "и"}
    return False
