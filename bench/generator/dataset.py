"""The invented releases as one N-Quads file: their graphs, the people of the world, and who is who."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph
from bench.generator.scenes import invent
from bench.generator.world import World

from polgraph import iris, mapping, resolution, store
from polgraph.engine import Dataset, NamedNode, Quad, Triple, serialise
from polgraph.facts import facts_json
from polgraph.namespaces import ORG, PG, RDF, SKOS
from polgraph.pipeline.releases import shipped_lexicon

DATA = Path(__file__).parents[1] / ".data"
_OF_PEOPLE = {PG.knownInPost, PG.post, ORG.member, SKOS.prefLabel}


def made(number: int, seed: int = 7) -> Path:
    """Return the file of *number* releases, and make it if it is not there."""
    path = DATA / f"{number}-{seed}.nq"
    if not path.exists():
        DATA.mkdir(exist_ok=True)
        unfinished = path.with_suffix(".part")
        with unfinished.open("wb") as file:
            file.writelines(chunks(World(shipped_lexicon(), seed), number))
        unfinished.rename(path)
    return path


def shipped() -> Path:
    """Write the shipped data as one file, and return it."""
    DATA.mkdir(exist_ok=True)
    path = DATA / "shipped.nq"
    path.write_bytes(serialise(store.shipped_quads(), "nq", {}))
    return path


def triples(path: Path) -> Path:
    """Return the N-Triples of an N-Quads file, each triple once, and make them if they are not there."""
    found = path.with_suffix(".nt")
    if not found.exists():
        quads = pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.N_QUADS)
        unfinished = found.with_suffix(".part")
        with unfinished.open("wb") as file:
            pyoxigraph.serialize(dict.fromkeys(quad.triple for quad in quads), file, pyoxigraph.RdfFormat.N_TRIPLES)
        unfinished.rename(found)
    return found


def chunks(world: World, number: int) -> Iterator[bytes]:
    """Yield sorted N-Quads, graph by graph: each release, then the people, then who is who."""
    people = world.roster()
    about_people: list[Triple] = list(people)
    for n in range(number):
        facts, text = invent(world, n)
        triples = mapping.triples_of(facts, text, world.lexicon, mapping.Provenance())
        about_people += filter(_tells_who, triples)
        yield _written(triples, iris.release_graph(iris.release(text.sha256)))
    yield _written(people, iris.REFERENCE_GRAPH)
    dataset = Dataset()
    dataset.add(about_people, iris.REFERENCE_GRAPH)
    yield _written(resolution.identities(dataset), iris.RESOLUTION_GRAPH)


def write_documents(number: int, seed: int, folder: Path) -> None:
    """Write the facts document and the text of each release into *folder*."""
    world = World(shipped_lexicon(), seed)
    folder.mkdir(parents=True, exist_ok=True)
    for n in range(number):
        facts, text = invent(world, n)
        (folder / f"{n:06}.json").write_text(facts_json(facts), encoding="utf-8")
        (folder / f"{n:06}.txt").write_text(text.content, encoding="utf-8")


def _written(triples: Iterable[Triple], graph: str) -> bytes:
    name = NamedNode(graph)
    return serialise((Quad(*t, name) for t in triples), "nq", {})


def _tells_who(triple: Triple) -> bool:
    value = triple.object
    is_person = triple.predicate.value == RDF.type and isinstance(value, NamedNode) and value.value == PG.Person
    return is_person or triple.predicate.value in _OF_PEOPLE
