"""What a query from outside may not hold, told before any parser of it: reliability has its reasons and figures.

A parser of SPARQL descends a level for each bracket and may die of too many; a planner may think for minutes over
hundreds of patterns. The limits are a fifth to a tenth of what was seen to fail.
"""

from __future__ import annotations

from polgraph.engine.lexemes import LEXEMES, REMOTE, remembered, remote_words
from polgraph.errors import FarQueryError, QueryError

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

BYTES = 256 * 1024
DEPTH, PATTERNS, BRANCHES, STEPS, OPERATORS, IRI = 200, 200, 100, 100, 1000, 2048

_FAR = ("SERVICE", "LOAD")
_OPEN, _CLOSE = "{([", "})]"


def refuse_remote(text: str) -> None:
    """Refuse a query that would reach out of the dataset: FarQueryError on SERVICE, LOAD and FROM."""
    _refuse(text, REMOTE)


def refuse_far(text: str) -> None:
    """Refuse a query or an update that would send requests: FarQueryError on SERVICE and LOAD."""
    _refuse(text, _FAR)


def _refuse(text: str, refused: tuple[str, ...]) -> None:
    for word in remote_words(text):
        if word in refused:
            raise FarQueryError(f"the query uses {word}; expected one that reads only the dataset at hand")


def refuse_unbearable(text: str) -> None:
    """Refuse a query that could kill or block what reads it: QueryError naming the limit."""
    size = len(text.encode("utf-8", "surrogatepass"))
    if size > BYTES:
        raise QueryError(f"the query has {size} bytes; expected at most {BYTES}")
    refuse_tangled(text)


def refuse_tangled(text: str) -> None:
    """Refuse an update, which may be as long as its data, for all but its length: QueryError naming the limit."""
    for what, found, limit in _measured(text):
        if found > limit:
            raise QueryError(f"the query has {found} {what}; expected at most {limit}")


@remembered
def _measured(text: str) -> list[tuple[str, int, int]]:
    """Return what is counted, how much of it there is, and how much may be."""
    depth = deepest = patterns = branches = operators = run = steps = longest = 0
    inside = ""  # the brackets that are open
    for lexeme in _without_data(text):
        sign, word = lexeme["sign"] or "", (lexeme["word"] or "").upper()
        branches += word in ("OPTIONAL", "UNION", "MINUS", "EXISTS")
        longest = max(longest, _letters_of_iri(lexeme["opaque"] or ""))
        if not sign:
            continue
        if sign in _OPEN:
            inside += sign
            depth += 1
            deepest = max(deepest, depth)
        elif sign in _CLOSE:
            inside, depth = inside[:-1], depth - 1
        elif sign in (".", ";") or (sign == "," and not inside.endswith("(")):
            patterns += 1
            run = 0
        elif sign != ",":
            operators += 1
            run += sign in ("/", "|", "^")
            steps = max(steps, run)
    return [
        ("levels of brackets", deepest, DEPTH),
        ("triple patterns", patterns, PATTERNS),
        ("branches (OPTIONAL, UNION, MINUS, EXISTS)", branches, BRANCHES),
        ("steps in one path", steps, STEPS),
        ("operators", operators, OPERATORS),
        ("characters in one IRI", longest, IRI),
    ]


def _letters_of_iri(opaque: str) -> int:
    """Count the letters of an IRI, or of what looks like one: `1<((((2))))&&3>` hides brackets."""
    return len(opaque) if opaque.startswith("<") else 0


def _without_data(text: str) -> Iterator[re.Match[str]]:
    """Yield the lexemes of *text*; of the triples in INSERT DATA and DELETE DATA only brackets: none is a pattern."""
    announced, inside = False, 0
    for lexeme in LEXEMES.finditer(text):
        sign = lexeme["sign"] or " "
        if announced or inside:
            inside += (sign in _OPEN) - (sign in _CLOSE)
        if not inside or sign in _OPEN + _CLOSE:
            yield lexeme
        if not (lexeme["opaque"] or "").startswith("#"):
            announced = (lexeme["word"] or "").upper() == "DATA"
