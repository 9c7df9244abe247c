"""The page of the concept schemes in each language: every concept with its labels."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from manual.markdown import code, table
from manual.ontology import said_in
from manual.vocabulary import LANGUAGES
from polgraph.engine import Literal, NamedNode, Quad, parse_file
from polgraph.iris import kind_and_slug, short_iri
from polgraph.namespaces import RDF, SKOS

NAMES = {"en": "en/reference/schemes.md", "kk": "kk/schemes.md", "ru": "ru/schemes.md"}
_FOLDER = Path(__file__).parents[1] / "ontology/schemes"


def pages() -> Iterator[tuple[str, str]]:
    """Yield the page of each language."""
    for language in LANGUAGES:
        yield NAMES[language], "\n".join(_page(language))


@cache
def sections() -> dict[str, str]:
    """Return the section of the page that has each kind of concepts."""
    concepts = {path.stem: _concepts(parse_file(str(path))) for path in sorted(_FOLDER.glob("*.ttl"))}
    return {kind_and_slug(iri)[0]: name for name, found in concepts.items() for iri in found}


def _page(language: str) -> Iterator[str]:
    said = said_in(language)
    yield from (f"# {said['schemes']}", "", said["schemes head"], "")
    heads = [said["concept"], "English", "Русский", "Қазақша", said["broader"]]
    for path in sorted(_FOLDER.glob("*.ttl")):
        quads = parse_file(str(path))
        yield from (f"## {path.stem}", "")
        yield from table(heads, (_row(iri, quads) for iri in _concepts(quads)))


def _concepts(quads: list[Quad]) -> list[str]:
    concept = NamedNode(SKOS.Concept)
    found = {quad.subject for quad in quads if quad.predicate.value == RDF.type and quad.object == concept}
    return sorted(node.value for node in found if isinstance(node, NamedNode))


def _row(iri: str, quads: list[Quad]) -> tuple[str, ...]:
    own = [quad for quad in quads if quad.subject == NamedNode(iri)]
    labels = {
        quad.object.language: quad.object.value
        for quad in own
        if quad.predicate.value == SKOS.prefLabel and isinstance(quad.object, Literal)
    }
    nodes = [quad.object for quad in own if quad.predicate.value == SKOS.broader]
    broader = [short_iri(node.value) for node in nodes if isinstance(node, NamedNode)]
    return code(short_iri(iri)), *(labels.get(one, "") for one in ("en", "ru", "kk")), ", ".join(map(code, broader))
