"""The pages of the ontology in each language: classes with their properties, an example, what guards and asks them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from os.path import relpath
from pathlib import Path

from manual.markdown import block, code, folded, table, words
from manual.modules import modules, picture_of
from manual.vocabulary import LANGUAGES, Term, example, terms
from polgraph.pipeline.ontologies import users_of

NAMES = {"en": "en/reference/ontology.md", "kk": "kk/ontology.md", "ru": "ru/ontology.md"}
WORDS = Path(__file__).with_suffix(".tsv")
"""What the pages say in each language, beside what the ontology does."""


@cache
def said_in(language: str) -> dict[str, str]:
    """Return the words of the pages in a language, by their names."""
    lines = WORDS.read_text(encoding="utf-8").splitlines()
    heads, *rows = (line.split("\t") for line in lines)
    return {row[0]: row[heads.index(language)] for row in rows}


def pages() -> Iterator[tuple[str, str]]:
    """Yield the page of each language."""
    for language in LANGUAGES:
        yield NAMES[language], "\n".join(_page(language))


def _page(language: str) -> Iterator[str]:
    said = said_in(language)
    found = terms()
    properties = [term for term in found.values() if term.is_property]
    classes = {term.name for term in found.values() if term.is_class}
    yield from (f"# {said['title']}", "", said["head"], "")
    for module in modules():
        title = module.titles[language]
        picture = relpath(f"{language}/{picture_of(module)}", Path(NAMES[language]).parent)
        yield from (f"## {title}", "", f"![{title}]({picture})", "")
        for one in module.classes:
            yield from _class(one, [term for term in properties if one.name in term.domains], language)
    yield from (f"## {said['others']}", "")
    yield from _properties([term for term in properties if not classes & set(term.domains)], language)
    yield from (f"## {said['more']}", "")
    yield from _properties([term for term in found.values() if not term.is_class and not term.is_property], language)


def _class(one: Term, properties: list[Term], language: str) -> Iterator[str]:
    said = said_in(language)
    yield from (
        f"### {one.name.partition(':')[2]}",
        "",
        f"{code(one.name)}, *{one.labels[language]}*. {words(one.definitions[language])}",
        "",
    )
    if one.broader:
        yield from (f"{said['kind of']} {', '.join(map(code, one.broader))}.", "")
    yield from _properties(properties, language)
    if shown := example(one.iri):
        yield from folded(said["example"], block(shown, "turtle"))
    if used := _used(one):
        yield from folded(said["used"], [", ".join(map(code, used)), ""])


def _properties(properties: list[Term], language: str) -> Iterator[str]:
    said = said_in(language)
    heads = [said[name] for name in ("property", "label", "meaning", "leads", "shapes", "queries")]
    yield from table(heads, (_row(term, language) for term in properties))


def _row(term: Term, language: str) -> tuple[str, ...]:
    used = _used(term)
    shapes = ", ".join(code(name.removeprefix("shapes/")) for name in used if name.startswith("shapes/"))
    queries = ", ".join(code(name.removeprefix("queries/")) for name in used if name.startswith("queries/"))
    ranges = ", ".join(map(code, term.ranges))
    return code(term.name), term.labels[language], words(term.definitions[language]), ranges, shapes, queries


@cache
def _used(term: Term) -> tuple[str, ...]:
    """Return the shapes and the saved queries that name *term*, without what only helps other queries."""
    found = (name for name in users_of(term.iri) if name.count("/") == 1)
    return tuple(name.rpartition(".")[0] for name in found)
