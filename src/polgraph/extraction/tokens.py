"""Split a text into tokens, sentences and lines; positions are code points of the text as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["word", "number", "suffix", "date", "time", "punct"]

MAX_TOKENS = 250
"""A longer sentence is cut: no release has one, and the rules look at pairs of tokens."""
_LETTER = r"[^\W\d_]"
_SOFT = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_TOKEN = re.compile(
    rf"""(?P<date>\d{{1,2}}\.\d{{1,2}}\.(?:19|20)\d\d(?!\d))
       | (?P<time>(?<!\d)\d{{1,2}}:\d\d(?!\d))
       | (?P<number>\d+(?:[.,]\d+)?)
       | (?P<suffix>(?<=[\d%°])[-\u2010\u2011]{_LETTER}+)
       | (?P<word>{_LETTER}(?:{_LETTER}|[{_SOFT}]|[-\u2010\u2011'\u2019](?={_LETTER}))*)
       | (?P<punct>[^\s{_SOFT}])""",
    re.VERBOSE,
)
_LATIN_TWINS = str.maketrans("ABCEHIKMOPTXYabceiopxyhkmt", "АВСЕНІКМОРТХУавсеіорхункмт")
_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2212"
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_LATIN = re.compile("[A-Za-z]")
_LAST_LETTER = re.compile(rf"{_LETTER}\Z")
# What stands before a full stop that does not end a sentence.
ABBREVIATIONS = frozenset(
    (
        "г гг ст п пп ул им обл р рн пр кв д стр тел см св тыс млн млрд трлн руб тг ч мин сек кг км м т жж ж "
        "б мың облысы т.б с о и др проф акад ген полк подполк кап лейт мкр пос"
    ).split()
)
_ENDS = frozenset(".!?\u2026")
_CLOSERS = frozenset("»”\"')]\u201d\u201c")


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or sign; *norm* is its folded form, the same for all spellings that readers take as one."""

    start: int
    end: int
    kind: Kind
    text: str
    norm: str

    @property
    def is_capitalised(self) -> bool:
        """Tell whether it begins with a capital letter."""
        return self.kind == "word" and self.text[0].isupper()


@dataclass(frozen=True, slots=True)
class Sentence:
    """Consecutive tokens of one line, up to a full stop; *line* numbers the lines from 0."""

    tokens: tuple[Token, ...]
    line: int

    @property
    def start(self) -> int:
        """Where the first token begins."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Where the last token ends."""
        return self.tokens[-1].end


def fold(word: str) -> str:
    """Return the form that is matched: small letters, е for ё, no soft hyphens, Cyrillic for Latin twins in it."""
    for sign in _SOFT:
        if sign in word:
            word = word.replace(sign, "")
    if _LATIN.search(word) and _CYRILLIC.search(word):
        word = word.translate(_LATIN_TWINS)
    return word.lower().replace("ё", "е").replace("\u2010", "-").replace("\u2011", "-").replace("\u2019", "'")


def tokenise(text: str) -> list[Token]:
    """Split *text*; every character that is neither white space nor invisible belongs to exactly one token."""
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text):
        kind: Kind = match.lastgroup  # type: ignore[assignment]  # the group names are the kinds
        word = match.group()
        if kind == "word":
            norm = fold(word)
        elif kind == "suffix":
            norm = fold(word[1:])
        elif kind == "punct" and word in _DASHES:
            norm = "-"
        else:
            norm = word
        tokens.append(Token(match.start(), match.end(), kind, word, norm))
    return tokens


def sentences(text: str) -> Iterator[Sentence]:
    """Split *text* into sentences; none goes over the end of a line."""
    tokens = tokenise(text)
    breaks = [match.start() for match in re.finditer(r"\r\n|\r|\n", text)]
    current: list[Token] = []
    line = at = 0
    for position, token in enumerate(tokens):
        while at < len(breaks) and breaks[at] < token.start:
            at += 1
            line += 1
            if current:
                yield Sentence(tuple(current), line - 1)
                current = []
        current.append(token)
        if len(current) >= MAX_TOKENS or _ends_sentence(tokens, position, text):
            yield Sentence(tuple(current), line)
            current = []
    if current:
        yield Sentence(tuple(current), line)


def _ends_sentence(tokens: list[Token], position: int, text: str) -> bool:
    """Tell whether a sentence ends after the token at *position*."""
    token = tokens[position]
    following = tokens[position + 1] if position + 1 < len(tokens) else None
    if following is None:
        return True
    gap = text[token.end : following.start]
    if not gap or not (following.text[0].isupper() or following.text[0].isdigit() or following.norm in '-«"“•'):
        return False
    if token.norm in _ENDS:
        return not (token.norm == "." and _abbreviates(tokens, position, following))
    if token.text in _CLOSERS and position and tokens[position - 1].norm in _ENDS:
        before = tokens[position - 1]
        if before.norm == "." and position > 1 and tokens[position - 2].norm in ABBREVIATIONS:
            return False
        return following.norm not in "-,"
    return False


def _abbreviates(tokens: list[Token], position: int, following: Token) -> bool:
    before = tokens[position - 1] if position else None
    if before is None or before.end != tokens[position].start:
        return False
    if before.kind == "number":  # «1.» opens a numbered item
        return position == 1
    single = len(before.text) == 1 and before.text.isupper() and bool(_LAST_LETTER.match(before.text))
    if single:
        return following.kind == "word"
    if before.kind == "word" and before.norm in ABBREVIATIONS:  # «2025 г. Всего» ends, «ст. 406» and «г. Алматы» do not
        year = position > 1 and tokens[position - 2].kind == "number" and before.norm in {"г", "гг", "ж", "жж"}
        return not (year and following.kind == "word")
    return False
