"""The archive of texts: the bytes that are sliced, by their hash, and what is known of how they came."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from polgraph import iris
from polgraph.engine import (
    Literal,
    NamedNode,
    Quad,
    Solutions,
    Term,
    Triple,
    instant,
    literal,
    parse_text,
    serialise,
    triple,
)
from polgraph.engine.parse import FORMATS
from polgraph.errors import StoreError
from polgraph.namespaces import DCT, PG, PROV, RDF, XSD
from polgraph.resources import read_bytes
from polgraph.sealed import read_sealed, sealed

Stored = Callable[[str], bool]
"""Tells whether the store has the release of a text: one whose writer died may be archived, and no more than that."""


_WAYS = """
SELECT ?text ?source ?address ?retrieved WHERE {
  ?way a pg:Retrieval ; pg:retrievalOf ?text ; pg:sourceSha256 ?source .
  OPTIONAL { ?way dct:source ?address } OPTIONAL { ?way pg:retrieved ?retrieved }
}"""
_REVISIONS = "SELECT ?new ?old WHERE { ?new prov:wasRevisionOf ?old }"


class Source(Protocol):
    """What can be asked."""

    def select(self, sparql: str) -> Solutions:
        """Answer a SELECT."""


@dataclass(frozen=True, slots=True, order=True)
class Retrieval:
    """How a text came: the hash of the file or page, and for one from the web its address and the last time (UTC)."""

    source: str
    address: str = ""
    retrieved: str = ""


@dataclass(frozen=True, slots=True)
class Archived:
    """What is known of one text."""

    sha256: str
    retrievals: frozenset[Retrieval] = frozenset()
    revises: frozenset[str] = frozenset()
    """The first 12 digits of the hashes of texts that were at one of its addresses before."""

    def with_retrieval(self, new: Retrieval, before: str | None = None) -> Archived:
        """Return the same, found once more, in the place of the text *before*; the last time at an address counts."""
        others = {one for one in self.retrievals if (one.source, one.address) != (new.source, new.address)}
        revised = self.revises | ({before[:12]} if before and before != self.sha256 else set())
        return replace(self, retrievals=frozenset(others | {new}), revises=revised)

    @property
    def places(self) -> set[str]:
        """The addresses where it was found, and an empty one if it was handed in as a file."""
        return {one.address for one in self.retrievals}

    def triples(self) -> list[Triple]:
        """Return what the graph of this text says."""
        release = iris.release(self.sha256)
        found = [triple(release, PROV.wasRevisionOf, NamedNode(iris.release(old))) for old in sorted(self.revises)]
        for one in sorted(self.retrievals):
            node = iris.retrieval(self.sha256, one.source, one.address)
            found += [
                triple(node, RDF.type, NamedNode(PG.Retrieval)),
                triple(node, PG.retrievalOf, NamedNode(iris.text(self.sha256))),
                triple(node, PG.sourceSha256, literal(one.source)),
            ]
            if one.address:
                found.append(triple(node, DCT.source, literal(one.address, datatype=XSD.anyURI)))
                found.append(triple(node, PG.retrieved, literal(one.retrieved, datatype=XSD.dateTime)))
        return found

    def file(self) -> bytes:
        """Return what is written beside the text, without its seal."""
        return serialise((Quad(*one) for one in self.triples()), "nt", {})


@dataclass(slots=True)
class Archive:
    """All that is known of the texts in a folder."""

    texts: dict[str, Archived] = field(default_factory=dict)
    by_source: dict[str, str] = field(default_factory=dict)
    """The text that a file or page of that hash led to."""
    _at: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))

    def add(self, one: Archived) -> None:
        """Take in what is known of a text, in the place of what was known."""
        self.texts[one.sha256] = one
        for each in sorted(one.retrievals, key=lambda each: _time(each.retrieved)):  # frills that changed count again
            self.by_source[each.source] = one.sha256
            if each.address:
                self._at[each.address][one.sha256] = each.retrieved

    def newest_at(self, address: str, stored: Stored) -> str | None:
        """Return the text that was last found at *address*, of those that are *stored*; None if there is none."""
        found = self._at.get(address, {})
        return max(filter(stored, found), key=lambda text: (_time(found[text]), text), default=None)

    def time_of_visit(self, address: str, retrieved: str) -> str:
        """Return *retrieved*, or the first moment after the last visit to *address* if the clock was set back since."""
        last = max(map(_time, self._at.get(address, {}).values()), default=None)
        return instant(last + timedelta(microseconds=1)) if last and last >= _time(retrieved) else retrieved

    def is_superseded(self, text: str, stored: Stored) -> bool:
        """Tell whether every address where *text* was found has another text since, of those that are *stored*."""
        places = self._addresses(text)
        handed_in = text in self.texts and "" in self.texts[text].places
        others = (self.newest_at(place, lambda one: one == text or stored(one)) for place in places)
        return bool(places) and not handed_in and all(newest != text for newest in others)

    def beside(self, text: str) -> set[str]:
        """Return the other texts that were found where *text* was."""
        return {other for place in self._addresses(text) for other in self._at[place]} - {text}

    def _addresses(self, text: str) -> set[str]:
        return self.texts[text].places - {""} if text in self.texts else set()


def read_archive(folder: Path) -> Archive:
    """Read what is known of the texts in *folder*; StoreError if a file is damaged."""
    archive = Archive()
    for path in sorted(folder.glob("*.ttl")):
        archive.add(read_archived(path))
    return archive


def archive_of(source: Source) -> Archive:
    """Return what a store knows of its texts, all in two questions; the files say the same."""
    retrievals: dict[str, set[Retrieval]] = defaultdict(set)
    for text, origin, address, retrieved in source.select(_WAYS).rows:
        values = [one.value if isinstance(one, Literal) else "" for one in (origin, address, retrieved)]
        retrievals[_last(text)].add(Retrieval(*values))
    revises: dict[str, set[str]] = defaultdict(set)
    for new, old in source.select(_REVISIONS).rows:
        revises[_last(new)].add(_last(old))
    archive = Archive()
    for name, ways in sorted(retrievals.items()):
        archive.add(Archived(name, frozenset(ways), frozenset(revises.get(name[:12], ()))))
    return archive


def _time(retrieved: str) -> datetime:
    """Read a time as xsd:dateTime has it, with as many digits as it needs; nothing is before all others."""
    return datetime.fromisoformat(retrieved) if retrieved else datetime.min.replace(tzinfo=UTC)


def _last(term: Term | None) -> str:
    """Return the last part of an IRI."""
    return term.value.rpartition("/")[2] if isinstance(term, NamedNode) else ""


def read_archived(path: Path) -> Archived:
    """Read what is known of one text; StoreError if the file is damaged."""
    quads = parse_text(read_sealed(path), FORMATS[".ttl"], str(path))
    return archived_of(path.stem, (quad.triple for quad in quads))


def archived_of(text: str, triples: Iterable[Triple]) -> Archived:
    """Return what *triples* say of a text."""
    values: dict[str, dict[str, str]] = defaultdict(dict)
    revises = set()
    for one in triples:
        if isinstance(one.subject, NamedNode) and isinstance(one.object, NamedNode | Literal):
            values[one.subject.value][one.predicate.value] = one.object.value
            revises |= {iris.kind_and_slug(one.object.value)[1]} if one.predicate.value == PROV.wasRevisionOf else set()
    found = (_retrieval(has) for has in values.values() if PG.sourceSha256 in has)
    return Archived(text, frozenset(found), frozenset(revises))


def is_whole(folder: Path, digest: str) -> bool:
    """Tell whether a text and what is known of it are there as they were written."""
    try:
        read_sealed(folder / f"{digest}.ttl")
        return text_of(folder, digest) is not None
    except StoreError:
        return False


def files_of(folder: Path, one: Archived, content: str) -> dict[Path, bytes | None]:
    """Return the files to be written for a text: its bytes, unless they are there, and what is known of it."""
    whole = {} if is_whole(folder, one.sha256) else {folder / f"{one.sha256}.txt": content.encode()}
    return {**whole, folder / f"{one.sha256}.ttl": sealed(one.file())}


def text_of(folder: Path, digest: str) -> str | None:
    """Return the text with that hash, None if it is not archived; StoreError if its bytes are others."""
    path = folder / f"{digest}.txt"
    if not path.exists():
        return None
    content = read_bytes(path)
    if sha256(content).hexdigest() != digest:
        raise StoreError(f"{path}: is damaged; expected the bytes whose SHA-256 is its name")
    return content.decode("utf-8")


def _retrieval(has: Mapping[str, str]) -> Retrieval:
    return Retrieval(has[PG.sourceSha256], has.get(DCT.source, ""), has.get(PG.retrieved, ""))
