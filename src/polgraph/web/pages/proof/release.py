"""The page of a release: its text with the words of every fact marked, and the facts, each leading to the other."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from polgraph.iris import kind_and_slug
from polgraph.namespaces import DCT
from polgraph.pipeline.serving.evidence import archived
from polgraph.web.pages.model import Sheet
from polgraph.web.pages.proof.facts import GROUPS, Fact, Place, facts_of
from polgraph.web.pages.proof.heads import head_of, title_of
from polgraph.web.pages.proof.marking import Piece, Run, pieces, runs
from polgraph.web.pages.proof.stating import Stating
from polgraph.web.pages.proof.versions import versions
from polgraph.web.pages.things import Pages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from polgraph.facts import Span
    from polgraph.pipeline.serving.describing import Described
    from polgraph.web.pages.making import Maker

    Of = Mapping[Span, Sequence[Fact]]


@dataclass(frozen=True, slots=True)
class Words:
    """A piece of the text as the page shows it: what it states, the innermost first, and which of that ends with it."""

    piece: Piece
    facts: tuple[Fact, ...]
    ends: tuple[Fact, ...]
    is_marked: bool

    @property
    def numbered(self) -> bool:
        """Whether the words themselves carry the number of their fact, for it ends here."""
        return bool(self.facts) and self.facts[0] in self.ends

    @property
    def others(self) -> list[Fact]:
        """The facts that end here, and that the words do not lead to."""
        return [fact for fact in self.ends if not self.facts or fact != self.facts[0]]


@dataclass(frozen=True, slots=True)
class Line:
    """Words of a text that is not kept, and what they state."""

    place: Place
    facts: tuple[Fact, ...]
    is_marked: bool


def release(found: Described, maker: Maker) -> Sheet:
    """Return the page of a release; the words of what the field `claim` names are marked."""
    stating = Stating(maker.dataset, found.iri)
    facts = facts_of(maker, stating)
    chosen = next((fact for fact in facts if fact.id == maker.fields.get("claim")), None)
    kept = archived(maker.origin, stating.sha256)
    text = kept.content if kept else None
    by_span: dict[Span, list[Fact]] = defaultdict(list)
    for fact in facts:
        for span in fact.spans:
            by_span[span].append(fact)
    page = replace(Pages(maker).head(found), title=title_of(maker, stating))
    more = {
        "head": head_of(maker, stating, facts),
        "chosen": chosen,
        "quoted": _quoted(chosen, text) if chosen else [],
        "text": None if text is None else list(_words(text, by_span, chosen)),
        "lines": () if text is not None else tuple(_lines(facts, by_span, chosen)),
        "written_in": stating.release.text(DCT.language),
        "groups": _grouped(facts),
        "versions": versions(maker, found.iri),
        "is_replaced": bool(stating.graph),
        "files": _files(found.iri, has_text=text is not None),
        "is_special": True,
    }
    return Sheet("release", page, more)


def _files(iri: str, *, has_text: bool) -> dict[str, str]:
    """Return where else the release can be had: by the keys of what that is called."""
    folder = f"/releases/{kind_and_slug(iri)[1]}"
    text = {"release.file.text": f"{folder}/text.txt"} if has_text else {}
    return {"release.file.facts": f"{folder}/facts.json", **text}


def _quoted(fact: Fact, text: str | None) -> list[list[Run]]:
    """Return the words of a fact, as far as they are kept."""
    words = (place.words if text is None else text[place.span.start : place.span.end] for place in fact.places)
    return [list(runs(one)) for one in words if one]


def _words(text: str, by_span: Of, chosen: Fact | None) -> Iterator[Words]:
    """Yield the whole of *text*, with what each piece of it states."""
    marked = set(chosen.spans) if chosen else set()
    for piece in pieces(text, by_span):
        facts = _facts(piece.covering, by_span)
        yield Words(piece, facts, _facts(piece.ends, by_span), not marked.isdisjoint(piece.covering))


def _facts(spans: Iterable[Span], by_span: Of) -> tuple[Fact, ...]:
    return tuple(dict.fromkeys(fact for span in spans for fact in by_span[span]))


def _lines(facts: Sequence[Fact], by_span: Of, chosen: Fact | None) -> Iterator[Line]:
    """Yield the words of a text that is not kept in its order, with what they state."""
    places = {place.span: place for fact in facts for place in fact.places}
    for span in sorted(places):
        yield Line(places[span], tuple(by_span[span]), chosen is not None and span in chosen.spans)


def _grouped(facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    """Return the facts by their kinds, in the order of these."""
    groups: dict[str, list[Fact]] = {group: [] for group in GROUPS.values()}
    for fact in facts:
        groups[fact.group].append(fact)
    return {group: some for group, some in groups.items() if some}
