"""The facts of a draft as the page lists them, each with the words that state it and what can be put right in it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from polgraph.facts import Change, Observation
from polgraph.pipeline.drafting.correcting import INPUTS, shown
from polgraph.pipeline.drafting.telling import RELEASE, Line, by_kind, lines
from polgraph.web.pages.proof.facts import GROUPS, Fact, Place
from polgraph.web.pages.proof.marking import pieces
from polgraph.web.pages.proof.release import Words
from polgraph.web.pages.proof.saying import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from polgraph.facts import Span
    from polgraph.pipeline.drafting.draft import Draft
    from polgraph.pipeline.drafting.labels import Labels
    from polgraph.web.pages.drafts.forms import Form
    from polgraph.web.pages.making import Maker


@dataclass(frozen=True, slots=True)
class Field:
    """An input: the scheme whose labels it offers, or the *choices* that it has."""

    name: str
    key: str
    scheme: str
    value: str
    choices: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A fact of the list."""

    fact: Fact
    fields: tuple[Field, ...]
    is_out: bool
    is_corrected: bool

    @property
    def may_go(self) -> bool:
        """Whether it can be left out: what a text says of its release stays."""
        return self.fact.group != GROUPS[RELEASE]


class Facts:
    """Lists the facts of *draft*, which *form* made of *original*."""

    def __init__(self, original: Draft, draft: Draft, form: Form, labels: Labels, maker: Maker) -> None:
        self._original, self._draft, self._form, self._labels, self._maker = original, draft, form, labels, maker

    def rows(self) -> list[Row]:
        """Return all facts, those that are left out too, in the order of the text."""
        first, now = (
            {one.id: one for entries in by_kind(draft.facts).values() for one in entries}
            for draft in (self._original, self._draft)
        )
        told = lines(self._draft, self._labels, self._maker.language)
        return [
            Row(
                self._fact(line, number),
                tuple(self._fields(line, now.get(line.id))),
                line.id in self._form.out and line.id in now,
                first.get(line.id) != now.get(line.id),
            )
            for number, line in enumerate(told, start=1)
        ]

    def _fact(self, line: Line, number: int) -> Fact:
        more = [self._maker.words["check.previous"].format(line.previous)] if line.previous else []
        about = self._maker.name(line.about) if line.kind == RELEASE else line.about
        said = Sentence(about, line.figure, (*more, *line.more))
        places = tuple(Place(span, self._draft.text.slice(span) or "") for span in line.spans)
        sure = "" if line.confidence is None else f"{line.confidence:.0%}".replace("%", "\N{NO-BREAK SPACE}%")
        return Fact(line.id, GROUPS[line.kind], said, "", places, sure, number=number)

    def _fields(self, line: Line, entry: object) -> Iterator[Field]:
        if not isinstance(entry, Observation | Change):
            return
        for one in INPUTS[line.kind]:
            name = f"{line.id}.{one.key}"
            value = self._form.put.get(name, shown(entry, one, self._labels))
            choices = tuple(self._labels.known(one.scheme)) if one.choice else ()
            yield Field(name, one.key, "" if one.choice else one.scheme, value, choices)


def marked(text: str, rows: Sequence[Row]) -> Iterator[Words]:
    """Yield the whole of *text*, with the facts that each piece of it states and that are not left out."""
    by_span: dict[Span, list[Fact]] = defaultdict(list)
    for row in rows:
        for span in () if row.is_out else row.fact.spans:
            by_span[span].append(row.fact)
    for piece in pieces(text, by_span):
        yield Words(piece, _of(piece.covering, by_span), _of(piece.ends, by_span), is_marked=False)


def grouped(rows: Sequence[Row]) -> dict[str, list[Row]]:
    """Return the rows by the kinds of their facts."""
    groups: dict[str, list[Row]] = {group: [] for group in GROUPS.values()}
    for row in rows:
        groups[row.fact.group].append(row)
    return {group: some for group, some in groups.items() if some}


def _of(spans: Sequence[Span], by_span: Mapping[Span, Sequence[Fact]]) -> tuple[Fact, ...]:
    return tuple(dict.fromkeys(fact for span in spans for fact in by_span[span]))
