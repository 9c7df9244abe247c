"""Values of query parameters as people say them: a name in Russian, Kazakh or English to the IRI of what it names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from polgraph import store
from polgraph.engine import Dataset, Literal, NamedNode, RelayedDataset
from polgraph.errors import QueryParameterError, nearest
from polgraph.extraction.finding import NameFinder, people_named, place_names
from polgraph.extraction.morphology import KazakhMorphology, Morphology, RussianMorphology
from polgraph.extraction.names import NameNormaliser, read_given_names
from polgraph.extraction.tables import load_table
from polgraph.extraction.terms import Entry
from polgraph.iris import compact
from polgraph.namespaces import DCT, ID, PG, RDFS, SCHEMA, SKOS
from polgraph.queries import Parameter
from polgraph.queries.types import term_of

NAMES = frozenset({SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel, RDFS.label, PG.summary, DCT.title})
KINDS = {"about": ("counting-unit", "measure", "region", "subject"), "place": ("place", "region")}
"""Parameters that take things of several kinds; any other takes the kind of its scheme or of its own name."""
PLACES = frozenset({"place", "region"})
SHOWN = ["en", "ru", "kk"]
_SHOWN_LENGTH = 80
_NAMED = ("concept", "iri")
"""Types of parameters that take a name."""
Links = Mapping[str, str]


def thing_named(dataset: Dataset, parameter: Parameter, value: str) -> str:
    """Return the IRI of the one thing that *value* names; QueryParameterError if there is none, or several."""
    iris = things_named(parameter, value, None if isinstance(dataset, RelayedDataset) else dataset)
    if not iris:
        if not parameter.scheme or parameter.type not in _NAMED:
            term_of(parameter, value)  # what can be no IRI, or period, is refused as such
        raise QueryParameterError(_unknown(dataset, parameter, value))
    if len(iris) > 1:
        labels = dataset.labels(iris, SHOWN)
        listed = ", ".join(f"{labels.get(iri, iri)} ({compact(iri)})" for iri in iris)
        raise QueryParameterError(f"{parameter.name}: {value!r} names several things; expected one of {listed}")
    return iris[0]


def kinds_of(parameter: Parameter) -> tuple[str, ...]:
    """Return the kinds of things that *parameter* takes."""
    wanted = parameter.scheme or parameter.name
    return KINDS.get(wanted, (wanted,))


def things_named(parameter: Parameter, value: str, dataset: Dataset | None = None) -> list[str]:
    """Return the IRIs of all things of the kind of *parameter* that *value* names, in *dataset* or as shipped."""
    kinds = frozenset(kinds_of(parameter))
    finder, people, links = _names_of(dataset or store.shipped(), kinds, "region" in {parameter.name, parameter.scheme})
    found = finder.find(value)
    if people:
        found |= people_named(value, people, _normaliser())
        found = frozenset(links[PG.identifiedAs].get(person, person) for person in found)
    return sorted(ID + thing.replace(":", "/", 1) for thing in found if thing.partition(":")[0] in kinds)


@lru_cache(maxsize=64)  # a service meets one state of a store after another
def _names_of(
    dataset: Dataset, kinds: frozenset[str], region_first: bool
) -> tuple[NameFinder, list[tuple[str, str]], dict[str, Links]]:
    """Return what finds the things of *kinds*, the names of the people among them, and their links."""
    entries, links = names_in(dataset, kinds | PLACES if kinds & PLACES else kinds)
    places = place_names([e for e in entries if e[0] == "place"], links[PG.centre], region_first=region_first)
    finder = _finder(entries, places, {"ru": _russian(), "kk": KazakhMorphology()})
    return finder, [(person, name) for kind, person, _, name in entries if kind == "person"], links


@cache
def _russian() -> RussianMorphology:
    return RussianMorphology({row[0]: frozenset(row[1].split()) for row in load_table("lexicon/word-forms.tsv")})


@cache
def _normaliser() -> NameNormaliser:
    return NameNormaliser(read_given_names(), _russian())


def names_in(dataset: Dataset, kinds: Iterable[str]) -> tuple[list[Entry], dict[str, Links]]:
    """Return the names of the things of *kinds*, and their centres, identities and the places they lie in."""
    entries: list[Entry] = []
    links: dict[str, dict[str, str]] = {PG.centre: {}, PG.identifiedAs: {}, SCHEMA.containedInPlace: {}}
    for quad in dataset.said(sorted([*NAMES, *links])):
        subject, predicate, value = quad.subject, quad.predicate.value, quad.object
        if not isinstance(subject, NamedNode) or not subject.value.startswith(ID):
            continue
        thing = compact(subject.value)
        if predicate in links and isinstance(value, NamedNode) and value.value.startswith(ID):
            links[predicate][thing] = compact(value.value)
        elif predicate in NAMES and isinstance(value, Literal) and thing.partition(":")[0] in kinds:
            kind = thing.partition(":")[0]
            language = "" if kind == "person" else value.language or ""  # names of people decline in their own way
            entries.append(("place" if kind in PLACES else kind, thing, language, value.value))
    return entries, dict(links)


def _finder(
    entries: Iterable[Entry], places: tuple[list[Entry], list[Entry]], morphologies: Mapping[str, Morphology]
) -> NameFinder:
    """Make the finder of whole names first, short ones after: surnames, names turned round, events without place."""
    others = [entry for entry in entries if entry[0] != "place"]
    people = [(entry, entry[3].split()) for entry in others if entry[0] == "person"]
    short = [(*entry[:3], " ".join(words)) for entry, name in people for words in (name[-1:], name[::-1])]
    short += [(*entry[:3], entry[3].partition(" (")[0]) for entry in others if " (" in entry[3]]
    return NameFinder([[*places[0], *others], [*places[1], *short]], morphologies)


def _unknown(dataset: Dataset, parameter: Parameter, value: str) -> str:
    name, scheme, shown = parameter.name, parameter.scheme, value[:_SHOWN_LENGTH]
    if not scheme:
        return f"{name}: nothing here is called {shown!r}; expected the IRI of a thing"
    kinds = sorted(kinds_of(parameter))
    entries, _ = names_in(store.shipped() if isinstance(dataset, RelayedDataset) else dataset, kinds)
    named = [(thing.partition(":")[2], label) for _, thing, _, label in entries if thing.partition(":")[0] in kinds]
    slugs = [slug for kind in kinds for slug in dataset.slugs(f"{ID}{kind}/")]
    known = sorted({label for _, label in named}) if scheme == "person" else slugs  # whose ids say nothing
    hint = _nearest(shown, named, slugs) or f"expected one such as {', '.join(known[:3])}"
    return f"{name}: no {scheme} is called {shown!r}; {hint}"


def _nearest(value: str, named: Iterable[tuple[str, str]], slugs: Iterable[str]) -> str:
    """Ask whether the thing is meant whose id, name or a word of whose name is written most like *value*."""
    by_words = {words.casefold(): f"{name!r} ({slug})" for slug, name in named for words in (*name.split(), name)}
    by_words |= {slug.casefold(): repr(slug) for slug in slugs}
    return f"did you mean {by_words[found]}?" if (found := nearest(value.casefold(), by_words)) else ""
