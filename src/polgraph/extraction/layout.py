"""Tell headline, date line, list item, speaker line, question and boilerplate apart, line by line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

LineKind = Literal["headline", "dateline", "paragraph", "list-item", "speaker", "utterance", "boilerplate", "empty"]

MAX_HEADLINE = 170
MAX_DATELINE = 8
MAX_BESIDE_DATE = 50
MAX_CRUMB = 45
_BULLET = re.compile(r"\s*(?:[•·▪●*➡✔✅🔹🔸▫◾➤►]|\d{1,2}[.)](?=\s)|[-–—](?=\s))\s*")
_DASH = re.compile(r"\s*[-–—]\s*")
_DATE = re.compile(
    r"(?:\d{1,2}\.\d{1,2}\.(?:19|20)\d\d|\d{1,2}\s+[^\W\d_]{3,9}\s+(?:19|20)\d\d|(?:19|20)\d\d\s+жыл\w*\s+\d{1,2}\s+\w+)"
)
_CRUMBS = re.compile(r"\s+[/|›»→>·•]\s+")
_ADDRESS = re.compile(r"(?:https?://)?[\w-]+(?:\.[\w-]+)+/?|(?:#\w+\s*)+")
_YEAR_SIGN = re.compile(r"\s(?:г|ж)\.")
_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_END = re.compile(r"[.!?…][»”\"')]*\s*\Z")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text; *start* and *end* are without the line break, *body* is where its words begin."""

    number: int
    start: int
    end: int
    kind: LineKind
    body: int


def lines_of(text: str, boilerplate: Sequence[tuple[str, str]]) -> list[Line]:
    """Classify the lines; *boilerplate* holds (kind, phrase): `line` drops its line, `rest` opens a list of links."""
    raw = list(_split(text))
    kinds: list[LineKind] = [_plain_kind(text[start:end]) for start, end in raw]
    _mark_boilerplate(text, raw, kinds, boilerplate)
    _mark_headline(text, raw, kinds)
    _mark_utterances(text, raw, kinds)
    return [
        Line(number, start, end, kind, start + _body(text[start:end], kind))
        for number, ((start, end), kind) in enumerate(zip(raw, kinds, strict=True))
    ]


def _split(text: str) -> Iterable[tuple[int, int]]:
    start = 0
    for match in re.finditer(r"\r\n|\r|\n", text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def _plain_kind(line: str) -> LineKind:
    if not line.strip():
        return "empty"
    words = _WORD.findall(line)
    date = _DATE.search(line)
    short = date is not None and len(words) <= MAX_DATELINE and len(line) - len(date.group()) < MAX_BESIDE_DATE
    if short and not _SENTENCE_END.search(_YEAR_SIGN.sub("", line)):
        return "dateline"
    if _BULLET.match(line):
        return "list-item"
    if line.rstrip().endswith(":") and 1 < len(words) <= 20 and re.search(r"\s[-–—]\s|,\s", line):
        return "speaker"
    return "paragraph"


def _mark_boilerplate(
    text: str, raw: Sequence[tuple[int, int]], kinds: list[LineKind], boilerplate: Sequence[tuple[str, str]]
) -> None:
    phrases = {kind: [p for k, p in boilerplate if k == kind] for kind in ("line", "rest")}
    related = False
    for position, (start, end) in enumerate(raw):
        line = text[start:end].strip().casefold()
        if kinds[position] == "empty":
            continue
        if any(line.startswith(phrase) for phrase in phrases["rest"]):
            related, kinds[position] = True, "boilerplate"
        elif (
            (any(phrase in line for phrase in phrases["line"]) and len(line) < 160)
            or (related and not (_SENTENCE_END.search(line) and len(line) > 120))
            or _is_menu(text[start:end])
        ):
            kinds[position] = "boilerplate"
        else:
            related = False


def _is_menu(line: str) -> bool:
    """Tell whether a line is a row of short capitalised entries, as menus are."""
    words = line.split()
    crumbs = _CRUMBS.split(line.strip())
    if len(crumbs) > 1 and all(0 < len(crumb) <= MAX_CRUMB for crumb in crumbs) and not _SENTENCE_END.search(line):
        return True
    if _ADDRESS.fullmatch(line.strip()):
        return True
    return (
        3 <= len(words) <= 12
        and all(word[0].isupper() and len(word) > 2 for word in words)
        and not _SENTENCE_END.search(line)
        and not any(sign in line for sign in ",:«»—–")
    )


def _mark_headline(text: str, raw: Sequence[tuple[int, int]], kinds: list[LineKind]) -> None:
    """The first line of words is the headline, if it is short and ends like no sentence, and more follows."""
    content = [position for position, kind in enumerate(kinds) if kind in {"paragraph", "speaker", "list-item"}]
    if len(content) < 2 or kinds[content[0]] == "list-item":
        return
    start, end = raw[content[0]]
    line = text[start:end].rstrip()
    if len(line) > MAX_HEADLINE or line.endswith((".", ";", ":")) or _PORTAL.search(line):
        if _PORTAL.search(line) and len(line) < MAX_HEADLINE:
            kinds[content[0]] = "boilerplate"
            _mark_headline(text, raw, kinds)
        return
    kinds[content[0]] = "headline"
    if len(content) > 2:
        start, end = raw[content[1]]
        second = text[start:end].rstrip()
        if content[1] == content[0] + 1 and len(second) < 120 and second[-1] not in ".;:?!":
            kinds[content[1]] = "headline"


_PORTAL = re.compile(r"(?i)медиа-?портал|информационн\w+ (?:агентств|портал)|ақпараттық (?:портал|агенттік)")


def _mark_utterances(text: str, raw: Sequence[tuple[int, int]], kinds: list[LineKind]) -> None:
    """A line that a dash opens is speech where its words begin like a sentence, and else an item of a list."""
    for position, kind in enumerate(kinds):
        if kind != "list-item":
            continue
        start, end = raw[position]
        line = text[start:end]
        dash = _DASH.match(line)
        if not dash:
            continue
        rest = line[dash.end() :].strip()
        speech = bool(rest) and rest[0].isupper() and bool(_SENTENCE_END.search(rest))
        neighbours = [kinds[p] for p in (position - 1, position + 1) if 0 <= p < len(kinds)]
        if (speech and ("list-item" not in neighbours or _after_speaker(kinds, position) or "?" in rest)) or (
            rest[:1].isupper() and rest.endswith((":", "?"))
        ):
            kinds[position] = "utterance"


def _after_speaker(kinds: Sequence[LineKind], position: int) -> bool:
    before = position - 1
    while before >= 0 and kinds[before] in {"empty", "list-item", "utterance"}:
        before -= 1
    return before >= 0 and kinds[before] == "speaker"


def _body(line: str, kind: LineKind) -> int:
    if kind in {"list-item", "utterance"} and (bullet := _BULLET.match(line) or _DASH.match(line)):
        return bullet.end()
    return len(line) - len(line.lstrip())
