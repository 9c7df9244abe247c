"""The page of a claim: what is stated in one line, the words that state it, how sure that is, what belongs to it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from polgraph.engine import NamedNode
from polgraph.namespaces import PG, PROV, RDF
from polgraph.pipeline.serving.evidence import AROUND, Around, spans_of
from polgraph.web.pages.linking import href
from polgraph.web.pages.model import Row, Sheet, Value
from polgraph.web.pages.proof.facts import confidence_of
from polgraph.web.pages.proof.heads import reader_of, title_of
from polgraph.web.pages.proof.marking import Run, runs
from polgraph.web.pages.proof.related import TOLD, related
from polgraph.web.pages.proof.saying import sentence
from polgraph.web.pages.proof.stating import Stating, Thing
from polgraph.web.pages.things import Pages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from polgraph.engine import Triple
    from polgraph.pipeline.serving.describing import Described
    from polgraph.web.pages.making import Maker
    from polgraph.workers.kept.jobs import Json

_ON_THE_PAGE = frozenset((PG.evidence, PG.confidence, PG.reviewState, PG.rule, PROV.wasGeneratedBy))
"""What is told in words of its own."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that state a claim, with the text around them where that is kept."""

    before: list[Run]
    words: list[Run]
    after: list[Run]
    link: Value
    release: Value


def claim(found: Described, maker: Maker) -> Sheet:
    """Return the page of a claim."""
    thing = Thing(found.iri, (one for one in found.said if one.subject == NamedNode(found.iri)))
    said = sentence(maker, thing)
    pages = Pages(maker)
    spoken = frozenset(href(predicate)[0] for predicate in _ON_THE_PAGE | TOLD)
    rows = tuple(row for row in pages.page(found).rows if row.label.href not in spoken)
    more = {
        "said": said,
        "quotes": list(_quotes(maker, found.iri)),
        "sure": [Row(Value(label), (value,)) for label, value in _sure(maker, thing)],
        "related": related(maker, thing),
        "warnings": list(_warnings(maker, thing)),
        "is_derived": not thing.iris(PG.evidence) and bool(thing.iris(PROV.wasDerivedFrom)),
        "is_special": True,
    }
    return Sheet("claim", replace(pages.head(found), title=said.about, rows=rows), more)


def _warnings(maker: Maker, thing: Thing) -> Iterator[str]:
    """Say that people withdrew a claim, and why; or that none of the present texts states it."""
    if thing.text(PROV.invalidatedAtTime):
        decisions = maker.dataset.matching(None, PG.target, thing.iri, graph=None)
        made = [Thing(iri, maker.dataset.matching(iri, None, graph=None)) for iri in _named(decisions)]
        why = "; ".join(filter(None, (one.text(PG.rationale) for one in made)))
        yield maker.words["claim.withdrawn"] + (f" {maker.words['claim.why'].format(why)}" if why else "")
    elif thing.iris(PG.evidence) and not next(maker.dataset.matching(thing.iri, RDF.type), None):
        yield maker.words["claim.superseded"]


def _named(triples: Iterable[Triple]) -> list[str]:
    return sorted({one.subject.value for one in triples if isinstance(one.subject, NamedNode)})


def _quotes(maker: Maker, iri: str) -> Iterator[Quote]:
    spans = spans_of(maker.dataset, NamedNode(iri))
    around = Around(maker.dataset, maker.origin, spans)
    for shown in map(around.shown, spans):
        link = maker.proof(str(shown["evidence"]), iri)
        place = maker.words["claim.see"].format(f"{shown['start']}\N{EN DASH}{shown['end']}")
        release = str(shown["release"])
        title = str(shown["title"] or "") or title_of(maker, Stating(maker.dataset, release))
        yield Quote(*_said(shown), replace(link, text=place), Value(title, href(release)[0]))


def _said(shown: Mapping[str, Json]) -> tuple[list[Run], list[Run], list[Run]]:
    before, words, after = (str(shown[name] or "") for name in ("before", "words", "after"))
    if len(before) == AROUND:
        before = f"\N{HORIZONTAL ELLIPSIS} {before.partition(' ')[2]}"
    if len(after) == AROUND:
        after = f"{after.rpartition(' ')[0]} \N{HORIZONTAL ELLIPSIS}"
    return list(runs(before)), list(runs(words)), list(runs(after))


def _sure(maker: Maker, thing: Thing) -> Iterator[tuple[str, Value]]:
    """Yield who read it, by which rule, how sure that is, and what a person said of it."""
    words = maker.words
    for run in thing.iris(PROV.wasGeneratedBy):
        yield words["release.read"], reader_of(maker, Thing(run, maker.dataset.matching(run, None, graph=None)))
    for rule in thing.iris(PG.rule):
        yield words["claim.rule"], maker.linked(rule)
    if confidence := confidence_of(thing):
        yield words["claim.confidence"], Value(confidence)
    for state in thing.iris(PG.reviewState):
        yield words["release.review"], maker.linked(state)
