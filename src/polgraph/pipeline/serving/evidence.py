"""Show what proves a claim: the words of releases, where they stand, and the text around them where that is kept."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from polgraph import sources
from polgraph.engine import NamedNode
from polgraph.errors import SourceError, UnknownThingError
from polgraph.iris import thing
from polgraph.namespaces import PREFIXES
from polgraph.pipeline.questions import FALLBACK, saved_queries
from polgraph.pipeline.serving.fields import as_json, language_of, refuse_unknown
from polgraph.pipeline.serving.names import SLUG
from polgraph.resources import read_bytes, resource_dir
from polgraph.results.evidence import query_about
from polgraph.results.values import python_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from polgraph.engine import Dataset
    from polgraph.pipeline.serving.origin import Origin
    from polgraph.results.values import Value
    from polgraph.sources import SourceText
    from polgraph.workers.kept.jobs import Answer, Asked, Json

AROUND = 300
"""Characters before and after the words of a span that are shown at most."""
_SPAN = re.compile(re.escape(PREFIXES["text"]) + r"([0-9a-f]{64})#")


def evidence(asked: Asked, origin: Origin) -> Answer:
    """Return the spans of the claim `kind`/`id`; UnknownThingError if there is none, or nothing proves it."""
    fields = asked.mapping("fields")
    refuse_unknown(fields, ("lang",))
    languages = FALLBACK[language_of(fields)]
    kind, slug = asked.text("kind"), asked.text("id")
    dataset = origin.dataset()
    claim = _known(dataset, kind, slug)
    spans = spans_of(dataset, claim)
    if not spans:
        raise UnknownThingError(f"no words are evidence of {kind}:{slug}; expected a claim, such as an observation")
    about = Around(dataset, origin, spans)
    document: dict[str, Json] = {
        "claim": {
            "iri": claim.value,
            "id": f"{kind}:{slug}",
            "kind": kind,
            "label": dataset.labels([claim.value], languages).get(claim.value, ""),
        },
        "review": spans[0]["review"],
        "confidence": spans[0]["confidence"],
        "extractor": spans[0]["extractor"],
        "spans": [about.shown(span) for span in spans],
        "labels": {**dataset.labels(_iris(spans), languages)},
    }
    return as_json(document, origin)


class Around:
    """What is known of the texts of spans: where they came from, and, in a store, their words."""

    def __init__(self, dataset: Dataset, origin: Origin, spans: Iterable[Mapping[str, Value]]) -> None:
        texts = {found[1] for span in spans if (found := _SPAN.match(str(span["evidence"])))}
        self._texts = {text: archived(origin, text) for text in texts}
        self._addresses: dict[str, list[Json]] = {text: [] for text in texts}
        nodes = [NamedNode(PREFIXES["text"] + text) for text in sorted(texts)]
        query = read_bytes(f"{resource_dir('queries')}/support/addresses.rq").decode()
        for text, address in dataset.select(query_about(nodes, query)).rows:
            self._addresses[str(python_value(text)).rpartition("/")[2]].append(str(python_value(address)))

    def shown(self, span: Mapping[str, Value]) -> dict[str, Json]:
        """Return a span with the text around it."""
        found = _SPAN.match(str(span["evidence"]))
        text = self._texts.get(found[1]) if found else None
        start, end = (one if isinstance(one, int) else 0 for one in (span["start"], span["end"]))
        return {
            "evidence": span["evidence"],
            "release": span["release"],
            "title": span["title"],
            "addresses": self._addresses.get(found[1], []) if found else [],
            "start": start,
            "end": end,
            "words": span["words"] or (text.content[start:end] if text else None),
            "before": text.content[max(0, start - AROUND) : start] if text else None,
            "after": text.content[end : end + AROUND] if text else None,
        }


def spans_of(dataset: Dataset, claim: NamedNode) -> list[dict[str, Value]]:
    """Return the spans that prove *claim*, each with the release that it is in."""
    found = dataset.select(saved_queries()["evidence-of-a-claim"].bind({"claim": claim.value}))
    return [dict(zip(found.columns, map(python_value, row), strict=True)) for row in found.rows]


def archived(origin: Origin, text: str) -> SourceText | None:
    """Return the text of that hash as the store has it; None if it has not."""
    folder = origin.texts
    try:
        return sources.read_text(folder / f"{text}.txt") if folder else None
    except SourceError:
        return None


def _known(dataset: Dataset, kind: str, slug: str) -> NamedNode:
    is_id = SLUG.fullmatch(kind) and SLUG.fullmatch(slug)
    if not is_id or not dataset.knows(thing(kind, slug)):
        told = f"there is nothing with the id {f'{kind}:{slug}'[:120]!r}"
        raise UnknownThingError(f"{told}; expected that of a claim, such as an observation")
    return NamedNode(thing(kind, slug))


def _iris(spans: Iterable[Mapping[str, Value]]) -> set[str]:
    named = (span[name] for span in spans for name in ("release", "review"))
    return {value for value in named if isinstance(value, str)}
