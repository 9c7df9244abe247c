"""The shipped files, each in its graph, loaded into memory."""

from __future__ import annotations

from functools import cache

from polgraph import iris
from polgraph.engine import Dataset, NamedNode, Quad, parse_file
from polgraph.errors import SourceError, StoreError
from polgraph.namespaces import PG, RDF
from polgraph.resources import files_below, read_bytes, resource_dir

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_RELEASE = b" a pg:Release ;\n"


def release_files() -> list[str]:
    """Return the shipped release files, in order."""
    return files_below(f"{resource_dir('data/ttl')}/releases", ".ttl")


def vocabulary_files() -> list[tuple[str, str]]:
    """Return the ontology, its schemes and the reference data, in order, each with the graph that it belongs to.

    The words for matching (`matching_files`) are no part of the graph: only the extractor reads them.
    """
    folder = resource_dir("ontology")
    ontology = [path for path in files_below(folder, ".ttl") if not path.startswith(f"{folder}/lexicon/")]
    reference = files_below(f"{resource_dir('data/ttl')}/reference", ".ttl")
    if not ontology or not reference:
        raise StoreError(f"{folder} holds no Turtle; expected the shipped vocabularies")
    graphs = ((ontology, iris.ONTOLOGY_GRAPH), (reference, iris.REFERENCE_GRAPH))
    return [(path, graph) for paths, graph in graphs for path in paths]


@cache
def vocabulary_seal(graph: str) -> str:
    """Return the hash of the files that the ontology or the reference data are in."""
    from hashlib import sha256

    return sha256(b"".join(read_bytes(path) for path, name in vocabulary_files() if name == graph)).hexdigest()


def matching_files() -> list[str]:
    """Return the words that releases use for what the vocabularies name: for the extractor, no part of the graph."""
    return files_below(f"{resource_dir('ontology')}/lexicon", ".ttl")


def open_shipped() -> Dataset:
    """Load the shipped files, each into its graph; the derived graph is there for queries that name it."""
    dataset = Dataset()
    for path, graph in _files():
        dataset.load_turtle(path, graph)
    loaded: dict[str, str] = {}
    for path in release_files():
        graph = _graph_of_file(path)
        if graph in loaded:
            raise SourceError(f"{path}: holds the same release as {loaded[graph]}; expected one file a release")
        loaded[graph] = path
        dataset.load_turtle(path, graph)
    return dataset


@cache
def shipped() -> Dataset:
    """Return the shipped data, loaded once in a process; nobody may add to it."""
    return open_shipped()


def shipped_quads() -> Iterator[Quad]:
    """Yield the quads of the shipped files as they are written there; a store changes the form of some literals.

    What is derived is left out, as it is from the default dataset.
    """
    for path, quads in shipped_by_file():
        if path != _derived_file():
            yield from quads


def derived_quads() -> list[Quad]:
    """Return the quads of the shipped derived graph."""
    return _named(parse_file(_derived_file()), iris.DERIVED_GRAPH)


def shipped_by_file() -> Iterator[tuple[str, list[Quad]]]:
    """Yield the shipped files with their quads."""
    for path, graph in _files():
        yield path, _named(parse_file(path), graph)
    for path in release_files():
        quads = parse_file(path)
        yield path, _named(quads, release_graph(quads, path))


def other_shipped_releases(data: list[Quad]) -> list[Quad]:
    """Return the quads of the shipped releases that *data* does not hold itself, in this or another version."""
    return [quad for path in release_files() for quad in other_releases(data, parse_file(path))]


def other_releases(data: list[Quad], archive: list[Quad]) -> list[Quad]:
    """Return *archive* without the graphs whose release *data* holds itself; what has no graph is one of its own."""
    stated = {quad.subject for quad in data if _states_a_release(quad)}
    same = {quad.graph_name for quad in archive if quad.subject in stated and _states_a_release(quad)}
    return [quad for quad in archive if quad.graph_name not in same] if same else archive


def release_graph(quads: list[Quad], where: str) -> str:
    """Name the graph that a release file stands for; SourceError if it does not hold one release."""
    releases = {quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode) and _states_a_release(quad)}
    if len(releases) != 1:
        raise SourceError(f"{where}: holds {len(releases)} releases; expected one pg:Release")
    try:
        return iris.release_graph(releases.pop())
    except ValueError as exc:
        raise SourceError(f"{where}: {exc}; expected release:<12 hex digits>") from None


def _graph_of_file(path: str) -> str:
    """Name the graph of a release file; as we write it, one line tells, and any other way of writing it is parsed."""
    before, *after = read_bytes(path).split(_RELEASE)
    name = before.rpartition(b"\nrelease:")[2]
    if len(after) == 1 and len(name) == 12 and name.isalnum():
        return iris.release_graph(iris.thing("release", name.decode()))
    return release_graph(parse_file(path), path)


def _states_a_release(quad: Quad) -> bool:
    value = quad.object
    return quad.predicate.value == RDF.type and isinstance(value, NamedNode) and value.value == PG.Release


def _files() -> list[tuple[str, str]]:
    """Return the files whose graphs are known by their names, with these."""
    resolution = f"{resource_dir('data/ttl')}/resolution.ttl"
    return [*vocabulary_files(), (resolution, iris.RESOLUTION_GRAPH), (_derived_file(), iris.DERIVED_GRAPH)]


def _derived_file() -> str:
    return f"{resource_dir('data/ttl')}/derived.ttl"


def _named(quads: list[Quad], graph: str) -> list[Quad]:
    name = NamedNode(graph)
    return [Quad(quad.subject, quad.predicate, quad.object, name) for quad in quads]
