"""Other versions of a release, and what each newer one says otherwise, in the words of the reader."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from polgraph.comparison import differences
from polgraph.engine import NamedNode
from polgraph.errors import SourceError
from polgraph.iris import release_graph
from polgraph.mapping import facts_of
from polgraph.namespaces import DCT, ID, ORG, PG, PREFIXES, PROV, RDF
from polgraph.results.figures import written_number
from polgraph.web.pages.linking import href
from polgraph.web.pages.model import Value
from polgraph.web.pages.proof.heads import title_of
from polgraph.web.pages.proof.stating import Stating

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from polgraph.comparison import Difference
    from polgraph.comparison.entries import Value as Said
    from polgraph.engine import Term
    from polgraph.facts import Facts
    from polgraph.web.pages.making import Maker

_KINDS = {
    "action": PG.Action,
    "change": PG.Change,
    "event": PG.Event,
    "instruction": PG.Instruction,
    "mention": PG.Mention,
    "observation": PG.Observation,
    "office": PG.UnnamedHolder,
    "participation": PG.Participation,
    "person": PG.Person,
    "release": PG.Release,
    "statement": PG.Statement,
}
_FIELDS = {
    "attributed to": PG.attributedTo,
    "bound": PG.changeValueKind,
    "capacity": PG.capacity,
    "compared with": PG.fromPeriod,
    "content stated": PG.contentStated,
    "direction": PG.direction,
    "event": PG.inEvent,
    "intensity": PG.intensity,
    "jointly with": PG.jointlyWith,
    "kind": RDF.type,
    "kind of value": PG.valueKind,
    "language": DCT.language,
    "measure": PG.measure,
    "organization": ORG.organization,
    "origin": PG.origin,
    "part of": PG.partOf,
    "period": PG.period,
    "place": PG.place,
    "previous": PG.previousValue,
    "published": DCT.issued,
    "publisher": DCT.publisher,
    "purpose": PG.Purpose,
    "quotation": PG.quotation,
    "rank": PG.serviceRank,
    "region": PG.region,
    "role": PG.roleHeld,
    "stance": PG.stance,
    "subject": PG.subject,
    "summary": PG.summary,
    "title": DCT.title,
    "to": PG.addressee,
    "topic": PG.topic,
    "unit": PG.unit,
    "value": PG.value,
    "venue": PG.venue,
    "visited": PG.visited,
    "wording": PG.wording,
}
"""What a comparison calls a field, to the term whose label people read."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A fact that was added, removed or changed: its kind, what it is about, and how it differs."""

    change: str
    kind: str
    about: str
    differs: str


@dataclass(frozen=True, slots=True)
class Version:
    """Another version of a release, and what differs from the older to the newer of the two."""

    link: Value
    is_newer: bool
    changes: tuple[Changed, ...]
    is_known: bool = True
    """Whether both can be compared; of one that was taken out, only its name is known."""


def versions(maker: Maker, iri: str) -> list[Version]:
    """Return the versions just before and after a release."""
    earlier = (one.object for one in maker.dataset.matching(iri, PROV.wasRevisionOf, graph=None))
    later = (one.subject for one in maker.dataset.matching(None, PROV.wasRevisionOf, iri, graph=None))
    found = {**dict.fromkeys(_releases(earlier), False), **dict.fromkeys(_releases(later), True)}
    return [_version(maker, iri, other, is_newer=is_newer) for other, is_newer in sorted(found.items())]


def _releases(terms: Iterable[Term]) -> set[str]:
    named = {term.value for term in terms if isinstance(term, NamedNode)}
    return {iri for iri in named if iri.startswith(PREFIXES["release"])}


def _version(maker: Maker, iri: str, other: str, *, is_newer: bool) -> Version:
    old, new = (iri, other) if is_newer else (other, iri)
    link = Value(title_of(maker, Stating(maker.dataset, other)), href(other)[0])
    try:
        before, after = (
            facts_of(maker.dataset.matching(None, None, graph=release_graph(one)))[0] for one in (old, new)
        )
    except SourceError:
        return Version(link, is_newer, (), is_known=False)
    words = _Words(maker)
    return Version(link, is_newer, tuple(map(words.changed, differences(before, after))))


def _facts(maker: Maker, iri: str) -> Facts:
    return facts_of(maker.dataset.matching(None, None, graph=release_graph(iri)))[0]


class _Words:
    """Differences in the words of the reader."""

    def __init__(self, maker: Maker) -> None:
        self._maker = maker

    def changed(self, one: Difference) -> Changed:
        about = ", ".join(filter(None, map(self.said, one.about.values())))
        return Changed(one.change, self.term(_KINDS, one.kind), about, "; ".join(self._differing(one)))

    def term(self, table: Mapping[str, str], name: str) -> str:
        return self._maker.name(table[name]) if name in table else name

    def _differing(self, one: Difference) -> Iterator[str]:
        for name in one.differs or one.before:
            then, now = self.said(one.before.get(name)), self.said(one.differs.get(name))
            told = f"{then or '–'} → {now or '–'}" if one.change == "changed" else then or now
            yield f"{self.term(_FIELDS, name)}: {told}"

    def said(self, value: Said) -> str:
        """Write a value as people read it."""
        maker = self._maker
        if isinstance(value, tuple):
            own = [one for one in value if str(one).startswith(f"{maker.language}: ")]
            return ", ".join(
                str(one).removeprefix(f"{maker.language}: ") if own else self.said(one) for one in own or value
            )
        if isinstance(value, bool):
            return maker.words[str(value).lower()]
        if isinstance(value, int | float):
            return written_number(str(value), maker.language)
        return maker.name(value) if value and value.startswith(ID) else value or ""
