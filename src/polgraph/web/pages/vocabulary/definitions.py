"""The page of the ontology: each term with what it means, what is asked of it, and an example out of the data."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from polgraph.engine import Literal, NamedNode
from polgraph.engine.lexemes import LEXEMES
from polgraph.iris import short_iri
from polgraph.namespaces import BASE, PG, PREFIXES, RDF, RDFS, SCHEMA, SKOS
from polgraph.pipeline.questions import saved_queries
from polgraph.results.figures import written_number
from polgraph.web.pages.collation import alphabetical, as_read
from polgraph.web.pages.model import Page, Sheet, Value
from polgraph.web.pages.queries import supporting
from polgraph.web.pages.vocabulary.modules import GENERAL, MODULE_OF, MODULES
from polgraph.web.pages.vocabulary.rules import rules

if TYPE_CHECKING:
    from collections.abc import Iterable

    from polgraph.engine import Dataset, Term
    from polgraph.pipeline.serving.describing import Described
    from polgraph.web.pages.making import Maker

ONTOLOGY = f"{BASE}def"
_LOOKED_AT = 1000


@dataclass(frozen=True, slots=True)
class Entry:
    """A term; *example* is a thing of a class, or one that has a property, then with the value."""

    fragment: str
    label: str
    kind: str
    definition: Value
    above: tuple[Value, ...]
    domains: tuple[Value, ...]
    ranges: tuple[Value, ...]
    parts: tuple[Value, ...]
    """What is said of the things of a class, or the things of one that are terms too."""
    asked: tuple[str, ...]
    """What the shapes ask of it."""
    example: tuple[Value, ...]
    count: str
    queries: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Module:
    """The terms about one matter."""

    name: str
    title: str
    classes: tuple[Entry, ...]
    others: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Scheme:
    """A scheme of concepts."""

    fragment: str
    value: Value
    concepts: tuple[Value, ...]


def definitions(found: Described, maker: Maker) -> Sheet:
    """Show the ontology in the language of *maker*."""
    writer = _Writer(maker)
    page = Page(title=maker.words["def.title"], iri=found.iri)
    return Sheet("def", page, {"modules": writer.modules(), "schemes": writer.schemes(), "version": writer.version()})


class _Writer:
    """Writes the terms of the ontology for a reader."""

    def __init__(self, maker: Maker) -> None:
        self._maker, self._dataset = maker, maker.dataset
        self._examples = examples(maker.dataset)

    def modules(self) -> list[Module]:
        terms = {one.value: kind for one, kind in self._typed() if one.value.startswith(PG.iri)}
        by_module: dict[str, list[tuple[bool, Entry]]] = defaultdict(list)
        for iri, kind in terms.items():
            by_module[self._module(iri)].append((kind == "owl:Class", self._entry(iri, kind)))
        return [
            Module(name, self._maker.words[f"def.module.{name}"], *self._parted(name, by_module[name]))
            for name in MODULES
        ]

    def schemes(self) -> list[Scheme]:
        by_scheme: dict[str, list[Value]] = defaultdict(list)
        for one in self._dataset.matching(None, SKOS.inScheme):
            if isinstance(one.object, NamedNode) and isinstance(one.subject, NamedNode):
                by_scheme[one.object.value].append(self._maker.linked(one.subject.value))
        found = [
            Scheme(f"scheme-{iri.rpartition('/')[2]}", self._maker.linked(iri), tuple(sorted(concepts, key=as_read)))
            for iri, concepts in by_scheme.items()
        ]
        return sorted(found, key=lambda scheme: as_read(scheme.value))

    def version(self) -> str:
        found = self._dataset.matching(ONTOLOGY, f"{PREFIXES['owl']}versionInfo")
        return next((one.object.value for one in found if isinstance(one.object, Literal)), "")

    def _typed(self) -> Iterable[tuple[NamedNode, str]]:
        for one in self._dataset.matching(None, RDF.type):
            if isinstance(one.subject, NamedNode) and isinstance(one.object, NamedNode):
                yield one.subject, short_iri(one.object.value)

    def _module(self, iri: str) -> str:
        of = [iri, *self._iris(iri, SCHEMA.domainIncludes)]
        return next((MODULE_OF[one] for one in of if one in MODULE_OF), GENERAL)

    @staticmethod
    def _parted(name: str, entries: list[tuple[bool, Entry]]) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
        """Part classes, in the order of the module, from other terms, in that of people's words."""
        order = [one.removeprefix(PG.iri) for one in MODULES[name]]
        classes = sorted((one for is_class, one in entries if is_class), key=lambda one: order.index(one.fragment))
        others = sorted((one for is_class, one in entries if not is_class), key=lambda one: alphabetical(one.label))
        return tuple(classes), tuple(others)

    def _entry(self, iri: str, kind: str) -> Entry:
        is_class = kind == "owl:Class"
        count, example = self._examples.get(iri) or (0, self._elsewhere(iri, is_class=is_class))
        return Entry(
            fragment=iri.removeprefix(PG.iri),
            label=self._maker.name(iri),
            kind=self._maker.words.get(kind) or self._maker.name(kind.replace("pg:", PG.iri)),
            definition=self._definition(iri),
            above=self._linked(iri, RDFS.subClassOf, RDFS.subPropertyOf),
            domains=self._linked(iri, SCHEMA.domainIncludes),
            ranges=self._linked(iri, SCHEMA.rangeIncludes),
            parts=self._parts(iri) if is_class else (),
            asked=self._asked(iri),
            example=self._example(iri, example, is_class=is_class),
            count=written_number(str(count), self._maker.language) if count else "",
            queries=tuple(
                Value(saved_queries()[name].question[self._maker.language], f"/questions/{name}")
                for name in _using().get(iri, ())
            ),
        )

    def _definition(self, iri: str) -> Value:
        texts = {
            one.object.language or "": one.object.value
            for one in self._dataset.matching(iri, RDFS.comment)
            if isinstance(one.object, Literal)
        }
        language = self._maker.language
        return Value(texts[language]) if language in texts else Value(texts.get("en", ""), language="en")

    def _linked(self, iri: str, *predicates: str) -> tuple[Value, ...]:
        found = [one for predicate in predicates for one in self._iris(iri, predicate)]
        return tuple(sorted(map(self._maker.linked, found), key=as_read))

    def _parts(self, iri: str) -> tuple[Value, ...]:
        """Return the properties that a class has, and the terms that are of it."""
        said = [one.subject for one in self._dataset.matching(None, SCHEMA.domainIncludes, iri)]
        said += [one.subject for one in self._dataset.matching(None, RDF.type, iri)]
        ours = {one.value for one in said if isinstance(one, NamedNode) and one.value.startswith(PG.iri)}
        return tuple(sorted(map(self._maker.linked, ours), key=as_read))

    def _elsewhere(self, iri: str, *, is_class: bool) -> str:
        """Return a thing that is derived or decided, for what is said of no other; nothing if there is none."""
        wanted = (None, RDF.type, iri) if is_class else (None, iri, None)
        found = islice(self._dataset.matching(*wanted, graph=None), _LOOKED_AT)
        return min((one.subject.value for one in found if isinstance(one.subject, NamedNode)), default="")

    def _iris(self, iri: str, predicate: str) -> list[str]:
        objects = (one.object for one in self._dataset.matching(iri, predicate))
        return sorted(one.value for one in objects if isinstance(one, NamedNode))

    def _asked(self, iri: str) -> tuple[str, ...]:
        found = (
            rule for rule in rules() if rule.path == iri or (not rule.path and iri in (*rule.classes, *rule.having))
        )
        return tuple(dict.fromkeys(rule.told(self._maker.language) for rule in found))

    def _example(self, iri: str, example: str, *, is_class: bool) -> tuple[Value, ...]:
        if not example:
            return ()
        if is_class:
            return (self._maker.linked(example),)
        values = sorted((one.object for one in self._dataset.matching(example, iri, graph=None)), key=self._rank)
        return (self._maker.linked(example), *map(self._maker.shown, values[:1]))

    def _rank(self, term: Term) -> tuple[bool, str]:
        """Prefer the language of the reader."""
        return not (isinstance(term, Literal) and term.language == self._maker.language), str(term)


@lru_cache(maxsize=1)
def examples(dataset: Dataset) -> dict[str, tuple[int, str]]:
    """Return for each class and property how often it is used, and one thing; the same as long as the data are."""
    found: dict[str, tuple[int, str]] = {}
    for kind in ("class", "property"):
        for term, count, example in supporting(dataset, f"example-of-{kind}").rows:
            if isinstance(term, NamedNode) and isinstance(count, Literal) and isinstance(example, NamedNode):
                found[term.value] = int(count.value), example.value
    return found


@cache
def _using() -> dict[str, list[str]]:
    """Map each of our terms to the saved queries that use it."""
    found: dict[str, list[str]] = defaultdict(list)
    for name, query in saved_queries().items():
        names = {lexeme["name"] for lexeme in LEXEMES.finditer(query.text) if lexeme["name"]}
        for term in sorted(names):
            if term.startswith("pg:"):
                found[PG.iri + term.removeprefix("pg:").rstrip(".")].append(name)
    return found
