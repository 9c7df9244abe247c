"""From the text of a release to its facts document: pure, deterministic, knowing no RDF."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from polgraph.errors import SourceError
from polgraph.extraction.context import Context, read_context, with_comparisons
from polgraph.extraction.document import Document, Finders, read_document
from polgraph.extraction.events import EventFinder
from polgraph.extraction.figures import FigureFinder, FigureWords
from polgraph.extraction.lexicon import Lexicon
from polgraph.extraction.morphology import KazakhMorphology, Morphology, RussianMorphology
from polgraph.extraction.names import NameNormaliser, read_given_names
from polgraph.extraction.people import People, PeopleFinder
from polgraph.extraction.periods import PeriodFinder
from polgraph.extraction.places import Places
from polgraph.extraction.quantities import QuantityFinder
from polgraph.extraction.speech import ActionFinder, SpeechFinder, TopicFinder
from polgraph.extraction.tables import load_table, load_tables
from polgraph.extraction.terms import Entry, TermMatcher
from polgraph.facts import Facts, Instruction, Release, Span, Statement

BROADER = "http://www.w3.org/2004/02/skos/core#broader"
SCHEMES = ("subject", "setting", "measure", "direction", "event-type", "topic", "rank")
MAX_TURNED = 4
MAX_TEXT = 100_000
"""Characters; the longest known release has ten thousand."""
TABLES = (
    "agencies",
    "cues",
    "event-cues",
    "months",
    "number-modifiers",
    "number-words",
    "period-words",
    "posts",
    "units",
)


class Extractor:
    """Holds the compiled lexicon; `extract` may be called for any number of releases."""

    def __init__(self, lexicon: Lexicon) -> None:
        russian = RussianMorphology({row[0]: frozenset(row[1].split()) for row in load_table("lexicon/word-forms.tsv")})
        morphologies: dict[str, Morphology] = {"ru": russian, "kk": KazakhMorphology()}
        tables, words = load_tables(*TABLES), FigureWords(lexicon.links("subject", BROADER))
        self._places = Places(lexicon, load_table("lexicon/districts.tsv"))
        self._newsrooms = load_table("lexicon/newsrooms.tsv")
        entries = [*self._concepts(lexicon), *self._places.entries(), *words.entries()]
        entries += [("agency", row[0], row[1], row[2]) for row in tables["agencies"]]
        entries += [("cue", row[0], row[1], row[2]) for row in tables["cues"]]
        self._finders = Finders(
            terms=TermMatcher(entries, morphologies),
            quantities=QuantityFinder(tables),
            periods=PeriodFinder(tables),
            lemmas={language: morphology.lemmas for language, morphology in morphologies.items()},
            boilerplate=[(row[0], row[1]) for row in load_table("lexicon/boilerplate.tsv")],
        )
        names = NameNormaliser(read_given_names(), russian)
        self._people = PeopleFinder(names, tables, self._places, russian.readings)
        self._events = EventFinder(tables, russian.readings)
        self._figures = FigureFinder(words, russian)
        self._topics = TopicFinder()
        self._speech = SpeechFinder(russian.readings, self._topics)
        self._actions = ActionFinder(russian.readings, self._topics)

    def label_words(self, language: str) -> frozenset[str]:
        """Return the words of the lexicon's labels, for the table that keeps their dictionary forms."""
        return self._finders.terms.label_words(language)

    def _concepts(self, lexicon: Lexicon) -> Iterator[Entry]:
        for scheme in SCHEMES:
            for slug, language, name in lexicon.names(scheme):
                yield (scheme, slug, language, name)
                words = name.split()
                if scheme == "measure" and language == "ru" and 1 < len(words) <= MAX_TURNED:  # «в суд направить»
                    yield (scheme, slug, language, " ".join([*words[1:], words[0]]))

    def extract(self, text: str, sha256: str) -> Facts:
        """Return what *text* states; *sha256* is the hash of its bytes. SourceError if it is longer than MAX_TEXT."""
        if len(text) > MAX_TEXT:
            raise SourceError(f"the text is {len(text)} characters long; expected a release of at most {MAX_TEXT}")
        document = read_document(text, self._finders)
        context = read_context(document, self._places, self._newsrooms)
        document = with_comparisons(document, context)
        people = self._people.find(document, context)
        events = self._events.find(document, people, context)
        statements, instructions = self._speech.find(document, people, events, context)
        said: list[Statement | Instruction] = [*statements, *instructions]
        actions = self._actions.find(document, people, events, context, [span for fact in said for span in fact.spans])
        skipped = _ordering(document, instructions)
        observations, changes, issues = self._figures.find(document, context, _masked(people), skipped)
        topics = self._topics.main(
            document, [*said, *actions], [*observations, *changes], [event.type for event in events]
        )
        return Facts(
            release=_release(document, context, sha256),
            people=people.entries,
            events=events,
            observations=observations,
            changes=changes,
            statements=statements,
            instructions=instructions,
            measures=actions,
            topics=topics,
            issues=(*people.issues, *issues),
        )


def _ordering(document: Document, instructions: Sequence[Instruction]) -> set[int]:
    """Return the passages that do nothing but give orders: their numbers are of what is to be done."""
    spans = [span for fact in instructions for span in fact.spans]
    return {
        passage.number
        for passage in document.passages
        if any(span.start <= passage.whole.start and passage.whole.end <= span.end for span in spans)
    }


def _masked(people: People) -> Mapping[int, set[int]]:
    """Return the tokens by passage that name people and their posts: no places or offences of figures are in them."""
    found: dict[int, set[int]] = defaultdict(set)
    for mention in people.mentions:
        found[mention.passage].update(range(mention.first, mention.last + 1))
    return found


def _release(document: Document, context: Context, sha256: str) -> Release:
    title = document.text[context.title.start : context.title.end] if context.title else None
    if title is not None:
        title = " ".join("".join(sign if sign.isprintable() else " " for sign in title).split()) or None
    return Release(
        sha256=sha256,
        language=document.language,
        title=title,
        publisher=context.publisher,
        published=context.published,
        period=context.period,
        attributed_to=context.publisher if context.attributed_span else None,
        spans=_stated(context),
    )


def _stated(context: Context) -> dict[str, tuple[Span, ...]] | None:
    """Return where the text states its title, its newsroom and its source."""
    places = {
        "title": context.title,
        "publisher": context.publisher_span,
        "attributedTo": context.attributed_span,
    }
    return {key: (span,) for key, span in places.items() if span is not None} or None
