"""Facts documents that several tests read."""

from __future__ import annotations

from pathlib import Path

from polgraph.engine import NamedNode, Quad

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
GOLDEN = sorted((ROOT / "tests/golden").glob("*/facts.json"))
CORPUS = sorted(SHARED.glob("corpus/dev/*.json"))
RELEASES = sorted(SHARED.glob("releases/*.json"))


def release_file(slug: str) -> Path:
    """Find the Turtle of a shipped release by its slug."""
    return next((ROOT / "data/ttl/releases").glob(f"*/{slug}.ttl"))


def what_it_refers_to(data: list[Quad], by_subject: dict[str, list[Quad]]) -> list[Quad]:
    """Return what the vocabularies say about all that *data* leads to; the rest cannot matter and takes time to read."""
    classes = [quad for quads in by_subject.values() for quad in quads if quad.predicate.value.endswith("#subClassOf")]
    found: dict[str, list[Quad]] = {}
    wanted = [quad.object.value for quad in data if isinstance(quad.object, NamedNode)]
    while wanted:
        iri = wanted.pop()
        if iri not in found:
            found[iri] = by_subject.get(iri, [])
            wanted += [quad.object.value for quad in found[iri] if isinstance(quad.object, NamedNode)]
    return [*classes, *(quad for quads in found.values() for quad in quads)]
