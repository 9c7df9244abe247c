"""A release as the rules see it: lines, sentences and the atoms found in each (terms, quantities, times)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from polgraph.extraction.languages import language_of
from polgraph.extraction.layout import Line, LineKind, lines_of
from polgraph.extraction.periods import PeriodFinder, TimeExpression
from polgraph.extraction.quantities import Quantity, QuantityFinder
from polgraph.extraction.terms import Term, TermMatcher
from polgraph.extraction.tokens import Token, sentences
from polgraph.facts import Span

HEADERS = 3
"""Lines at the top of a page that may name its publisher."""
OPENING, CLOSING = '«“„"', '»”"'


@dataclass(frozen=True)
class Passage:
    """One sentence with its atoms; all positions in the atoms are token indexes of the passage."""

    number: int
    line: Line
    language: str
    tokens: tuple[Token, ...]
    terms: tuple[Term, ...]
    quantities: tuple[Quantity, ...]
    times: tuple[TimeExpression, ...]
    lemmas: Callable[[str], frozenset[str]]

    @property
    def kind(self) -> LineKind:
        """The kind of its line."""
        return self.line.kind

    def of(self, *schemes: str) -> list[Term]:
        """Return the terms of some schemes, in order."""
        return [term for term in self.terms if term.scheme in schemes]

    def cues(self, kind: str) -> list[Term]:
        """Return the cue words of a kind (see cues.tsv), in order."""
        return [term for term in self.terms if term.scheme == "cue" and term.id == kind]

    def span(self, first: int, last: int) -> Span:
        """Return the stretch of text from token *first* to token *last*, both included."""
        return Span(self.tokens[first].start, self.tokens[last].end)

    @property
    def whole(self) -> Span:
        """The whole sentence."""
        return self.span(0, len(self.tokens) - 1)

    @cached_property
    def words(self) -> frozenset[str]:
        """The folded words of the sentence."""
        return frozenset(token.norm for token in self.tokens if token.kind in {"word", "suffix"})

    @cached_property
    def quoted(self) -> tuple[tuple[int, int], ...]:
        """The stretches between quotation marks, without the marks."""
        found, opened = [], None
        for position, token in enumerate(self.tokens):
            if opened is None and token.text in OPENING:
                opened = position
            elif opened is not None and token.text in CLOSING:
                if position > opened + 1:
                    found.append((opened + 1, position - 1))
                opened = None
        if opened is not None and opened + 1 < len(self.tokens):
            found.append((opened + 1, len(self.tokens) - 1))
        return tuple(found)

    def norm(self, position: int) -> str:
        """Return the folded token at *position*, empty outside the sentence."""
        return self.tokens[position].norm if 0 <= position < len(self.tokens) else ""


@dataclass(frozen=True)
class Document:
    """A text, its lines, and the passages of what is not boilerplate."""

    text: str
    language: str
    lines: tuple[Line, ...]
    passages: tuple[Passage, ...]
    headers: tuple[Passage, ...] = ()
    """What stands over the text on its page («ДП … области / Новости»)."""

    @property
    def headlines(self) -> list[Passage]:
        """The passages of the headline."""
        return [passage for passage in self.passages if passage.kind == "headline"]

    @property
    def body(self) -> list[Passage]:
        """The passages below the headline, without date lines."""
        return [passage for passage in self.passages if passage.kind not in {"headline", "dateline"}]


@dataclass(frozen=True)
class Finders:
    """What finds the atoms of a sentence."""

    terms: TermMatcher
    quantities: QuantityFinder
    periods: PeriodFinder
    lemmas: Mapping[str, Callable[[str], frozenset[str]]]
    boilerplate: Sequence[tuple[str, str]]


def read_document(text: str, finders: Finders) -> Document:
    """Split a text and find the atoms of each sentence."""
    lines = lines_of(text, finders.boilerplate)
    everything = list(sentences(text))
    kept = [sentence for sentence in everything if lines[sentence.line].kind != "boilerplate"]
    main = language_of([token for sentence in kept for token in sentence.tokens], "ru", margin=0)
    passages: list[Passage] = []
    for sentence in kept:
        line = lines[sentence.line]
        tokens = tuple(token for token in sentence.tokens if token.start >= line.body)
        if tokens:
            passages.append(_passage(len(passages), line, tokens, main, finders))
    over = [s for s in everything if lines[s.line].kind == "boilerplate" and s.line < HEADERS]
    headers = tuple(_passage(-1, lines[s.line], s.tokens, main, finders) for s in over)
    return Document(text, main, tuple(lines), tuple(passages), headers)


def _passage(number: int, line: Line, tokens: tuple[Token, ...], main: str, finders: Finders) -> Passage:
    language = language_of(tokens, main)
    languages = [language, *(other for other in finders.lemmas if other != language)]
    terms = finders.terms.match(tokens, languages[:1])
    seen = {(term.scheme, term.id, term.first) for term in terms}
    foreign = finders.terms.match(tokens, languages[1:])
    terms += [t for t in foreign if t.scheme == "place" and (t.scheme, t.id, t.first) not in seen]
    return Passage(
        number=number,
        line=line,
        language=language,
        tokens=tokens,
        terms=tuple(
            sorted(_unnested_places(terms, tokens), key=lambda term: (term.first, term.last, term.scheme, term.id))
        ),
        quantities=tuple(finders.quantities.find(tokens, language)),
        times=tuple(finders.periods.find(tokens, language)),
        lemmas=finders.lemmas[language],
    )


def _unnested_places(terms: Iterable[Term], tokens: Sequence[Token]) -> Iterable[Term]:
    """Drop places without a capital, and the shorter of two overlapping ones that the tries of two languages found."""
    terms = [
        term
        for term in terms
        if term.scheme != "place" or tokens[term.first].text[0].isupper() or term.last > term.first
    ]
    places = [term for term in terms if term.scheme == "place"]
    for term in terms:
        inside = any(
            other is not term
            and other.first <= term.first
            and term.last <= other.last
            and other.last - other.first > term.last - term.first
            for other in places
        )
        if term.scheme != "place" or not inside:
            yield term
