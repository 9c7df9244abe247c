"""The words that prove a claim, and the text around them where it is archived."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.pipeline.assisting.answers import Wish
from polgraph.pipeline.assisting.rows import value
from polgraph.pipeline.questions import saved_queries
from polgraph.pipeline.serving.evidence import Around
from polgraph.pipeline.values import bound
from polgraph.results.values import python_value

if TYPE_CHECKING:
    from polgraph.pipeline.serving.origin import Origin
    from polgraph.workers.kept.jobs import Asked, Json

_NONE = "nothing here is the evidence of that; expected the id of a claim, such as an observation"
_ALSO = ("review", "confidence", "extractor")


def evidence(asked: Asked, origin: Origin) -> Json:
    """Return the spans that prove `claim`: release, title, addresses, start, end, words, and the text around them."""
    query, dataset, wish = saved_queries()["evidence-of-a-claim"], origin.dataset(), Wish.of(asked)
    found, total = dataset.part(bound(dataset, query, {"claim": asked.text("claim")}), wish.first, wish.most)
    spans = [dict(zip(found.columns, row, strict=True)) for row in found.rows]
    plain = [{name: python_value(term) for name, term in span.items()} for span in spans]
    about = Around(dataset, origin, plain)
    rows: list[Json] = []
    for span, told in zip(spans, map(about.shown, plain), strict=True):
        cells = told | {name: value(span[name]) for name in _ALSO}
        rows.append({name: one for name, one in cells.items() if one not in (None, [])})
    return {"claim": asked.text("claim"), "rows": rows, **wish.extent(len(rows), total)} | (
        {} if total else {"hint": _NONE}
    )
