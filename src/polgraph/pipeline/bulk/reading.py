"""Read some releases one after another, in a process that may be killed: records in, all that is to be written out."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING

from polgraph import iris, sources
from polgraph.engine import NamedNode, Quad, serialise
from polgraph.errors import SourceError
from polgraph.facts import facts_json
from polgraph.pipeline import releases
from polgraph.pipeline.stores import readings
from polgraph.pipeline.stores.identifying import everybody_in
from polgraph.tables.rows import rows_of, year_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from polgraph.engine import Triple
    from polgraph.tables.rows import Rows

LANGUAGES = ("kk", "ru")
FAILED, QUARANTINED, READ = "failed", "quarantined", "read"


@dataclass(frozen=True, slots=True)
class Record:
    """One release to be read: its bytes, and what is known of it; *where* names it in errors."""

    where: str
    content: bytes
    published: str | None = None
    """ISO date; counts where the release itself states none."""
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Graph:
    """One named graph: its name, its N-Quads sorted, how many, and the digest by which it is published."""

    name: str
    nquads: str
    digest: str
    triples: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one record: read, or quarantined or failed for a reason."""

    done: str
    reason: str = ""
    sha256: str = ""
    """Of the text; none if the record has no text that could be read."""
    text: str = ""
    facts: str = ""
    """The facts document; of what is in quarantine, too."""
    graphs: tuple[Graph, ...] = ()
    """That of the release, and that of its people as themselves."""
    year: int = 0
    rows: Rows = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Read:
    """A release that was read, before it is checked."""

    outcome: Outcome
    triples: list[Triple]


def read_many(records: Sequence[Record], minimum: float) -> list[Outcome]:
    """Read *records*; a figure that is less sure than *minimum*, or a broken shape, puts a release into quarantine."""
    found = [_read(record, minimum) for record in records]
    good = [one.triples for one in found if isinstance(one, _Read)]
    # All together cost little more than one; which of them breaks a shape is asked only if there is one.
    broken = good and _breaks(triple for triples in good for triple in triples)
    return [_settled(one, alone=bool(broken)) for one in found]


def _read(record: Record, minimum: float) -> _Read | Outcome:
    try:
        page = sources.release_of(record.content, where=record.where)
        page = replace(page, published=page.published or _day(record))
        _refuse_language(record)
        facts = releases.facts_in(page, releases.extractor(), record.where)
        triples = releases.extracted_triples(facts, page.text)
    except SourceError as exc:
        return Outcome(FAILED, str(exc))
    text, document = page.text, facts_json(facts)
    if problems := readings.doubts(facts, minimum):
        return Outcome(QUARANTINED, problems[0], text.sha256, text.content, document)
    people = everybody_in(triples)
    graphs = {
        iris.release_graph(iris.release(text.sha256)): triples,
        iris.part_of(iris.RESOLUTION_GRAPH, text.sha256): people,
    }
    rows = rows_of([*triples, *people])
    written = tuple(_graph(name, content) for name, content in graphs.items() if content)
    return _Read(Outcome(READ, "", text.sha256, text.content, document, written, year_of(rows), rows), triples)


def _settled(one: _Read | Outcome, *, alone: bool) -> Outcome:
    """Return the outcome of a record; *alone* it is checked against the shapes first."""
    if isinstance(one, Outcome):
        return one
    if alone and (problems := _breaks(one.triples)):
        return Outcome(QUARANTINED, problems[0], one.outcome.sha256, one.outcome.text, one.outcome.facts)
    return one.outcome


def _breaks(triples: Iterable[Triple]) -> list[str]:
    return readings.broken_by([Quad(*one) for one in triples])


def _graph(name: str, triples: Sequence[Triple]) -> Graph:
    lines = serialise((Quad(*one) for one in triples), "nt", {})
    nquads = lines.decode().replace(" .\n", f" {NamedNode(name)} .\n")
    return Graph(name, nquads, sha256(lines).hexdigest(), lines.count(b"\n"))


def _day(record: Record) -> str | None:
    if not record.published:
        return None
    try:
        return date.fromisoformat(record.published).isoformat()
    except ValueError:
        raise SourceError(f"{record.where}: published is {record.published!r}; expected YYYY-MM-DD") from None


def _refuse_language(record: Record) -> None:
    if record.language and record.language not in LANGUAGES:
        raise SourceError(f"{record.where}: language is {record.language!r}; expected {' or '.join(LANGUAGES)}")
