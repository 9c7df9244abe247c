"""Find the words of the vocabularies in a sentence: one trie over dictionary forms for all concept schemes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from polgraph.extraction.morphology import Morphology
from polgraph.extraction.tokens import Token, tokenise

Entry = tuple[str, str, str, str]
"""Scheme, id, language and label."""


NOUNS = frozenset(
    {
        "subject",
        "place",
        "agency",
        "setting",
        "rank",
        "cause",
        "figure-noun",
        "village",
        "place-adjective",
        "short-place",
    }
)
"""Schemes whose labels are nouns."""
NOMINAL = "="
"""Marks a form that only the endings of nouns were taken from."""


@dataclass(frozen=True, slots=True)
class Term:
    """A concept, or another entry of the lexicon, that tokens *first* to *last* (inclusive) name."""

    scheme: str
    id: str
    first: int
    last: int


@dataclass(slots=True)
class _Node:
    following: dict[str, _Node] = field(default_factory=dict)
    found: set[tuple[str, str]] = field(default_factory=set)


class TermMatcher:
    """Matches labels in any inflected form; built once from the entries of a lexicon."""

    def __init__(self, entries: Iterable[Entry], morphologies: Mapping[str, Morphology]) -> None:
        self._morphologies = morphologies
        self._roots: dict[str, _Node] = {language: _Node() for language in morphologies}
        self._words: dict[str, set[str]] = defaultdict(set)
        self._abbreviations: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for scheme, identifier, language, label in entries:
            self._add(language, label, (scheme, identifier))

    def label_words(self, language: str) -> frozenset[str]:
        """Return the folded words of all labels in a language."""
        return frozenset(self._words[language])

    def _add(self, language: str, label: str, what: tuple[str, str]) -> None:
        if is_abbreviation(label):
            self._abbreviations[label].add(what)
            return
        nodes = [self._roots[language]]
        for token in tokenise(label):
            forms = self._label_forms(token, language, what[0])
            nodes = [node.following.setdefault(form, _Node()) for node in nodes for form in forms]
        for node in nodes:
            node.found.add(what)

    def _label_forms(self, token: Token, language: str, scheme: str) -> Iterable[str]:
        """Return the forms under which a word of a label is filed; names of things take no verb endings in Kazakh."""
        if token.kind != "word":
            return (token.norm,)
        self._words[language].add(token.norm)
        if language == "kk":
            mark = NOMINAL if scheme in NOUNS else ""
            return [mark + form for form in _kazakh_label_forms(token.norm)]
        return self._morphologies[language].base(token.norm)

    def match(self, tokens: Sequence[Token], languages: Sequence[str]) -> list[Term]:
        """Return the terms of a sentence, of each scheme the longest, none inside another of its scheme."""
        found: list[Term] = []
        for language in languages:
            lemmas = [self._text_forms(token, language) for token in tokens]
            for first in range(len(tokens)):
                found.extend(self._from(lemmas, first, self._roots[language]))
        for position, token in enumerate(tokens):
            if token.kind == "word":
                for scheme, identifier in self._abbreviations.get(token.text.split("-")[0], ()):
                    found.append(Term(scheme, identifier, position, position))
        return _longest(found)

    def _text_forms(self, token: Token, language: str) -> frozenset[str]:
        if token.kind not in {"word", "suffix"}:
            return frozenset((token.norm,))
        forms = self._morphologies[language].lemmas(token.norm)
        if language == "kk":
            nominal = self._morphologies[language].nominal(token.norm)
            return forms | {NOMINAL + form for form in nominal}
        return forms

    def _from(self, lemmas: Sequence[frozenset[str]], first: int, root: _Node) -> Iterable[Term]:
        nodes, position = [root], first
        while nodes and position < len(lemmas):
            if position > first and lemmas[position] == _COMMA:  # «правонарушений, связанных с …»
                position += 1
                continue
            nodes = [node.following[form] for node in nodes for form in lemmas[position] if form in node.following]
            for node in nodes:
                for scheme, identifier in node.found:
                    yield Term(scheme, identifier, first, position)
            position += 1


_COMMA = frozenset({","})


def is_abbreviation(label: str) -> bool:
    """Tell whether a label is matched to the letter: at least two capitals and nothing else."""
    return 1 < len(label) <= 5 and label.isupper() and label.isalpha()


_VOICED = {"ғ": "қ", "г": "к", "б": "п"}


def _kazakh_label_forms(word: str) -> Iterable[str]:
    """A label's word as it is and without the possessive ending that its head carries."""
    yield word
    for ending in ("сы", "сі", "ы", "і"):
        if word.endswith(ending) and len(word) - len(ending) > 2:
            stem = word[: -len(ending)]
            yield stem[:-1] + _VOICED[stem[-1]] if stem[-1] in _VOICED else stem
            return


def _longest(terms: Iterable[Term]) -> list[Term]:
    """Of overlapping terms of one scheme keep the longest, of equal ones the first; several ids of one stretch stay."""
    kept: list[Term] = []
    taken: dict[tuple[str, int], tuple[int, int]] = {}
    ordered = sorted(set(terms), key=lambda term: (term.first - term.last, term.first, term.scheme, term.id))
    for term in ordered:
        stretch, inside = (term.first, term.last), range(term.first, term.last + 1)
        if all(taken.get((term.scheme, position), stretch) == stretch for position in inside):
            kept.append(term)
            taken.update({(term.scheme, position): stretch for position in inside})
    return sorted(kept, key=lambda term: (term.first, term.last, term.scheme, term.id))
