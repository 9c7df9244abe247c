"""From the text of a release to its facts, and from its facts to the Turtle of its graph."""

from __future__ import annotations

from functools import cache

from polgraph import store
from polgraph.engine import parse_file
from polgraph.errors import SourceError
from polgraph.resources import read_bytes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from polgraph.engine import Triple
    from polgraph.extraction.extractor import Extractor
    from polgraph.facts import Facts, Text
    from polgraph.lexicon import Lexicon
    from polgraph.sources import Page
    from polgraph.unconfirmed import Gazetteer

RELEASE_COMMENT = "What one press release states, and where in its text. Data: CC BY 4.0, polgraph contributors."
# Ten times what an ordinary text of the largest size needs would be no bound; these are about twice that.
EXTRACTION_SECONDS, EXTRACTION_MEGABYTES = 120.0, 4096


def map_facts(facts_file: Path, text_file: Path) -> bytes:
    """Map a facts document and the text that it is about to the Turtle of a release; SourceError on bad input."""
    from polgraph import sources

    facts = read_facts(read_bytes(facts_file), str(facts_file))
    text = sources.read_text(text_file)
    if text.sha256 != facts.release.sha256:
        raise SourceError(
            f"{text_file}: is not the text that {facts_file} was made from (SHA-256 {text.sha256[:12]}…, "
            f"release.sha256 {facts.release.sha256[:12]}…); expected that text, unchanged to the last byte"
        )
    return mapped(facts, text, str(facts_file))


def read_facts(document: bytes, where: str) -> Facts:
    """Read a facts document; SourceError, which names *where*, if it is none."""
    from polgraph.facts import parse_facts

    try:
        return parse_facts(document.decode("utf-8-sig"), shipped_lexicon().vocabulary())
    except UnicodeDecodeError as exc:
        raise SourceError(f"{where}: byte {exc.start} is not UTF-8; expected UTF-8 JSON") from exc
    except SourceError as exc:
        raise SourceError(str(exc) if where in str(exc) else f"{where}: {exc}") from exc


def mapped(facts: Facts, text: Text, where: str) -> bytes:
    """Map *facts* to the Turtle of their release; SourceError, which names *where*, if they do not fit the text."""
    try:
        return release_turtle(facts, text, shipped_lexicon())
    except SourceError as exc:
        raise SourceError(f"{where}: {exc}") from exc


def release_turtle(facts: Facts, text: Text, lexicon: Lexicon) -> bytes:
    """Map *facts* to the Turtle file of their release; facts with a confidence were accepted by nobody yet."""
    return turtle_of(release_triples(facts, text, lexicon))


def release_triples(facts: Facts, text: Text, lexicon: Lexicon) -> list[Triple]:
    """Map *facts* as `release_turtle` does."""
    from polgraph import mapping

    guesses = [
        *(one.confidence for one in facts.observations),
        *(one.confidence for one in facts.changes),
        *(one.confidence for one in facts.statements),
        *(one.confidence for one in facts.instructions),
        *(one.confidence for one in facts.measures),
        *(one.confidence for one in facts.mentions),
    ]
    guessed = any(one is not None for one in guesses)
    provenance = mapping.Provenance(review="unreviewed") if guessed else mapping.Provenance()
    return mapping.triples_of(facts, text, lexicon, provenance)


def turtle_of(triples: Sequence[Triple]) -> bytes:
    """Write the Turtle file of a release."""
    from polgraph.serialization import to_turtle

    return to_turtle(triples, comment=RELEASE_COMMENT)


def extract(
    source: Path | bytes, *, html: bool | None = None, encoding: str | None = None, minimum: float = 0
) -> tuple[Facts, Page]:
    """Read the facts out of a release, a file or its bytes, in a child process that may be killed.

    *html* None looks at the content; *encoding* is for a source that states none; facts with a confidence below
    *minimum* are left out.
    """
    from polgraph.workers import Bounds, run_bounded

    bounds = Bounds(EXTRACTION_SECONDS, EXTRACTION_MEGABYTES, "text", SourceError)
    return run_bounded(_extract, source, html, encoding, minimum, bounds=bounds)


@cache
def extractor() -> Extractor:
    """Return the extractor with the shipped words; it takes a second to make and may be used for many texts."""
    from polgraph.extraction.extractor import Extractor

    return Extractor(shipped_lexicon(tuple(store.matching_files())))


def extracted_turtle(facts: Facts, text: Text) -> bytes:
    """Map what was extracted, and reviewed by nobody yet, to the Turtle of a release."""
    return turtle_of(extracted_triples(facts, text))


def extracted_triples(facts: Facts, text: Text) -> list[Triple]:
    """Map as `extracted_turtle` does.

    Unlike a person's document, it may name places and agencies that the reference data lack: these are described.
    """
    from polgraph import __version__, mapping, unconfirmed

    lexicon = shipped_lexicon()
    triples = mapping.triples_of(facts, text, lexicon, mapping.Provenance("polgraph", __version__, "unreviewed"))
    return [*triples, *unconfirmed.descriptions(triples, lexicon, _gazetteer())]


@cache
def _gazetteer() -> Gazetteer:
    from polgraph.extraction.tables import load_tables
    from polgraph.unconfirmed import Gazetteer

    return Gazetteer(*load_tables("districts", "agency-kinds", "newsrooms").values())


def _extract(source: Path | bytes, html: bool | None, encoding: str | None, minimum: float) -> tuple[Facts, Page]:
    """Do what `extract` says, in the child."""
    from polgraph import sources
    from polgraph.facts import at_least

    where = "standard input" if isinstance(source, bytes) else str(source)
    content = source if isinstance(source, bytes) else read_bytes(source)
    page = sources.release_of(content, html=html, encoding=encoding, where=where)
    return at_least(facts_in(page, extractor(), where), minimum), page


def facts_in(page: Page, extractor: Extractor, where: str) -> Facts:
    """Read the facts out of a text; *where* names it in errors."""
    from dataclasses import replace

    if not any(map(str.isalpha, page.text.content)):
        raise SourceError(f"{where}: there are no words; expected a press release")
    try:
        facts = extractor.extract(page.text.content, page.text.sha256)
    except SourceError as exc:
        raise SourceError(f"{where}: {exc}") from exc
    return replace(facts, release=replace(facts.release, published=facts.release.published or page.published))


@cache
def shipped_lexicon(more: tuple[str, ...] = ()) -> Lexicon:
    """Return the words of the shipped vocabularies, and of the files *more*; nobody may change them."""
    from polgraph.lexicon import Lexicon

    paths = [*(path for path, _ in store.vocabulary_files()), *more]
    return Lexicon(quad for path in paths for quad in parse_file(path))
