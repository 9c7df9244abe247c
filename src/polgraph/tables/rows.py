"""Make the rows of the tables of the triples that describe one release, or the vocabularies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from operator import itemgetter

from polgraph.engine import Literal, NamedNode, Term, Triple
from polgraph.errors import SourceError
from polgraph.namespaces import ID, PG, RDF, SKOS
from polgraph.tables.schema import CONCEPTS, EVIDENCE, NO_YEAR, RELEASE, RELEASES, Column, Step, Table, full_iri, tables

Value = str | int | float | bool | date | list[str] | None
Row = dict[str, Value]
Rows = dict[str, list[Row]]
"""The rows of each table, by its name."""
PARTS = {
    PG.evidence: None,
    PG.titleEvidence: "title",
    PG.publisherEvidence: "publisher",
    PG.publishedEvidence: "published",
    PG.periodEvidence: "period",
    PG.attributionEvidence: "attributed_to",
}
"""What of its subject a property of evidence is the evidence of."""
_SHORT: dict[str, Callable[[str], str]] = {
    "id": lambda iri: iri[len(ID) :].replace("/", ":", 1) if iri.startswith(ID) else iri,
    "slug": lambda iri: iri[len(ID) :].partition("/")[2] if iri.startswith(ID) else iri,
}
_READERS: dict[str, Callable[[str], Value]] = {
    "boolean": lambda text: text in ("true", "1"),
    "date": date.fromisoformat,
    "integer": int,
    "number": float,
    "text": str,
}


_EMPTY: dict[str, Value] = {"flag": False}
_NOTHING: dict[str, list[Term]] = {}


class _Graph:
    """What is said of each subject, and by whom of each value."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self.said: dict[str, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
        self.by: dict[str, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
        for one in triples:
            if isinstance(one.subject, NamedNode):
                self.said[one.subject.value][one.predicate.value].append(one.object)
                if isinstance(one.object, NamedNode):
                    self.by[one.object.value][one.predicate.value].append(one.subject)

    def ends(self, subject: str, column: Column) -> list[Term]:
        """Return what the path of *column* leads to."""
        return [term for way in column.ways for term in self._followed(subject, way)]

    def _followed(self, subject: str, way: tuple[Step, ...]) -> list[Term]:
        property_, is_inverse = way[0]
        found = (self.by if is_inverse else self.said).get(subject, _NOTHING).get(property_, [])
        if not found or len(way) == 1:
            return found
        return [term for one in found if isinstance(one, NamedNode) for term in self._followed(one.value, way[1:])]


def rows_of(triples: Iterable[Triple]) -> Rows:
    """Return the rows that the graph of one release has in each table, sorted; SourceError if it holds no release."""
    graph = _Graph(triples)
    by_class: dict[str, list[str]] = defaultdict(list)
    for subject, said in graph.said.items():
        for term in said.get(RDF.type, ()):
            if isinstance(term, NamedNode):
                by_class[term.value].append(subject)
    releases = by_class[PG.Release]
    if len(releases) != 1:
        raise SourceError(f"the graph holds {len(releases)} releases; expected one")
    release = _SHORT["id"](releases[0])
    found: Rows = {}
    for name, table in tables().items():
        if name == EVIDENCE:
            found[name] = [{RELEASE: release, **row} for row in _evidence(graph, table)]
        elif name != CONCEPTS:
            subjects = sorted({one for class_ in table.classes for one in by_class[class_]})
            more = {} if name == RELEASES else {RELEASE: release}
            found[name] = [{**more, **_row(graph, subject, table)} for subject in subjects]
    return found


def concept_rows(triples: Iterable[Triple]) -> list[Row]:
    """Return the rows of the table of concepts, sorted: all things of ours that *triples* give a label."""
    graph, table = _Graph(triples), tables()[CONCEPTS]
    named = sorted(iri for iri, said in graph.said.items() if iri.startswith(ID) and SKOS.prefLabel in said)
    return [_row(graph, iri, table) for iri in named]


def year_of(rows: Rows) -> int:
    """Return the year that parts the rows of a release: in which its period ends, else in which it was published."""
    release = rows[RELEASES][0]
    day = release["period_last"] or release["published"]
    return day.year if isinstance(day, date) else NO_YEAR


def _row(graph: _Graph, subject: str, table: Table) -> Row:
    own = _SHORT["id"](subject)
    try:
        cells = (_cell(graph.ends(subject, column), column) if column.path else own for column in table.columns)
        return {column.name: cell for column, cell in zip(table.columns, cells, strict=True)}
    except SourceError as exc:
        raise SourceError(f"{own} {exc}") from exc


def _cell(terms: list[Term], column: Column) -> Value:
    """Read the values of a cell; SourceError for several where one is expected."""
    if not terms:
        return _EMPTY.get(column.kind, [] if column.many else None)
    if column.kind == "flag":
        return NamedNode(full_iri(column.of)) in terms
    short = _SHORT.get(column.kind)
    if short:
        texts = {short(term.value) for term in terms if isinstance(term, NamedNode)}
    else:
        texts = {term.value for term in terms if isinstance(term, Literal) and column.of in ("", term.language)}
    if column.many:
        return [*sorted(texts)]
    if len(texts) > 1:
        raise SourceError(f"has {len(texts)} values of {column.path}; expected one")
    return _read(texts.pop(), column) if texts else None


def _read(text: str, column: Column) -> Value:
    try:
        return _READERS.get(column.kind, str)(text)
    except ValueError:
        raise SourceError(f"has the {column.path} {text!r}; expected one of type {column.kind}") from None


def _evidence(graph: _Graph, table: Table) -> list[Row]:
    """Return a row for each fact and each span that states it."""
    found = []
    for subject, said in graph.said.items():
        for property_, part in PARTS.items():
            for span in said.get(property_, ()):
                if isinstance(span, NamedNode):
                    row = _row(graph, span.value, table)
                    found.append({**row, "fact": _SHORT["id"](subject), "part": part})
    return sorted(found, key=lambda row: tuple(map(str, itemgetter("fact", "part")(row))) + _place(row))


def _place(row: Row) -> tuple[int, int]:
    start, stop = row["start"], row["stop"]
    return (start, stop) if isinstance(start, int) and isinstance(stop, int) else (-1, -1)
