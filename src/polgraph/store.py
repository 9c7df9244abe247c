"""The named graphs of a dataset: today the shipped files, loaded into memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from polgraph import iris
from polgraph.engine import Dataset, NamedNode, Quad, parse_file
from polgraph.errors import SourceError, StoreError
from polgraph.namespaces import PG, RDF
from polgraph.resources import resource_dir

RESOLUTION_FILE = "resolution.ttl"


def release_files() -> list[Path]:
    """Return the shipped release files, in order."""
    return sorted((resource_dir("data/ttl") / "releases").rglob("*.ttl"))


def vocabulary_files() -> list[tuple[Path, str]]:
    """Return the ontology, its schemes and the reference data, in order, each with the graph that it belongs to."""
    ontology = [(path, iris.ONTOLOGY_GRAPH) for path in resource_dir("ontology").rglob("*.ttl")]
    reference = [(path, iris.REFERENCE_GRAPH) for path in (resource_dir("data/ttl") / "reference").glob("*.ttl")]
    if not ontology or not reference:
        raise StoreError(
            f"{resource_dir('ontology')} holds no Turtle; expected the shipped ontology and reference data"
        )
    return sorted(ontology + reference)


def open_shipped() -> Dataset:
    """Load the shipped files, each into its graph."""
    dataset = Dataset()
    for path, graph in [*vocabulary_files(), (_resolution_file(), iris.RESOLUTION_GRAPH)]:
        dataset.load_turtle(path, graph)
    for path in release_files():
        quads = parse_file(path)
        dataset.add((quad.triple for quad in quads), release_graph(quads, str(path)))
    return dataset


def shipped_quads() -> Iterator[Quad]:
    """Yield the quads of the shipped files as they are written there; a store changes the form of some literals."""
    for path, graph in [*vocabulary_files(), (_resolution_file(), iris.RESOLUTION_GRAPH)]:
        yield from _named(parse_file(path), graph)
    for path in release_files():
        quads = parse_file(path)
        yield from _named(quads, release_graph(quads, str(path)))


def release_graph(quads: list[Quad], where: str) -> str:
    """Name the graph that a release file stands for; SourceError if it does not hold one release."""
    releases = {quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode) and _states_a_release(quad)}
    if len(releases) != 1:
        raise SourceError(f"{where}: holds {len(releases)} releases; expected one pg:Release")
    try:
        return iris.release_graph(releases.pop())
    except ValueError as exc:
        raise SourceError(f"{where}: {exc}; expected release:<12 hex digits>") from None


def _states_a_release(quad: Quad) -> bool:
    value = quad.object
    return quad.predicate.value == RDF.type and isinstance(value, NamedNode) and value.value == PG.Release


def _resolution_file() -> Path:
    return resource_dir("data/ttl") / RESOLUTION_FILE


def _named(quads: list[Quad], graph: str) -> Iterator[Quad]:
    name = NamedNode(graph)
    return (Quad(quad.subject, quad.predicate, quad.object, name) for quad in quads)
