"""Wire the steps: what every surface can do, without printing."""

from __future__ import annotations

from polgraph import iris, store
from polgraph.engine import Dataset, NamedNode, Quad, Solutions, Triple, parse_file
from polgraph.errors import QueryParameterError, SourceError
from polgraph.namespaces import BASE
from polgraph.queries import Parameter, QueryRegistry, SavedQuery, refuse_remote
from polgraph.queries.binding import term_of
from polgraph.resources import files_below, read_bytes, resource_dir

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path
    from typing import TypeVar

    import rdflib

    from polgraph.extraction.extractor import Extractor
    from polgraph.facts import Facts, Text
    from polgraph.lexicon import Lexicon
    from polgraph.sources import Page
    from polgraph.validation import Report

    T = TypeVar("T")

GRAPHS = f"{BASE}graph/"
EXPORT_FORMATS = ("jsonld", "nq", "nt", "rdfxml", "trig", "ttl")
RELEASE_COMMENT = "What one press release states, and where in its text. Data: CC BY 4.0, polgraph contributors."
# Ten times what an ordinary text of the largest size needs would be no bound; these are about twice that.
EXTRACTION_SECONDS, EXTRACTION_MEGABYTES = 120.0, 4096
Found = Solutions | list[Triple]
# A missing label is shown in the language that most readers of the first one know.
FALLBACK = {"en": ["en", "ru", "kk"], "kk": ["kk", "ru", "en"], "ru": ["ru", "kk", "en"]}


def saved_queries() -> QueryRegistry:
    """Return the shipped queries."""
    return QueryRegistry(resource_dir("queries"))


def answer(query: SavedQuery, values: Mapping[str, str], languages: list[str]) -> tuple[Found, dict[str, str]]:
    """Answer a query over the shipped data: rows or triples, and the labels of the IRIs in the rows."""
    dataset = store.open_shipped()
    found = dataset.answer(_bound(dataset, query, values))
    return found, _labels(dataset, found, languages) if isinstance(found, Solutions) else {}


def results(query: SavedQuery, values: Mapping[str, str], form: str) -> bytes:
    """Answer a SELECT or ASK over the shipped data in a standard results format."""
    dataset = store.open_shipped()
    return dataset.results(_bound(dataset, query, values), form)


def bounded(step: Callable[..., T], query: SavedQuery, *arguments: object) -> T:
    """Do `answer` or `results` for a query from outside, in a child process that may be killed."""
    from polgraph.workers import run_bounded

    refuse_remote(query.text)
    return run_bounded(step, query, *arguments)


def _bound(dataset: Dataset, query: SavedQuery, values: Mapping[str, str]) -> str:
    """Bind *values*; a value that names no thing of its kind is refused, for it would give an empty answer."""
    named = {name for name, parameter in query.parameters.items() if parameter.type == "iri"}
    query.terms({name: value for name, value in values.items() if name not in named})
    asked = {**query.defaults, **values}
    things = {name: _known(dataset, query.parameters[name], asked[name]) for name in asked if name in named}
    return query.bind({**values, **things})


def _known(dataset: Dataset, parameter: Parameter, value: str) -> str:
    """Return *value* if it is the id of a thing, else the IRI of the one thing that it is a name of."""
    try:
        term = term_of(parameter, value)
    except QueryParameterError:
        term = None
    if isinstance(term, NamedNode) and dataset.knows(term.value):
        return value
    from polgraph.parameters import thing_named  # words are looked at only where there is no such id

    return thing_named(dataset, parameter, value)


def _labels(dataset: Dataset, solutions: Solutions, languages: list[str]) -> dict[str, str]:
    terms = {term.value for row in solutions.rows for term in row if isinstance(term, NamedNode)}
    return dataset.labels(terms, languages)


