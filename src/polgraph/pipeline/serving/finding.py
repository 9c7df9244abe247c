"""Find things by their names, in Kazakh, Russian or English and in any case form."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from polgraph.engine import NamedNode
from polgraph.errors import QueryParameterError
from polgraph.extraction.finding import MAX_LENGTH
from polgraph.namespaces import ID
from polgraph.pipeline.questions import FALLBACK
from polgraph.pipeline.serving.fields import as_json, language_of, number_of, one_of, refuse_unknown
from polgraph.pipeline.serving.names import KINDS, Names

if TYPE_CHECKING:
    from polgraph.engine import Dataset
    from polgraph.pipeline.serving.origin import Origin
    from polgraph.workers.kept.jobs import Answer, Asked, Json

DEFAULT_FOUND, MOST_FOUND = 20, 100


def find(asked: Asked, origin: Origin) -> Answer:
    """Find what `q` names, of one `kind` or of all; the best first."""
    fields = asked.mapping("fields")
    refuse_unknown(fields, ("q", "kind", "lang", "limit"))
    wanted, language = fields.get("q", "").strip(), language_of(fields)
    if not any(map(str.isalnum, wanted)) or len(wanted) > MAX_LENGTH:
        raise QueryParameterError(f"q is {wanted[:80]!r}; expected a name or an id, of at most {MAX_LENGTH} characters")
    kind = one_of(fields, "kind", KINDS, "") if "kind" in fields else None
    limit = number_of(fields, "limit", 1, MOST_FOUND) or DEFAULT_FOUND
    dataset = origin.dataset()
    found = names_of(dataset).find(wanted, (kind,) if kind else KINDS)
    document: dict[str, Json] = {
        "q": wanted,
        "lang": language,
        "found": [_told(dataset, iri, why, language) for iri, why in found[:limit]],
        "total": len(found),
        "truncated": len(found) > limit,
    }
    return as_json(document, origin)


@lru_cache(maxsize=1)
def names_of(dataset: Dataset) -> Names:
    """Return the names of what is in *dataset*; they take a second to make and may be used for many searches."""
    return Names(dataset)


def _told(dataset: Dataset, iri: str, why: str, language: str) -> Json:
    kind, _, slug = iri.removeprefix(ID).partition("/")
    labels = dataset.named(NamedNode(iri))
    label = next((labels[one] for one in [*FALLBACK[language], *labels] if one in labels), slug)
    return {"iri": iri, "id": f"{kind}:{slug}", "kind": kind, "label": label, "labels": dict(labels), "why": why}
