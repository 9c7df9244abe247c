"""Split a page into tags and runs of text, and write it anew so that any page is parsed in linear time.

The markup that comes out holds the number of each run instead of its words, so every word keeps its place in the
source whatever the parser does. Formatting tags get the names of unknown ones and tags deeper than *MAX_DEPTH* are left
out: what they cost a parser grows with the square of their number, and no word hangs on them.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import dataclass
from itertools import islice

from polgraph.errors import SourceError
from polgraph.facts import Span

OPEN, CLOSE = "\ue000", "\ue001"
MAX_DEPTH = 256
MAX_TAGS = 100_000
MAX_GAPS = 1_000_000
RENAMED = "x-"
_MAX_ATTRIBUTES = 32
_MAX_VALUE = 2048
_MARKUP = re.compile(r"<[A-Za-z/!?]")
_TAG = re.compile(r"<(/?)([A-Za-z][^\s/>]*+)((?:=(?:\s*+(?:\"[^\"]*+\"|'[^']*+'))?+|[^>=]++)*+)>")
_ATTRIBUTE = re.compile(r"([^\s/>=][^\s/>=]*+)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>]++)))?+")
_GAP = re.compile(r"[ \t\n\r\f]{2,}+|[\t\n\r\f&\0]")
_COMMENT_END = re.compile(r"--!?>")
_SPACES = " \t\n\r\f\0"
_FORMATTING = frozenset(["b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"])
_UNRULY = frozenset(["applet", "frame", "frameset", "image", "marquee", "math", "object", "plaintext", "svg"])
_RAW = frozenset(
    [
        "iframe",
        "math",
        "noembed",
        "noframes",
        "noscript",
        "script",
        "select",
        "style",
        "svg",
        "template",
        "textarea",
        "title",
        "xmp",
    ]
)
_TO_THE_END = frozenset({"script", "style"})
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
_IMPLIED = frozenset(
    ["body", "caption", "colgroup", "dd", "dt", "head", "html", "li", "p", "tbody", "td", "tfoot", "th", "thead", "tr"]
)
_INLINE = frozenset({"a", "abbr", "cite", "label", "q", "span", "sub", "sup", "time"})


@dataclass(frozen=True, slots=True)
class Scan:
    """A page as its markup with numbered runs, the places of the runs, and what was taken out."""

    markup: str
    runs: tuple[Span, ...]
    json_ld: tuple[str, ...]
    title: str | None


def scan(source: str, where: str) -> Scan:
    """Scan a decoded page; SourceError if it has more pieces than a page has."""
    if next(islice(_GAP.finditer(source), MAX_GAPS, None), None):
        raise SourceError(f"{where}: more than {MAX_GAPS} gaps and references; expected a page of a bearable size")
    scanner = _Scanner(source, where)
    scanner.run()
    return Scan("".join(scanner.out), tuple(scanner.runs), tuple(scanner.json_ld), scanner.title)


class _Scanner:
    def __init__(self, source: str, where: str) -> None:
        self.source, self.where = source, where
        self.out: list[str] = ["<!DOCTYPE html>"]
        self.runs: list[Span] = []
        self.json_ld: list[str] = []
        self.title: str | None = None
        self._tags = 0
        self._open: list[str] = []
        self._dropped: Counter[str] = Counter()
        self._endless: set[str] = set()

    def run(self) -> None:
        """Go through the source once."""
        source, at, start = self.source, 0, 0
        while found := _MARKUP.search(source, at):
            at = found.start()
            self._text(start, at)
            start = at = self._markup(at)
        self._text(start, len(source))

    def _text(self, start: int, end: int) -> None:
        """Take a text, line by line where its lines count."""
        while "pre" in self._open and (line := self.source.find("\n", start, end)) >= 0:
            self._add(start, line)
            self._count()
            self.out.append("<br>")
            start = line + 1
        self._add(start, end)

    def _add(self, start: int, end: int) -> None:
        if start >= end:
            return
        if self.source[start:end].strip(_SPACES):
            self.out.append(f"{OPEN}{len(self.runs)}{CLOSE}")
            self.runs.append(Span(start, end))
        else:
            self.out.append(" ")

    def _count(self) -> None:
        self._tags += 1
        if self._tags > MAX_TAGS:
            raise SourceError(f"{self.where}: more than {MAX_TAGS} tags; expected a page of a bearable size")

    def _markup(self, at: int) -> int:
        """Take what begins at *at* and return where it ends."""
        source = self.source
        if source.startswith("<!--", at):
            found = _COMMENT_END.search(source, at + 2)
            return found.end() if found else len(source)
        tag = _TAG.match(source, at)
        if tag is None:
            end = source.find(">", at)
            return end + 1 if end >= 0 else len(source)
        self._count()
        name = tag[2][:64].lower()
        if tag[1]:
            self._close(name)
            return tag.end()
        return self._raw(name, tag[3], tag.end()) if name in _RAW else self._start(name, tag[3], tag.end())

    def _start(self, name: str, attributes: str, end: int) -> int:
        name = _renamed(name)
        if name == "a" and "a" in self._open:
            self._close("a")
        if name not in _VOID and name not in _IMPLIED:
            if len(self._open) >= MAX_DEPTH:
                self._dropped[name] += 1
                return end
            self._open.append(name)
        self.out.append(f"<{name}{_written(attributes)}>")
        return end

    def _close(self, name: str) -> None:
        name = _renamed(name)
        if name in _IMPLIED:
            self.out.append(f"</{name}>")
        elif self._dropped[name]:
            self._dropped[name] -= 1
        elif (depth := self._closes(name)) is not None:
            while len(self._open) > depth:
                self.out.append(f"</{self._open.pop()}>")

    def _closes(self, name: str) -> int | None:
        """Return how deep the element stands that an end tag closes; none if it closes none."""
        inline = name in _INLINE or name.startswith(RENAMED)
        for depth in range(len(self._open) - 1, -1, -1):
            other = self._open[depth]
            if other == name:
                return depth
            if other == "table" or (inline and other not in _INLINE and not other.startswith(RENAMED)):
                return None
        return None

    def _raw(self, name: str, attributes: str, end: int) -> int:
        """Pass over an element whose content is no text of the page."""
        if name in {"svg", "math"} and attributes.rstrip().endswith("/"):
            return end
        found = (
            None
            if name in self._endless
            else re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(self.source, end)
        )
        if found is None:
            self._endless.add(name)
            return len(self.source) if name in _TO_THE_END else end
        if name == "script" and "ld+json" in attributes[:_MAX_VALUE].lower():
            self.json_ld.append(self.source[end : found.start()])
        if name == "title" and self.title is None:
            self.title = html_text(self.source[end : found.start()])
        closing = self.source.find(">", found.start())
        return closing + 1 if closing >= 0 else len(self.source)


def html_text(raw: str) -> str:
    """Return *raw* with character references decoded and white space collapsed."""
    return " ".join(decode_references(raw).replace("\0", "").split())


REFERENCE = re.compile(
    r"&(?:#[0-9]{1,9}(?![0-9]);?|#[xX][0-9a-fA-F]{1,8}(?![0-9a-fA-F]);?|[A-Za-z][A-Za-z0-9]{0,32};?)"
)


def decode_references(raw: str) -> str:
    """Return *raw* with character references decoded; numbers too long for one stay as they are."""
    return REFERENCE.sub(lambda found: html.unescape(found[0]), raw)


def _renamed(name: str) -> str:
    return RENAMED + name if name in _FORMATTING or name in _UNRULY else name


def _written(attributes: str) -> str:
    """Write the first attributes anew, each once, values no longer than any that matters."""
    if not attributes or attributes.isspace():
        return ""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(attributes):
        value = match[2] or match[3] or match[4] or ""
        found.setdefault(match[1].lower(), value)
        if len(found) >= _MAX_ATTRIBUTES:
            break
    return "".join(f' {name}="{_quoted(value)}"' for name, value in found.items())


def _quoted(value: str) -> str:
    return value[:_MAX_VALUE].replace('"', "&quot;")
