"""The data as a whole: what there is and how much of it, as files, and how programs ask it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from polgraph.engine import Literal, NamedNode
from polgraph.iris import short_iri
from polgraph.namespaces import BASE, DCAT, DCT, PREFIXES, VOID
from polgraph.pipeline.questions import saved_queries
from polgraph.pipeline.serving import downloading
from polgraph.pipeline.serving.documents import void
from polgraph.pipeline.serving.naming import LANGUAGES
from polgraph.results.figures import written_number
from polgraph.web.pages.making import Maker
from polgraph.web.pages.model import Page, Row, Value

if TYPE_CHECKING:
    from polgraph.engine import Dataset, Term, Triple
    from polgraph.pipeline.serving.origin import Origin
    from polgraph.workers.kept.jobs import Answer, Asked

MOST = 100
"""Graphs that the page lists; /void names all."""
DATASET = f"{BASE}view/dataset"
_SPAN = f"{BASE}view/covered-time"
_SYNTAXES = {"ttl": "Turtle", "nt": "N-Triples", "jsonld": "JSON-LD", "trig": "TriG", "nq": "N-Quads"}
DOCUMENTS = {
    "/def": "data.def",
    "/shapes": "data.shapes",
    "/context.jsonld": "title.context",
    "/api/openapi.json": "title.openapi",
    "/sparql": "title.sparql",
    "/void": "title.void",
    "/catalog": "title.catalog",
}
"""Where what describes the data is, and what it is called."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A class, a graph or a vocabulary, with its short name and how much of it there is."""

    value: Value
    short: str
    count: str


def data(asked: Asked, origin: Origin) -> Answer:
    """Show what the dataset is, its files and tables, and how to ask it, in `language`."""
    maker = Maker(asked, origin)
    counts = Counts(maker, _counted(maker.dataset))
    graphs = counts.graphs()
    return maker.answer(
        "data",
        Page(counts.text(DCT.title), DATASET, rows=tuple(_facts(maker, counts))),
        about=counts.text(DCT.description),
        files={f"/data/polgraph.{form}": (_SYNTAXES[form], media) for form, media in downloading.FORMS.items()},
        graphs=graphs[:MOST],
        more=max(0, len(graphs) - MOST),
        queries=[(name, query.question.get(maker.language, query.summary)) for name, query in saved_queries().items()],
        documents=[(path, maker.words[key]) for path, key in DOCUMENTS.items()],
        vocabularies=list(counts.vocabularies()),
        classes=counts.classes(),
        base=asked.text("base"),
    )


@lru_cache(maxsize=1)
def _counted(dataset: Dataset) -> tuple[Triple, ...]:
    """Count what is here; the same as long as the data are, whatever the address."""
    return void(dataset, BASE).said


def _facts(maker: Maker, counts: Counts) -> Iterator[Row]:
    """Yield what is told of the dataset in a line each."""
    words, language = maker.words, maker.language

    def row(key: str, *texts: str, href: str = "") -> Row:
        return Row(Value(words[f"data.{key}"]), tuple(Value(text, href, far=href.startswith("http")) for text in texts))

    yield row("triples", written_number(str(counts.number(DATASET, VOID.triples)), language))
    yield row("subjects", written_number(str(counts.number(DATASET, VOID.distinctSubjects)), language))
    releases = sum(1 for graph in counts.graphs() if graph.short.startswith("graph:release/"))
    yield row("releases", written_number(str(releases), language), href="/releases")
    for key, found in (
        ("issued", counts.all(DATASET, DCT.issued)),
        ("covered", [*counts.all(_SPAN, DCAT.startDate), *counts.all(_SPAN, DCAT.endDate)]),
        ("version", counts.all(DATASET, DCAT.version)),
    ):
        if days := [one.value for one in found if isinstance(one, Literal)]:
            yield row(key, " \N{EN DASH} ".join(days))
    yield row("languages", *(words[f"data.language.{code}"] for code in _languages(counts)))
    yield row("license", "CC BY 4.0", href="https://creativecommons.org/licenses/by/4.0/")


def _languages(counts: Counts) -> list[str]:
    found = [one.value.rpartition("/")[2] for one in counts.all(DATASET, DCT.language) if isinstance(one, NamedNode)]
    return sorted(code for code in found if code in LANGUAGES)


class Counts:
    """What VoID counts, by what it is said of."""

    def __init__(self, maker: Maker, said: tuple[Triple, ...]) -> None:
        self._maker = maker
        self._said: dict[str, dict[str, list[Term]]] = {}
        for triple in said:
            if isinstance(triple.subject, NamedNode):
                about = self._said.setdefault(triple.subject.value, {})
                about.setdefault(triple.predicate.value, []).append(triple.object)

    def all(self, iri: str, predicate: str) -> list[Term]:
        """Return what is said of *iri* by *predicate*."""
        return self._said.get(iri, {}).get(predicate, [])

    def number(self, iri: str, predicate: str) -> int:
        """Return a count; 0 if it is not told."""
        return next((int(one.value) for one in self.all(iri, predicate) if isinstance(one, Literal)), 0)

    def text(self, predicate: str) -> str:
        """Return a text about the dataset in the language of the reader, or in the only one that it has."""
        texts = {one.language: one.value for one in self.all(DATASET, predicate) if isinstance(one, Literal)}
        return texts.get(self._maker.language) or texts.get(None) or ""

    def classes(self) -> list[Counted]:
        """Return the classes, those with the most things first."""
        of = {
            one.value: self.number(part.value, VOID.entities)
            for part in self.all(DATASET, VOID.classPartition)
            if isinstance(part, NamedNode)
            for one in self.all(part.value, f"{VOID.iri}class")
            if isinstance(one, NamedNode)
        }
        return [self._counted(iri, of[iri]) for iri in sorted(of, key=lambda iri: (-of[iri], iri))]

    def graphs(self) -> list[Counted]:
        """Return the graphs, by their names."""
        names = sorted(one.value for one in self.all(DATASET, VOID.subset) if isinstance(one, NamedNode))
        return [self._counted(iri, self.number(iri, VOID.triples)) for iri in names]

    def vocabularies(self) -> Iterator[Counted]:
        """Yield the vocabularies whose terms are used, with what they are used for."""
        for iri in sorted(one.value for one in self.all(DATASET, VOID.vocabulary) if isinstance(one, NamedNode)):
            prefix = next((name for name, namespace in PREFIXES.items() if namespace == iri), "")
            told = self._maker.words.get(f"data.vocabulary.{prefix}", iri)
            yield Counted(Value(told, "/def" if prefix == "pg" else iri, far=prefix != "pg"), prefix, "")

    def _counted(self, iri: str, count: int) -> Counted:
        return Counted(self._maker.linked(iri), short_iri(iri), written_number(str(count), self._maker.language))
