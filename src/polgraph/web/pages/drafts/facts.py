"""The facts of a draft as the page lists them, each with the words that state it and what can be put right in it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from polgraph.namespaces import ID
from polgraph.pipeline.drafting.correcting import INPUTS, figures, shown
from polgraph.web.pages.proof.facts import GROUPS, Fact, facts_of
from polgraph.web.pages.proof.marking import pieces
from polgraph.web.pages.proof.release import Words
from polgraph.web.pages.proof.stating import Stating

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from polgraph.facts import Span
    from polgraph.pipeline.drafting.draft import Draft
    from polgraph.pipeline.drafting.labels import Labels
    from polgraph.web.pages.drafts.forms import Form
    from polgraph.web.pages.drafts.making import DraftMaker


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
    entry: str
    """Its id in the facts document; nothing for what stands and falls with another."""
    fields: tuple[Field, ...]
    is_out: bool
    is_corrected: bool


def rows(draft: Draft, form: Form, labels: Labels, maker: DraftMaker) -> list[Row]:
    """Return all facts of *draft*, those that are left out too, in the order of the text."""
    entries = {_id(iri): entry for entry, iri in draft.names.items()}
    kept = {_id(getattr(one.subject, "value", "")) for one in draft.kept(form.out).triples}
    inputs = _Inputs(draft, form, labels)
    return [
        Row(
            replace(fact, href=""),
            entry := entries.get(fact.id, ""),
            tuple(inputs.of(entry, fact.id.partition(":")[0])),
            entry in form.out if entry else ":" in fact.id and fact.id not in kept,
            entry in draft.corrected,
        )
        for fact in facts_of(maker, Stating(maker.dataset, draft.release))
    ]


class _Inputs:
    """Offers what can be put right, with what stands in it now."""

    def __init__(self, draft: Draft, form: Form, labels: Labels) -> None:
        self._figures, self._form, self._labels = figures(draft), form, labels
        self._choices = {
            one.scheme: tuple(labels.known(one.scheme)) for some in INPUTS.values() for one in some if one.choice
        }

    def of(self, entry: str, kind: str) -> Iterator[Field]:
        """Yield the inputs of a fact; none if it is no figure."""
        for one in INPUTS[kind] if entry in self._figures else ():
            name = f"{entry}.{one.key}"
            value = self._form.put.get(name, shown(self._figures[entry], one, self._labels))
            yield Field(name, one.key, one.scheme, value, self._choices.get(one.scheme, ()))


def marked(text: str, listed: Sequence[Row]) -> Iterator[Words]:
    """Yield the whole of *text*, with the facts that each piece of it states and that are not left out."""
    by_span: dict[Span, list[Fact]] = defaultdict(list)
    for row in listed:
        for span in () if row.is_out else row.fact.spans:
            by_span[span].append(row.fact)
    for piece in pieces(text, by_span):
        yield Words(piece, _of(piece.covering, by_span), _of(piece.ends, by_span), is_marked=False)


def grouped(listed: Sequence[Row]) -> dict[str, list[Row]]:
    """Return the rows by the kinds of their facts."""
    groups: dict[str, list[Row]] = {group: [] for group in GROUPS.values()}
    for row in listed:
        groups[row.fact.group].append(row)
    return {group: some for group, some in groups.items() if some}


def _of(spans: Sequence[Span], by_span: Mapping[Span, Sequence[Fact]]) -> tuple[Fact, ...]:
    return tuple(dict.fromkeys(fact for span in spans for fact in by_span[span]))


def _id(iri: str) -> str:
    """Return a claim as addresses of pages have it."""
    return iri.removeprefix(ID).replace("/", ":", 1)
