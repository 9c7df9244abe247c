"""The rules by name and version; a rule that comes to say something else gets a new version."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from polgraph.derivation import comparing, conflicts, followups, previous, stated, sums, tenures
from polgraph.derivation.model import Asked, Derived
from polgraph.derivation.reading import Reading
from polgraph.engine import Triple
from polgraph.errors import SourceError, did_you_mean

RULES: dict[str, Callable[[Reading, str], Iterator[Derived]]] = {
    "change-across-break.1": comparing.change_across_break,
    "country-below-regions.1": sums.country_below_regions,
    "country-from-regions.1": sums.country_from_regions,
    "follow-up-candidate.1": followups.follow_up_candidate,
    "narrower-above-wider.1": conflicts.narrower_above_wider,
    "previous-against-stated.1": stated.previous_against_stated,
    "previous-from-absolute.1": previous.from_absolute,
    "previous-from-factor.1": previous.from_factor,
    "previous-from-percent.1": previous.from_percent,
    "previous-from-points.1": previous.from_points,
    "same-counting-unit.1": comparing.same_counting_unit,
    "same-figure.1": conflicts.same_figure,
    "tenure-span.1": tenures.tenure_span,
}
"""What each of them says is told by the concept of its name, in ontology/schemes/rules.ttl."""


def derive(asked: Asked, rules: Iterable[str] = ()) -> list[Triple]:
    """Return what *rules*, or all of them, make of what *asked* states, as triples without a graph."""
    return [triple for thing in things(asked, rules) for triple in thing.triples()]


def things(asked: Asked, rules: Iterable[str] = ()) -> Iterator[Derived]:
    """Apply *rules*, or all of them, to what *asked* states; SourceError for a rule that is not there.

    *asked* answers over the default dataset: what is retracted, superseded or itself derived is not derived from.
    """
    chosen = list(rules) or list(RULES)
    for name in chosen:
        if name not in RULES:
            hint = did_you_mean(name, RULES) or f"expected one of {', '.join(RULES)}"
            raise SourceError(f"no rule is called {name!r}; {hint}")
    reading = Reading(asked)
    for name in chosen:
        yield from RULES[name](reading, name)
