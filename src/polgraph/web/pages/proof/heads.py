"""What is known of a release as a document: who published it and when, what it reviews, who read it, and how sure."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from polgraph.engine import NamedNode
from polgraph.namespaces import DCT, PG
from polgraph.results.figures import written_number
from polgraph.web.pages.linking import href
from polgraph.web.pages.model import Row, Value
from polgraph.web.pages.proof.stating import Thing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from polgraph.pipeline.serving.origin import Origin
    from polgraph.web.pages.making import Maker
    from polgraph.web.pages.proof.facts import Fact
    from polgraph.web.pages.proof.stating import Stating

_NAMED = (DCT.publisher, PG.attributedTo, PG.reviewsPeriod)
_WEB = ("http://", "https://")


def title_of(maker: Maker, stating: Stating) -> str:
    """Return the title of a release, or what it is about where it has none."""
    if title := stating.release.text(DCT.title):
        return title
    regions = Counter(region for claim in stating.claims() for region in claim.iris(PG.region))
    about = [iri for iri, _ in regions.most_common(1)] + stating.release.iris(PG.reviewsPeriod)
    return ", ".join([maker.words["release.untitled"], *map(maker.name, about)])


def head_of(maker: Maker, stating: Stating, facts: Sequence[Fact]) -> list[Row]:
    """Return the rows of the head of a release."""
    return [Row(Value(label), tuple(values)) for label, values in _rows(maker, stating, facts) if values]


def reader_of(maker: Maker, run: Thing) -> Value:
    """Tell who read the text: a person, or a program in which version."""
    name, version = run.text(PG.extractor), run.text(PG.extractorVersion)
    told = maker.words.get(f"release.extractor.{name}", f"{name} {version}".strip())
    return Value(told, href(run.iri)[0])


def _rows(maker: Maker, stating: Stating, facts: Sequence[Fact]) -> Iterator[tuple[str, list[Value]]]:
    words, release, name = maker.words, stating.release, maker.name
    for predicate in _NAMED:
        yield name(predicate), [maker.linked(iri) for iri in release.iris(predicate)]
    yield words["release.issued"], [Value(maker.day(release.text(DCT.issued)) or words["release.undated"])]
    yield words["release.address"], list(_addresses(maker, stating))
    if language := release.text(DCT.language):
        yield name(DCT.language), [Value(words.get(f"release.language.{language}", language))]
    yield words["release.length"], list(_length(maker, stating))
    yield words["release.read"], [reader_of(maker, run) for run in stating.runs()]
    yield words["release.review"], list(_reviews(facts))
    yield words["release.check"], [Value(words[f"release.{_checked(maker.origin)}"])]


def _checked(origin: Origin) -> str:
    """Tell when data were held to the shapes: what is in a store was when it was put there."""
    if origin.folder is None:
        return "shipped"
    return "unchecked" if origin.scratch else "checked"


def _length(maker: Maker, stating: Stating) -> Iterator[Value]:
    length = stating.thing(stating.text).text(PG.length) if stating.text else ""
    if length.isdecimal():
        yield Value(maker.words["release.characters"].format(written_number(length, maker.language)))


def _addresses(maker: Maker, stating: Stating) -> Iterator[Value]:
    """Yield the addresses where the text was found; what is none on the web is no link."""
    found = maker.dataset.matching(None, PG.retrievalOf, stating.text) if stating.text else ()
    iris = [one.subject.value for one in found if isinstance(one.subject, NamedNode)]
    ways = [Thing(iri, maker.dataset.matching(iri, None)) for iri in iris]
    for address in sorted({way.text(DCT.source) for way in ways} - {""}):
        yield Value(address, address if address.startswith(_WEB) else "", far=True)


def _reviews(facts: Iterable[Fact]) -> Iterator[Value]:
    for state, count in Counter(fact.review for fact in facts if fact.review).most_common():
        yield Value(f"{state}: {count}")