def map_facts(facts_file: Path, text_file: Path) -> bytes:
    """Map a facts document and the text that it is about to the Turtle of a release; SourceError on bad input."""
    from polgraph import sources
    from polgraph.facts import parse_facts

    lexicon = _lexicon()
    try:
        document = read_bytes(facts_file).decode("utf-8-sig")
        facts = parse_facts(document, lexicon.vocabulary())
    except UnicodeDecodeError as exc:
        raise SourceError(f"{facts_file}: byte {exc.start} is not UTF-8; expected UTF-8 JSON") from exc
    except SourceError as exc:
        raise SourceError(str(exc) if str(facts_file) in str(exc) else f"{facts_file}: {exc}") from exc
    text = sources.read_text(text_file)
    if text.sha256 != facts.release.sha256:
        raise SourceError(
            f"{text_file}: is not the text that {facts_file} was made from (SHA-256 {text.sha256[:12]}…, "
            f"release.sha256 {facts.release.sha256[:12]}…); expected that text, unchanged to the last byte"
        )
    try:
        return release_turtle(facts, text, lexicon)
    except SourceError as exc:
        raise SourceError(f"{facts_file}: {exc}") from exc


def release_turtle(facts: Facts, text: Text, lexicon: Lexicon) -> bytes:
    """Map *facts* to the Turtle file of their release."""
    from polgraph import mapping
    from polgraph.serialization import to_turtle

    return to_turtle(mapping.triples_of(facts, text, lexicon, mapping.Provenance()), comment=RELEASE_COMMENT)


def extract(
    source: Path | bytes, *, html: bool | None = None, encoding: str | None = None, minimum: float = 0
) -> tuple[Facts, Page]:
    """Read the facts out of a release, a file or its bytes, in a child process that may be killed.

    *html* None looks at the content; *encoding* is for a source that states none; facts with a confidence below
    *minimum* are left out.
    """
    from polgraph.workers import run_bounded

    return run_bounded(
        _extract,
        source,
        html,
        encoding,
        minimum,
        seconds=EXTRACTION_SECONDS,
        megabytes=EXTRACTION_MEGABYTES,
        work="text",
        error=SourceError,
    )


def extractor() -> Extractor:
    """Return an extractor with the shipped words; it takes a second to make and may be used for many texts."""
    from polgraph.extraction.extractor import Extractor

    return Extractor(_lexicon(store.matching_files()))


def extracted_turtle(facts: Facts, text: Text) -> bytes:
    """Map what was extracted, and reviewed by nobody yet, to the Turtle of a release.

    Unlike a person's document, it may name places and agencies that the reference data lack: these are described.
    """
    from polgraph import __version__, mapping, unconfirmed
    from polgraph.extraction.tables import load_tables
    from polgraph.serialization import to_turtle

    lexicon = _lexicon()
    triples = mapping.triples_of(facts, text, lexicon, mapping.Provenance("polgraph", __version__, "unreviewed"))
    tables = load_tables("districts", "agency-kinds", "newsrooms")
    gazetteer = unconfirmed.Gazetteer(*tables.values())
    return to_turtle([*triples, *unconfirmed.descriptions(triples, lexicon, gazetteer)], comment=RELEASE_COMMENT)


def _extract(source: Path | bytes, html: bool | None, encoding: str | None, minimum: float) -> tuple[Facts, Page]:
    """Do what `extract` says, in the child: its standard input is the bytes that the caller has read."""
    import io
    import sys
    from dataclasses import replace

    from polgraph import sources
    from polgraph.facts import at_least

    if isinstance(source, bytes):
        sys.stdin = io.TextIOWrapper(io.BytesIO(source))
    page = sources.read_release("-" if isinstance(source, bytes) else source, html=html, encoding=encoding)
    where = "standard input" if isinstance(source, bytes) else str(source)
    if not any(map(str.isalpha, page.text.content)):
        raise SourceError(f"{where}: there are no words; expected a press release")
    try:
        facts = extractor().extract(page.text.content, page.text.sha256)
    except SourceError as exc:
        raise SourceError(f"{where}: {exc}") from exc
    release = replace(facts.release, published=facts.release.published or page.published)
    return at_least(replace(facts, release=release), minimum), page


