"""The words that prove a claim, and the text around them where it is archived."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from polgraph.errors import SourceError
from polgraph.namespaces import PREFIXES
from polgraph.pipeline.assisting.answers import Wish
from polgraph.pipeline.assisting.rows import value
from polgraph.pipeline.values import bound
from polgraph.queries.registry import read_query
from polgraph.resources import read_bytes, resource_dir
from polgraph.store.layout import Layout

if TYPE_CHECKING:
    from collections.abc import Mapping

    from polgraph.pipeline.serving.origin import Origin
    from polgraph.workers.kept.jobs import Asked, Json

_AROUND = 200
"""Characters of the text before and after the words."""


def evidence(asked: Asked, origin: Origin) -> Json:
    """Return the spans that prove `claim`: release, title, address, start, end, words, and the text around them."""
    query = read_query(f"{resource_dir('queries')}/support/proof.rq")
    dataset, wish = origin.dataset(), Wish.of(asked)
    found, total = dataset.part(bound(dataset, query, {"claim": asked.text("claim")}), wish.first, wish.most)
    rows: list[Json] = []
    texts: dict[str, str] = {}
    for row in found.rows:
        cells = {name: value(term) for name, term in zip(found.columns, row, strict=True) if term is not None}
        cells["release"] = str(getattr(row[0], "value", ""))
        text = str(cells.pop("text"))
        if text not in texts:
            texts[text] = _archived(origin, text)
        rows.append(cells | _around(texts[text], cells))
    hint: dict[str, Json] = (
        {} if total else {"hint": "nothing here is the evidence of that; expected the id of a claim"}
    )
    return {"claim": asked.text("claim"), "rows": rows, **wish.extent(len(rows), total), **hint}


def _archived(origin: Origin, text: str) -> str:
    """Return a text that the store keeps; none if it does not, or it is another one by now."""
    digest = text.removeprefix(PREFIXES["text"])
    if origin.folder is None or not digest.isalnum():
        return ""
    try:
        content = read_bytes(Layout(origin.folder).texts / f"{digest}.txt")
    except SourceError:
        return ""
    return content.decode(errors="replace") if sha256(content).hexdigest() == digest else ""


def _around(text: str, cells: Mapping[str, Json]) -> dict[str, Json]:
    start, end = cells["start"], cells["end"]
    if not text or not isinstance(start, int) or not isinstance(end, int):
        return {}
    return {
        "before": text[max(0, start - _AROUND) : start],
        "words": text[start:end],
        "after": text[end : end + _AROUND],
    }
