"""Read, map, check and export in Python."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from polgraph.errors import SourceError
from polgraph.pipeline import checks, deriving, exports, releases, resolving

if TYPE_CHECKING:
    from polgraph.comparison import Difference, TermDifference
    from polgraph.facts import Facts
    from polgraph.shacl import Report
    from polgraph.sources import Page
    from polgraph.verification import Verified

PathLike = str | os.PathLike[str]


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was read out of one release; positions of facts are code points of `page.text.content`."""

    facts: Facts
    """The facts document as values, each with its spans."""
    page: Page
    """The text, and for a web page its blocks and the way back to the source."""

    def json(self) -> str:
        """Return the facts document."""
        from polgraph.facts import facts_json

        return facts_json(self.facts)

    def turtle(self) -> bytes:
        """Return the graph of the release; every claim in it is unreviewed."""
        return releases.extracted_turtle(self.facts, self.page.text)


def validate(
    *files: PathLike,
    shapes: PathLike | Sequence[PathLike] = (),
    context: PathLike | Sequence[PathLike] = (),
    against: PathLike | Sequence[PathLike] = (),
    profile: str | None = None,
    engine: str | None = None,
) -> Report:
    """Check RDF files, or all shipped data if there are none; SourceError if they cannot be checked.

    *shapes* replace the shipped ones; *context* is what the data refers to, looked at and not judged; *against* are
    releases that the data must be at one with; *profile* (`publication`) adds stricter rules for one use.

    The report's `conforms` is false if there is any result, as SHACL has it; `passes("violation")` looks at violations
    only; `graph()` is the report as SHACL writes it, for rdflib.
    """
    check = checks.Check(_paths(files), _paths(shapes), _paths(context), _paths(against), profile)
    return checks.validate(replace(check, engine=engine) if engine else check)


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
    """Map a facts document and its text (by default beside it, ending in .txt) to the Turtle of a release.

    SourceError if either cannot be used.
    """
    return releases.map_facts(Path(facts), Path(text) if text else Path(facts).with_suffix(".txt"))


def export(
    form: str | None = None,
    *,
    view: str | None = None,
    frame: str | None = None,
    geometry: PathLike | None = None,
    store: PathLike | None = None,
    **selection: str | int | Sequence[str | int] | None,
) -> bytes:
    """Return the shipped data, or that of *store*, as ttl, jsonld, nt, nq, trig or rdfxml, or a view of it.

    The bytes are the same each time. *selection* is by graph, period, person, region, release or year, a value or
    several: values add up, different selectors narrow down. *frame* (`person`, `event`, …) makes trees of JSON-LD,
    *geometry* is a file with the shapes for the view `geojson`. SourceError for an unknown selector.
    """
    shapes = Path(geometry) if geometry is not None else None
    return exports.export(exports.Wanted(form, view, frame, shapes, _choice(selection), _folder(store)))


def export_tables(
    *, store: PathLike | None = None, **selection: str | int | Sequence[str | int] | None
) -> dict[str, bytes]:
    """Return the shipped data, or that of *store*, as CSV tables with their CSVW description, by names of files."""
    return exports.export_tables(exports.Wanted(choice=_choice(selection), store=_folder(store)))


def export_parquet(folder: PathLike, *, store: PathLike | None = None) -> None:
    """Write the shipped data, or those of *store*, as Parquet tables into *folder*.

    The page `reference/tables.md` of the manual says which. What an earlier export left there goes. PolgraphError
    without pyarrow, SourceError if nothing can be written there.
    """
    from polgraph.pipeline import tabling

    tabling.export_parquet(Path(folder), _folder(store))


def stats(store: PathLike | None = None) -> list[tuple[str, str, int]]:
    """Count what is in the shipped data or a *store*: (graph IRI, class IRI, number of things).

    StoreError if there is no store.
    """
    return exports.stats(_folder(store))


def resolve(store: PathLike | None = None) -> bytes:
    """Return who is who among the shipped people, or those of *store*, as Turtle; StoreError if there is no store."""
    return resolving.resolution_turtle(_folder(store))


def diff(old: PathLike, new: PathLike, *, spans: bool = False) -> list[Difference]:
    """Return the facts that were added, removed and changed between two states of a release, RDF or facts documents.

    With *spans*, that a fact stands elsewhere in the text is a change too. SourceError if a file cannot be used.
    """
    from polgraph.pipeline import differing

    return differing.differ(Path(old), Path(new), spans=spans)


def ontology(old: PathLike, new: PathLike | None = None) -> list[TermDifference]:
    """Return the terms and concepts that differ between two versions of the ontology, each a folder or a file of RDF.

    Without *new*, the version that ships with polgraph. SourceError if a version cannot be read.
    """
    from polgraph.pipeline import ontologies

    return ontologies.differ(Path(old), Path(new) if new else None)


def verify(*files: PathLike, texts: PathLike, lang: str = "en") -> Verified:
    """Prove every span and number of releases, or of all shipped ones, by *texts*, a folder of `<sha256>.txt`.

    `holds` is true if nothing was found; what is not archived is counted and not proved. Labels are in *lang*.
    SourceError if a file cannot be used, or nothing can be proved.
    """
    from polgraph.pipeline import verifying

    return verifying.verify(_paths(files), Path(texts), language=lang).verified


def derive(*rules: str, store: PathLike | None = None) -> bytes:
    """Return what follows from the shipped data, or that of *store*, by *rules* or by all, as Turtle.

    SourceError for an unknown rule; `Store.derive` keeps it in the store.
    """
    return deriving.derived_turtle(rules, _folder(store))


def _choice(selection: Mapping[str, str | int | Sequence[str | int] | None]) -> dict[str, list[str]]:
    given = {name: value for name, value in selection.items() if value is not None}
    return {
        name: [str(value)] if isinstance(value, str | int) else [str(item) for item in value]
        for name, value in given.items()
    }


def _folder(store: PathLike | None) -> Path | None:
    return Path(store) if store is not None else None


def _paths(given: PathLike | Sequence[PathLike]) -> tuple[Path, ...]:
    return tuple(Path(path) for path in ([given] if isinstance(given, str | os.PathLike) else given))
