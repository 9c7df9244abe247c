"""Rows as an assistant reads them: short ids and their labels, figures with their bounds, the words behind each row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.engine import NamedNode
from polgraph.iris import short_iri
from polgraph.namespaces import PREFIXES
from polgraph.resources import read_bytes, resource_dir
from polgraph.results.evidence import query_about, things_of
from polgraph.results.figures import families_in, figures_of
from polgraph.results.values import python_value

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from polgraph.engine import Dataset, Solutions, Term
    from polgraph.pipeline.assisting.answers import Wish
    from polgraph.workers.kept.jobs import Json

    Row = Sequence[Term | None]

_SPANS = 10
"""Spans of one row that are given at most."""
_LONGEST = 2000
"""Characters of a cell."""
_READS = {"value": "reads", "sum": "reads"}


def table(found: Solutions, total: int, dataset: Dataset, wish: Wish, names: Mapping[str, str] = {}) -> dict[str, Json]:
    """Put the rows that were *found*, of so many in *total*; *names* are other names for columns."""
    evidence = Evidence(dataset, found)
    families = families_in(found.columns, found.rows)
    rows: list[Json] = []
    for row in found.rows:
        cells: dict[str, Json] = {
            names.get(name, name): value(term)
            for name, term in zip(found.columns, row, strict=True)
            if term is not None and name != "evidence"
        }
        for name, figure in figures_of(row, families).items():
            if text := figure.text("en"):
                cells[_READS.get(name, f"{name}_reads")] = text
        rows.append(cells | evidence.of(found.columns, row))
    labels = {short(iri): label for iri, label in dataset.labels(sorted(_iris(found)), wish.languages).items()}
    return {
        "rows": rows,
        **wish.extent(len(rows), total),
        "labels": dict(sorted(labels.items())),
        "releases": evidence.titles,
    }


def value(term: Term | None) -> str | int | float | bool | None:
    """Return a term as JSON has it, an IRI short; a text that is long is cut, and says so."""
    found = short(term.value) if isinstance(term, NamedNode) else python_value(term)
    if isinstance(found, str) and len(found) > _LONGEST:
        return f"{found[:_LONGEST]}… [the first {_LONGEST} of {len(found)} characters]"
    return found


def short(iri: str) -> str:
    """Write an IRI as all tools take it; that of a text stays whole, for its hash would be cut."""
    return iri if iri.startswith(PREFIXES["text"]) else short_iri(iri)


class Evidence:
    """The words behind rows, out of one query about all that they name."""

    def __init__(self, dataset: Dataset, found: Solutions) -> None:
        self.titles: dict[str, Json] = {}
        """The titles of the releases that rows are from."""
        self._spans: dict[str, list[dict[str, Json]]] = {}
        things = {thing for row in found.rows for thing in _named(found.columns, row)}
        text = read_bytes(f"{resource_dir('queries')}/support/evidence.rq").decode()
        answer = dataset.select(query_about(sorted(things, key=str), text)) if things else None
        for thing, _, release, title, start, end, words in answer.rows if answer else ():
            if not isinstance(release, NamedNode) or not isinstance(thing, NamedNode):
                continue
            span: dict[str, Json] = {"release": release.value, "start": value(start), "end": value(end)}
            if words:
                span["words"] = value(words)
            self._spans.setdefault(thing.value, []).append(span)
            if title:
                self.titles[release.value] = value(title)

    def of(self, columns: Sequence[str], row: Row) -> dict[str, Json]:
        """Return the spans of a row: all of them if they are few, else the first, and how many there are."""
        found: list[Json] = []
        for thing in _named(columns, row):
            found += [span for span in self._spans.get(thing.value, []) if span not in found]
        if not found:
            return {}
        return {"evidence": found[:_SPANS]} | ({"evidence_total": len(found)} if len(found) > _SPANS else {})


def _named(columns: Sequence[str], row: Row) -> list[NamedNode]:
    """Return the spans or the claim that a row is about; else all that it names, which may lead to some."""
    return things_of(columns, row) or [term for term in row if isinstance(term, NamedNode)]


def _iris(found: Solutions) -> set[str]:
    terms = (term for row in found.rows for term in row if isinstance(term, NamedNode))
    return {term.value for term in terms if not term.value.startswith(PREFIXES["text"])}
