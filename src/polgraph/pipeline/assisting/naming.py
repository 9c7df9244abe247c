"""What a name stands for, with its labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.engine import NamedNode
from polgraph.errors import QueryParameterError, did_you_mean
from polgraph.extraction.finding import MAX_LENGTH
from polgraph.iris import compact, kind_and_slug
from polgraph.pipeline.assisting.answers import Wish
from polgraph.pipeline.serving.finding import names_of
from polgraph.pipeline.serving.names import KINDS

if TYPE_CHECKING:
    from polgraph.engine import Dataset
    from polgraph.pipeline.serving.origin import Origin
    from polgraph.workers.kept.jobs import Asked, Json

_ROWS = 10
_NONE = "nothing here is called so; expected another name of it"


def find(asked: Asked, origin: Origin) -> Json:
    """Return what `text` names, of any `kind` unless one is given; the best first."""
    text, kind, wish = asked.text("text").strip(), asked.text("kind"), Wish.of(asked, rows=_ROWS)
    if kind and kind not in KINDS:
        hint = did_you_mean(kind, KINDS) or f"expected one of {', '.join(KINDS)}"
        raise QueryParameterError(f"no kind is called {kind[:80]!r}; {hint}")
    if not any(map(str.isalnum, text)) or len(text) > MAX_LENGTH:
        raise QueryParameterError(
            f"text is {text[:80]!r}; expected a name or an id, of at most {MAX_LENGTH} characters"
        )
    dataset = origin.dataset()
    found = names_of(dataset).find(text, (kind,) if kind else KINDS)
    rows = [_row(dataset, iri, why) for iri, why in found[wish.first : wish.first + wish.most]]
    return {"rows": rows, **wish.extent(len(rows), len(found))} | ({} if found else {"hint": _NONE})


def _row(dataset: Dataset, iri: str, why: str) -> Json:
    labels = dataset.named(NamedNode(iri))
    return {"id": compact(iri), "kind": kind_and_slug(iri)[0], "labels": dict(labels), "why": why}
