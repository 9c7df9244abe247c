"""What the check of data found, in plain words: each finding with what it is about and the words that state that."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from polgraph.pipeline.serving.checking import told
from polgraph.reports.model import Manner
from polgraph.reports.wording import word
from polgraph.reports.words import spans
from polgraph.web.pages.model import Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from polgraph.engine import Quad
    from polgraph.pipeline.serving.origin import Origin
    from polgraph.reports.model import Finding

MOST = 100
_PLACE = re.compile(r"#char=(\d+),(\d+)\Z")


@dataclass(frozen=True, slots=True)
class About:
    """What the page shows beside a verdict: the facts by their IRIs, and the text, if it is here."""

    facts: Mapping[str, Value] = field(default_factory=dict)
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the text, and where they are in it."""

    text: str
    fragment: str


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding."""

    severity: str
    title: str
    """How bad it is, in words."""
    message: str
    hint: str
    about: Value
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of a check."""

    text: str
    is_good: bool
    checked: int
    remarks: tuple[Remark, ...]
    omitted: int


def verdict(quads: list[Quad], origin: Origin, language: str, about: About | None = None) -> Verdict:
    """Check *quads*, as the API does; *about* is what the page itself tells of them."""
    found = told(quads, Manner(language, MOST, texts=origin.texts))
    known = about or About()
    remarks = tuple(_remark(one, quads, known, language) for one in found.findings)
    return Verdict(word(found.verdict(), language), found.passes, found.report.checked, remarks, found.omitted)


def _remark(one: Finding, quads: Sequence[Quad], known: About, language: str) -> Remark:
    severity = one.result.severity
    title = word(severity, language) if severity in ("violation", "warning", "info") else one.severity
    plain = " ".join(filter(None, (one.focus_label or one.focus, one.path, one.value_label or one.value)))
    about = known.facts.get(getattr(one.result.focus, "value", ""), Value(plain))
    quotes = [Quote(words.text, _fragment(words.span, known.text)) for words in one.words]
    return Remark(severity, title, one.message, one.hint, about, tuple(quotes or _quotes(one, quads, known.text)))


def _quotes(one: Finding, quads: Sequence[Quad], text: str | None) -> Iterator[Quote]:
    """Yield the words of claims that keep none, such as statements, out of the text that is here."""
    if text is None:
        return
    for found in spans(quads, {one.result.focus}).get(one.result.focus, []):
        if place := _PLACE.search(found):
            yield Quote(text[int(place[1]) : int(place[2])], _fragment(found, text))


def _fragment(span: str, text: str | None) -> str:
    return "" if text is None else span.partition("#")[2]
