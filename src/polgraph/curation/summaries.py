"""Summaries that say what people have taken away: made from the parts of a claim, they are not made again."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from polgraph.curation.claims import name_of
from polgraph.engine import Literal
from polgraph.namespaces import PG, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from polgraph.engine import Triple


def still_named(before: Iterable[Triple], after: Iterable[Triple]) -> Iterator[tuple[str, str]]:
    """Yield the claims of *after*, each with a name in its summary of what it linked to *before* and does not now."""
    labels: dict[str, set[str]] = defaultdict(set)
    links: dict[str, set[str]] = defaultdict(set)
    for one in before:
        if one.predicate.value == SKOS.prefLabel and isinstance(one.object, Literal):
            labels[name_of(one.subject)].add(one.object.value)
        links[name_of(one.subject)].add(name_of(one.object))
    summaries: dict[str, list[str]] = defaultdict(list)
    for one in after:
        links[name_of(one.subject)].discard(name_of(one.object))
        if one.predicate.value == PG.summary and isinstance(one.object, Literal):
            summaries[name_of(one.subject)].append(one.object.value)
    for claim, texts in sorted(summaries.items()):
        for label in sorted(label for lost in links[claim] for label in labels.get(lost, ())):
            if any(label in text for text in texts):
                yield claim, label
