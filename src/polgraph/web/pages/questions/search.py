"""The search page: things by their names, and the answer to a question, as far as it is sure what is asked."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from polgraph.engine import NamedNode
from polgraph.extraction.finding import MAX_LENGTH
from polgraph.namespaces import BASE, ID, PG, PREFIXES
from polgraph.pipeline.serving.finding import names_of
from polgraph.pipeline.serving.names import KINDS
from polgraph.web.pages.linking import href
from polgraph.web.pages.making import Maker
from polgraph.web.pages.model import Page, Value
from polgraph.web.pages.questions.asking import asked_in
from polgraph.web.pages.rendering import asking
from polgraph.workers.kept.jobs import Answer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from polgraph.pipeline.serving.origin import Origin
    from polgraph.workers.kept.jobs import Asked

MOST = 300
"""Characters of what is looked for; the box takes no more."""
_OF_A_KIND = 12
_ALONE = 200
"""Things of a kind that is asked for alone."""
_SEE_OTHER = 303


@dataclass(frozen=True, slots=True)
class Group:
    """What was found of one kind; *more* are not shown."""

    kind: str
    values: tuple[Value, ...]
    more: int


def search(asked: Asked, origin: Origin) -> Answer:
    """Find what `q` names or asks, in `language`; what is an IRI or a short name of one leads there."""
    maker = Maker(asked, origin)
    wanted = " ".join(maker.fields.get("q", "").split())
    if there := _leading(maker, wanted):
        return Answer("text/plain", b"", _SEE_OTHER, {"Location": asking(there, maker.reader.query)})
    is_asked = any(map(str.isalnum, wanted)) and len(wanted) <= MOST
    page = Page(maker.words["search.title"])
    groups = _groups(maker, wanted) if is_asked and len(wanted) <= MAX_LENGTH else ()
    question = asked_in(maker, wanted) if is_asked else None
    return maker.answer(
        "search", page, wanted=wanted[:MOST], is_long=len(wanted) > MOST, groups=groups, question=question, most=MOST
    )


def _leading(maker: Maker, wanted: str) -> str:
    """Return where a known IRI of ours leads, or the short name of one such as observation:281cdf8f799a."""
    prefix, _, local = wanted.partition(":")
    iri = f"{PREFIXES[prefix]}{local}" if prefix in PREFIXES else wanted
    try:
        is_known = iri.startswith(BASE) and maker.dataset.knows(NamedNode(iri).value)
    except ValueError:
        return ""
    return href(iri)[0] if is_known else ""


def _groups(maker: Maker, wanted: str) -> tuple[Group, ...]:
    """Gather what is found by its kinds, the kind of the best first; or all of the one kind that is asked for."""
    alone = maker.fields.get("kind", "")
    kinds, most = ((alone,), _ALONE) if alone in KINDS else (KINDS, _OF_A_KIND)
    found = [iri for iri, _ in names_of(maker.dataset).find(wanted, kinds)]
    by_kind: dict[str, list[str]] = defaultdict(list)
    for iri in dict.fromkeys(_identities(maker, found)):
        by_kind[iri.removeprefix(ID).partition("/")[0]].append(iri)
    return tuple(
        Group(kind, tuple(map(maker.linked, iris[:most])), max(0, len(iris) - most)) for kind, iris in by_kind.items()
    )


def _identities(maker: Maker, iris: Iterable[str]) -> Iterable[str]:
    """Yield who a person of a release is, in place of each of them; all else as it is."""
    for iri in iris:
        known = next(maker.dataset.matching(iri, PG.identifiedAs), None)
        yield known.object.value if known and isinstance(known.object, NamedNode) else iri
