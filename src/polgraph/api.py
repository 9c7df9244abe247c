"""The Python face: the same verbs as the command line, values in and values out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from polgraph.engine import Solutions
from polgraph.errors import QueryError, SourceError
from polgraph.pipeline import checks, exports, questions, releases
from polgraph.queries.registry import read_query, typed_query
from polgraph.results.values import Value, python_value

if TYPE_CHECKING:
    from pandas import DataFrame
    from rdflib import Dataset

    from polgraph.facts import Facts
    from polgraph.results.view import View
    from polgraph.sources import Page
    from polgraph.validation import Report

PathLike = str | Path
SHOWN_IN_NOTEBOOKS = 60


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of a query: IRIs and texts as str, numbers as int or float, None where nothing is bound."""

    columns: tuple[str, ...]
    rows: tuple[Mapping[str, Value], ...]
    labels: Mapping[str, str]
    """Labels of the IRIs in the rows, in the language asked for where there is one."""
    _view: View = field(repr=False, compare=False)

    def __iter__(self) -> Iterator[Mapping[str, Value]]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def labelled(self) -> list[dict[str, Value]]:
        """Return the rows with labels in place of IRIs."""
        return [{k: self.labels.get(v, v) if isinstance(v, str) else v for k, v in row.items()} for row in self.rows]

    def to_pandas(self, *, labelled: bool = False) -> DataFrame:
        """Return a DataFrame with a type for each column; needs `polgraph[pandas]`."""
        from polgraph.results.frame import data_frame

        return data_frame(self._view.found, self.labels if labelled else {})

    def _repr_html_(self) -> str:
        """Be a table in a notebook, with the columns, figures and labels that the command line shows."""
        from polgraph.results.markup import html

        return html(self._view, SHOWN_IN_NOTEBOOKS)


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was read out of one release; positions of facts are code points of `page.text.content`."""

    facts: Facts
    page: Page
    """The text, and for a web page its blocks and the way back to the source."""

    def json(self) -> str:
        """Return the facts document."""
        from polgraph.facts import facts_json

        return facts_json(self.facts)

    def turtle(self) -> bytes:
        """Return the graph of the release; every claim in it is unreviewed."""
        return releases.extracted_turtle(self.facts, self.page.text)


def query(
    query: PathLike, *, lang: Literal["en", "kk", "ru"] = "en", evidence: bool = False, **parameters: Value
) -> Answer:
    """Answer a saved query by its name, a `.rq` file by its path, or the text of a SELECT or ASK.

    *parameters* are those of the query, as the command line takes them; None leaves the default. *evidence* adds to
    each row the columns evidenceRelease, evidenceTitle, evidenceSpan and evidenceWords.
    QueryError (or one of its kinds) if the query, a parameter or the evaluation is at fault.
    """
    values = {name: _written(value) for name, value in parameters.items() if value is not None}
    text = str(query)
    ask = questions.bounded
    if isinstance(query, Path) or text.endswith(".rq"):
        asked = read_query(text)
    elif any(mark in text for mark in "{}? \n"):
        asked = typed_query(text)
    else:
        asked, ask = questions.saved_queries()[text], questions.direct
    found, labels = ask(questions.answer, asked, values, questions.FALLBACK[lang], evidence)
    if not isinstance(found, Solutions):
        raise QueryError("the query makes a graph; expected SELECT or ASK (polgraph.graph() has CONSTRUCT)")
    rows = [{name: python_value(term) for name, term in zip(found.columns, row, strict=True)} for row in found.rows]
    return Answer(found.columns, tuple(rows), labels, questions.view(found, asked.shown, lang, labels))


def graph() -> Dataset:
    """Return the shipped data as an rdflib Dataset whose default graph is the union of its named graphs."""
    return exports.rdflib_dataset()


def validate(*files: PathLike, shapes: Sequence[PathLike] | None = None, profile: str | None = None) -> Report:
    """Check RDF files, or all shipped data if there are none; SourceError if they cannot be checked.

    *shapes* replace the shipped ones; *profile* (`publication`) adds stricter rules for one use.
    """
    own = [Path(shape) for shape in shapes] if shapes else None
    return checks.validate([Path(file) for file in files], shapes=own, profile=profile)


def extract(
    release: PathLike | bytes, *, html: bool | None = None, encoding: str | None = None, minimum: float = 0
) -> Extraction:
    """Read the facts out of a press release, in a process of its own; SourceError if it cannot be read in its bounds.

    *release* is a Path, a text (a str with a line break in it), or the bytes of a file; a str on one line is a path.
    *html* tells a page from a text where the content does not; *encoding* is for a source that states none; facts
    whose confidence is below *minimum* are left out.
    """
    source: Path | bytes
    if isinstance(release, str) and "\n" in release:
        try:
            source, html, encoding = release.encode(), bool(html), None
        except UnicodeEncodeError as exc:
            raise SourceError(f"the text: character {exc.start} is half a character; expected Unicode text") from exc
    else:
        source = release if isinstance(release, bytes) else Path(release)
    facts, page = releases.extract(source, html=html, encoding=encoding, minimum=minimum)
    return Extraction(facts, page)


def map(facts: PathLike, text: PathLike | None = None) -> bytes:  # noqa: A001  # the verb of the command line
    """Map a facts document and its text (by default beside it, ending in .txt) to the Turtle of a release."""
    return releases.map_facts(Path(facts), Path(text) if text else Path(facts).with_suffix(".txt"))


def export(form: str = "ttl", *, graph: str | None = None) -> bytes:
    """Return the shipped data, or one named graph of it, as ttl, jsonld, nt, nq, trig or rdfxml."""
    return exports.export(form, graph)


def stats() -> list[tuple[str, str, int]]:
    """Count what is in the shipped data: (graph IRI, class IRI, number of things)."""
    return exports.stats()


def resolve() -> bytes:
    """Return who is who among the shipped people, as Turtle."""
    return exports.resolution_turtle()


def _written(value: Value) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