def _lexicon(more: Sequence[str] = ()) -> Lexicon:
    from polgraph.lexicon import Lexicon

    paths = [*(path for path, _ in store.vocabulary_files()), *more]
    return Lexicon(quad for path in paths for quad in parse_file(path))


def resolution_turtle() -> bytes:
    """Return the resolution graph of the shipped people and releases as Turtle."""
    from polgraph.resolution import identities
    from polgraph.serialization import to_turtle

    paths = [path for path, graph in store.vocabulary_files() if graph == iris.REFERENCE_GRAPH]
    quads = [quad for path in [*paths, *store.release_files()] for quad in parse_file(path)]
    comment = "Who is who: the identity of every person. Data: CC BY 4.0, polgraph contributors."
    return to_turtle(identities(quads), comment=comment)


def validate(files: list[Path], *, shapes: list[Path] | None = None, profile: str | None = None) -> Report:
    """Check RDF files, or all shipped data if there are none, against the shipped or the given shapes.

    *profile* names a stricter set of shapes for one use, to be met as well. The other shipped releases are looked at
    too, for what a file states may be in tension with them.
    """
    from polgraph import validation

    shape_files = [*(shapes or _shape_files()), *([_profile_file(profile)] if profile else [])]
    context = [quad for path, _ in store.vocabulary_files() for quad in parse_file(path)]
    if files:
        data = [quad for path in files for quad in parse_file(path)]
        context += store.other_releases(data)
    else:
        data = list(store.shipped_quads())
    own = [quad for path in shape_files for quad in parse_file(path)]
    return validation.validate(data, context, own, own_rules=not shapes)


def _shape_files() -> list[str]:
    folder = resource_dir("shapes")
    return [path for path in files_below(folder, ".ttl") if not path.startswith(f"{folder}/profiles/")]


def _profile_file(name: str) -> str:
    """Return the file of a profile; SourceError if there is none of that name."""
    folder = f"{resource_dir('shapes')}/profiles"
    known = [path.removeprefix(f"{folder}/").removesuffix(".ttl") for path in files_below(folder, ".ttl")]
    if name not in known:
        raise SourceError(f"no profile is called {name!r}; expected one of {', '.join(known)}")
    return f"{folder}/{name}.ttl"


def export(form: str, graph: str | None = None) -> bytes:
    """Return the shipped graph, or one named graph of it, in one of EXPORT_FORMATS; the same bytes each time.

    A graph is named by what follows graph/ in its IRI: ontology, reference, resolution, release/….
    """
    import json

    from polgraph import serialization
    from polgraph.engine import serialise
    from polgraph.namespaces import PREFIXES

    shipped = list(store.shipped_quads())
    quads = [quad for quad in shipped if graph in (None, _graph_of(quad).removeprefix(GRAPHS))]
    if not quads:
        names = sorted({_graph_of(quad).removeprefix(GRAPHS) for quad in shipped})
        raise SourceError(f"no graph is called {graph!r}; expected one of {', '.join(names)}")
    if form == "ttl":
        return serialization.to_turtle(quad.triple for quad in quads)
    if form == "jsonld":
        context = json.loads(read_bytes(f"{resource_dir('ontology')}/context.jsonld"))
        return serialization.to_jsonld((quad.triple for quad in quads), context["@context"])
    return serialise(quads, form, PREFIXES)


def rdflib_dataset() -> rdflib.Dataset:
    """Return the shipped data as an rdflib Dataset."""
    from polgraph import serialization

    return serialization.rdflib_dataset(store.shipped_quads())


def stats() -> list[tuple[str, str, int]]:
    """Count what is in the shipped data: (graph, class, number of things), sorted."""
    from collections import Counter

    from polgraph.namespaces import RDF

    counted: Counter[tuple[str, str]] = Counter()
    for quad in store.shipped_quads():
        if quad.predicate.value == RDF.type and isinstance(quad.object, NamedNode):
            counted[_graph_of(quad), quad.object.value] += 1
    return sorted((graph, class_, number) for (graph, class_), number in counted.items())


def _graph_of(quad: Quad) -> str:
    return quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else ""
