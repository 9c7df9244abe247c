"""The claims and people of releases: by IRI, by their first words, and what each of them says."""

from __future__ import annotations

from collections import defaultdict
from hashlib import sha256
from typing import TYPE_CHECKING

from polgraph import iris
from polgraph.curation.model import Target
from polgraph.engine import Literal, NamedNode
from polgraph.engine.values import kept_as
from polgraph.namespaces import PG, PREFIXES, PROV

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from polgraph.curation.model import Correction
    from polgraph.engine import Term, Triple

KINDS = frozenset(
    """action change event holder instruction mention observation participation person purpose statement
    tenure""".split()
)
"""The kinds of what releases state, each in words of theirs."""
ABOUT_THE_CLAIM = frozenset({PG.confidence, PG.evidence, PG.rank, PG.reviewState, PG.rule, PROV.wasGeneratedBy})
"""Properties that tell of the claim, and not of what it says."""


class Claims:
    """The claims and people in the triples of releases."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self._said: dict[str, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
        for one in triples:
            self._said[name_of(one.subject)][one.predicate.value].append(one.object)
        self.spans = {
            iri: min((span.value for span in has[PG.evidence] if isinstance(span, NamedNode)), key=_place)
            for iri, has in self._said.items()
            if PG.evidence in has and kind_of(iri) in KINDS
        }
        """The first span of each claim and person."""
        self.texts = {text_of(span) for span in self.spans.values()}
        """The texts that they are from."""
        self._at: dict[tuple[str, str], list[str]] = defaultdict(list)
        for iri, span in self.spans.items():
            self._at[kind_of(iri), span].append(iri)

    def target(self, iri: str) -> Target:
        """Describe the claim *iri*, so that it can be found again."""
        return Target(iri, self.spans[iri])

    def is_alone(self, iri: str) -> bool:
        """Tell whether no other claim of its kind has the same first words."""
        return len(self._at[kind_of(iri), self.spans[iri]]) == 1

    def found(self, target: Target, *, follows: bool) -> str | None:
        """Return the IRI of *target* here, or if it *follows* that of the one claim that has taken its place."""
        if target.iri in self.spans:
            return target.iri
        same = self._at.get((kind_of(target.iri), target.span), []) if follows else []
        return same[0] if len(same) == 1 else None

    def values(self, iri: str, predicate: str) -> list[Term]:
        """Return the values of a claim, literals as a store keeps them."""
        return [_kept(value) for value in self._said[iri].get(predicate, ())] if iri in self._said else []

    def properties(self, iri: str) -> list[str]:
        """Name what a claim says something by."""
        return sorted(self._said[iri].keys() - ABOUT_THE_CLAIM)

    def says(self, iri: str, corrections: Sequence[Correction] = (), gone: Collection[str] = ()) -> str:
        """Return the hash of what a claim says with *corrections* made, but for links to claims that are *gone*.

        Claims that it links to go by their kind and words, for their IRIs change with what they say themselves.
        """
        replaced: dict[tuple[str, Term], Term] = {(fix.property, fix.replaced): fix.value for fix in corrections}
        rows = {
            f"{predicate} {self._named(replaced.get((predicate, value), value))}"
            for predicate in self.properties(iri)
            for value in self.values(iri, predicate)
            if name_of(value) not in gone
        }
        return sha256("\n".join(sorted(rows)).encode()).hexdigest()

    def _named(self, value: Term) -> str:
        name = name_of(value)
        return f"{kind_of(name)} at {self.spans[name]}" if name in self.spans else str(value)


def kind_of(iri: str) -> str:
    """Return the kind of a thing; nothing for what is no thing of ours."""
    try:
        return iris.kind_and_slug(iri)[0]
    except ValueError:
        return ""


def name_of(term: Term) -> str:
    """Return the IRI of *term*; nothing for what has none."""
    return term.value if isinstance(term, NamedNode) else ""


def text_of(span: str) -> str:
    """Return the IRI of the text that *span* is of."""
    return span.partition("#char=")[0]


def is_span(term: Term) -> bool:
    """Tell whether *term* names a span of a text."""
    return name_of(term).startswith(PREFIXES["text"]) and "#char=" in name_of(term)


def _kept(value: Term) -> Term:
    return kept_as(value) if isinstance(value, Literal) else value


def _place(span: str) -> tuple[str, list[int]]:
    text, _, place = span.partition("#char=")
    return text, [int(number) for number in place.split(",") if number.isdecimal()]
