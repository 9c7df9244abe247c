"""What came of what was sent, ready for the template."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from polgraph.engine import NamedNode
from polgraph.inputs import quads_of
from polgraph.iris import release_graph
from polgraph.namespaces import ID, RDF
from polgraph.pipeline.drafting.correcting import INPUTS
from polgraph.pipeline.drafting.labels import Labels
from polgraph.web.pages.drafts.facts import grouped, marked, rows
from polgraph.web.pages.drafts.findings import About, verdict
from polgraph.web.pages.drafts.making import DraftMaker
from polgraph.web.pages.model import Row, Value

if TYPE_CHECKING:
    from polgraph.engine import Quad
    from polgraph.pipeline.drafting.draft import Draft
    from polgraph.web.pages.drafts.facts import Row as FactRow
    from polgraph.web.pages.drafts.findings import Verdict
    from polgraph.web.pages.drafts.forms import Form
    from polgraph.web.pages.proof.release import Words

_OFFERED = {one.scheme for inputs in INPUTS.values() for one in inputs if one.scheme and not one.choice}


@dataclass(frozen=True, slots=True)
class Shown:
    """A draft: as it was first read, and what it is now."""

    release: str
    text: tuple[Words, ...]
    language: str
    groups: dict[str, list[FactRow]]
    count: int
    """How many facts there are, those apart that are left out."""
    offered: dict[str, list[str]]
    """Labels that inputs offer, by scheme."""
    turtle: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """A draft or data, with the verdict on it, or one line that tells what is *wrong*."""

    draft: Shown | None = None
    data: tuple[Row, ...] = ()
    verdict: Verdict | None = None
    wrong: str = ""
    hint: str = ""
    """The key of our words for what to do about it, if we have any."""


def of_data(quads: list[Quad], maker: DraftMaker) -> Outcome:
    """Show what RDF holds, and what is found in it."""
    types = (one.object for one in quads if one.predicate.value == RDF.type)
    kinds = Counter(kind.value for kind in types if isinstance(kind, NamedNode))
    told = (Row(maker.linked(kind), (maker.counted(count),)) for kind, count in kinds.most_common())
    return Outcome(data=tuple(told), verdict=verdict(quads, maker.origin, maker.language))


def of_draft(original: Draft, draft: Draft, form: Form, asking: DraftMaker, wrong: str = "") -> Outcome:
    """Show *draft*, which *form* made of *original*, without what is left out."""
    text, graph = draft.text.content, release_graph(draft.release)
    maker = DraftMaker(asking.asked, asking.origin, draft.triples, graph)
    labels = Labels(maker.language, draft.triples)
    listed, turtle = rows(draft, form, labels, maker), draft.kept(form.out).turtle
    shown = Shown(
        original.written,
        tuple(marked(text, listed)),
        draft.facts.release.language,
        grouped(listed),
        sum(not row.is_out for row in listed),
        {scheme: [label for _, label in labels.known(scheme)] for scheme in sorted(_OFFERED)},
        turtle.decode(),
    )
    quads = quads_of(turtle, "turtle", "the draft")
    facts = {f"{ID}{row.fact.id.replace(':', '/', 1)}": row.fact for row in listed}
    about = About({iri: Value(fact.said.text, f"#{fact.id}") for iri, fact in facts.items()}, text)
    return Outcome(shown, verdict=verdict(quads, maker.origin, maker.language, about), wrong=wrong)
