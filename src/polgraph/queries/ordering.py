"""The ORDER BY of a query, turned round: rows that it does not tell apart come in one order both times."""

from __future__ import annotations

from itertools import pairwise

from polgraph.engine.lexemes import LEXEMES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


def turned_round(text: str) -> str | None:
    """Return the query with each key of its last ORDER BY in the other direction; None if it has no ORDER BY."""
    lexemes = [lexeme for lexeme in LEXEMES.finditer(text) if not lexeme[0].startswith("#")]
    pairs = pairwise(lexemes)
    starts = [after.end() for word, after in pairs if (word[0].upper(), after[0].upper()) == ("ORDER", "BY")]
    if not starts:
        return None
    keys = [*_keys(text, starts[-1])]
    turned = " ".join(_turned(text[start:end]) for start, end in keys)
    return f"{text[: starts[-1]]} {turned} {text[keys[-1][1] if keys else starts[-1] :]}"


def _keys(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield where each key starts and ends: a variable, or a word or nothing with brackets after it."""
    depth, began = 0, -1
    for lexeme in LEXEMES.finditer(text, start):
        sign, word = lexeme["sign"] or "", (lexeme["word"] or "").upper()
        if depth == 0 and (word in ("LIMIT", "OFFSET", "VALUES") or sign == "}"):
            return
        began = lexeme.start() if began < 0 and not lexeme[0].startswith("#") else began
        depth += (sign == "(") - (sign == ")")
        if depth == 0 and (sign == ")" or lexeme["variable"]):
            yield began, lexeme.end()
            began = -1


def _turned(key: str) -> str:
    word, bracket, inner = key.partition("(")
    if bracket and word.strip().upper() in ("ASC", "DESC"):
        return f"{'ASC' if word.strip().upper() == 'DESC' else 'DESC'}({inner}"
    return f"DESC({key})"
