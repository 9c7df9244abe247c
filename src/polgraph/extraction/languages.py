"""Tell Kazakh from Russian, sentence by sentence: letters, endings and small words."""

from __future__ import annotations

from collections.abc import Sequence

from polgraph.extraction.tokens import Token

MARGIN = 2
"""How far a sentence must lean before it is taken to be in another language than its text."""
_KAZAKH_LETTERS = frozenset("әғқңөұүһі")
_RUSSIAN_LETTERS = frozenset("вфцчщъьэё")
_KAZAKH_WORDS = frozenset(
    (
        "облысы облысында облысының қаласында қаласының ауданында полициясы қылмыс қаза мен пен бен және деп деді "
        "бұл осы сол ал да де та те бір екі болып болды үшін туралы бойынша жылы жыл айында"
    ).split()
)
_RUSSIAN_WORDS = frozenset(
    (
        "и в во на по с со за из к ко от до у о об для при не что как это его их он она они был была было были также"
    ).split()
)


def language_of(tokens: Sequence[Token], otherwise: str, *, margin: int = MARGIN) -> str:
    """Return `kk` or `ru`; *otherwise* where the words do not tell.

    Names in the other language (область Ұлытау) count one word each, so that a sentence keeps its own language.
    """
    kazakh = russian = 0
    for token in tokens:
        if token.kind != "word":
            continue
        if token.norm in _RUSSIAN_WORDS:
            russian += 1
        elif token.norm in _KAZAKH_WORDS:
            kazakh += 1
        letters = set(token.norm)
        weight = 1 if token.is_capitalised else 2
        if letters & _KAZAKH_LETTERS:
            kazakh += weight
        elif letters & _RUSSIAN_LETTERS:
            russian += weight
    if abs(kazakh - russian) <= margin:
        return otherwise
    return "kk" if kazakh > russian else "ru"
