"""What the engine is known to hold: for each graph its digest, what it was made from, and whether queries see it."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from polgraph.engine import Literal, NamedNode, Triple, literal, statements
from polgraph.errors import StoreError
from polgraph.namespaces import SCHEMA

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_SEAL, _SEEN = "urn:polgraph:store:seal", "urn:polgraph:store:seen"


@dataclass(frozen=True, slots=True)
class Entry:
    """One graph."""

    digest: str
    """SHA-256 of its sorted N-Triples, as the engine gives them."""
    seal: str
    """The hash of the file that it was made from; empty if it was computed."""
    seen: bool
    """Whether it is part of the default dataset."""

    def triples(self, graph: str) -> list[Triple]:
        """Return what the ledger says of *graph*."""
        name = NamedNode(graph)
        values = {SCHEMA.sha256: self.digest, _SEAL: self.seal, _SEEN: str(int(self.seen))}
        return [Triple(name, NamedNode(predicate), literal(value)) for predicate, value in values.items()]


def digest_of(triples: Iterable[Triple]) -> str:
    """Return the digest of triples as the engine gives them, whatever their order."""
    return sha256(b"\n".join(sorted(statements(triples)))).hexdigest()


def read_ledger(triples: Iterable[Triple], where: str) -> dict[str, Entry]:
    """Return the entries by graph; StoreError if one is not whole."""
    values: dict[str, dict[str, str]] = {}
    for triple in triples:
        if isinstance(triple.subject, NamedNode) and isinstance(triple.object, Literal):
            values.setdefault(triple.subject.value, {})[triple.predicate.value] = triple.object.value
    try:
        return {graph: _entry(has) for graph, has in values.items()}
    except KeyError as exc:
        raise StoreError(f"{where}: its ledger lacks {exc}; expected a store that only polgraph wrote") from exc


def _entry(has: Mapping[str, str]) -> Entry:
    return Entry(has[SCHEMA.sha256], has[_SEAL], has[_SEEN] == "1")
