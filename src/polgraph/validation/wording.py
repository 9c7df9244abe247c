"""Whether the words kept as evidence show the number that a figure states: what shapes cannot ask.

Only words with digits are judged, and only against numbers that they could mean (separators, "тыс.", "млн", tonnes and
kilograms, sums of such parts); a number told in letters is left to people.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from polgraph.engine import Literal, NamedNode, Quad
from polgraph.namespaces import NIF, NUMBERS, PG, XSD
from polgraph.shacl import Messages, Result
from polgraph.validation.own import own_result

_DIGITS = re.compile(r"\d+(?:[\s.]\d{3})*(?:,\s?\d+|\.\d+)?|\d+")
_SCALES = (
    (re.compile(r"\W*(?:тыс|мың)", re.I), 1e3),
    (re.compile(r"\W*(?:млн|миллион)", re.I), 1e6),
    (re.compile(r"\W*(?:млрд|миллиард)", re.I), 1e9),
    (re.compile(r"\W*(?:тонн|т\b)", re.I), 1e3),
    (re.compile(r"\W*(?:грам|г\b)", re.I), 1e-3),
)
_IN_LETTERS = re.compile(
    r"\b(?:полтор|дв[аеоу]|тр[иоёе]|четв|пят|шест|сем|восем|девят|десят|сто\b|сорок|вдвое|втрое|треть|половин|екі|бір|үш|төрт|бес|алты|жеті|"
    r"сегіз|тоғыз|он\b|жиырма|отыз|қырық|елу|алпыс|жетпіс|сексен|тоқсан|жүз|жарым|жарты|оди?н|все|бәрі|каждый|әр)",
    re.I,
)
MESSAGE = Messages(
    en="The words kept as evidence do not show this number: correct the number or the span.",
    ru="Слова, сохранённые как подтверждение, не содержат этого числа: исправьте число или место в тексте.",
    kk="Дәлел ретінде сақталған сөздерде бұл сан жоқ: санды немесе мәтіндегі орнын түзетіңіз.",
)


def results(data: list[Quad]) -> Iterator[Result]:
    """Yield a violation for each number of *data* that its words contradict."""
    words: dict[object, str] = {
        q.subject: q.object.value for q in data if q.predicate.value == NIF.anchorOf and isinstance(q.object, Literal)
    }
    evidence: dict[object, list[str]] = {}
    for quad in data:
        if quad.predicate.value == PG.evidence and quad.object in words:
            evidence.setdefault(quad.subject, []).append(words[quad.object])
    for quad in data:
        if quad.predicate.value not in NUMBERS or quad.subject not in evidence or not isinstance(quad.object, Literal):
            continue
        number = _number(quad.object)
        if number is None or not isinstance(quad.subject, NamedNode) or may_show(evidence[quad.subject], number):
            continue
        yield own_result(quad.subject, quad.predicate.value, quad.object, "Figure-number-in-words", MESSAGE)


def may_show(texts: Iterable[str], number: float) -> bool:
    """Tell whether one of *texts* may state *number*; true where there is nothing to judge by."""
    judged = [text for text in texts if re.search(r"\d", text)]
    if not judged or any(_IN_LETTERS.search(text) for text in judged):
        return True
    return any(abs(abs(number) - shown) < 1e-9 * max(1, shown) for text in judged for shown in shown_in(text))


def shown_in(text: str) -> set[float]:
    """Return the numbers that the digits of *text* may mean, alone, scaled, or as a sum of neighbours."""
    parts = []
    for match in _DIGITS.finditer(text):
        plain = re.sub(r"\s", "", match[0])
        readings = {float(re.sub(r"[.,]", "", plain))}
        if re.fullmatch(r"\d+(?:[.,]\d+)?", plain):
            readings.add(float(plain.replace(",", ".")))
        scales = [scale for pattern, scale in _SCALES if pattern.match(text, match.end())]
        parts.append(readings | {reading * scale for reading in readings for scale in scales})
    found = {value for part in parts for value in part}
    found |= {float(digits) for digits in re.findall(r"\d+", text)}
    sums = {a + b for first, second in pairwise(parts) for a in first for b in second}
    return found | sums


def _number(value: Literal) -> float | None:
    if value.datatype.value not in (XSD.integer, XSD.decimal):
        return None
    try:
        return float(value.value)
    except ValueError:
        return None
