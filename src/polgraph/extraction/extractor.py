"""From the text of a release to its facts document: pure, deterministic, knowing no RDF."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from polgraph.extraction.context import Context, read_context, with_comparisons
from polgraph.extraction.document import Document, Finders, read_document
from polgraph.extraction.events import EventFinder
from polgraph.extraction.figures import FigureFinder, FigureWords
from polgraph.extraction.lexicon import Lexicon
from polgraph.extraction.morphology import KazakhMorphology, RussianMorphology
from polgraph.extraction.names import NameNormaliser, read_given_names
from polgraph.extraction.people import People, PeopleFinder
from polgraph.extraction.periods import PeriodFinder
from polgraph.extraction.places import Places
from polgraph.extraction.quantities import QuantityFinder
from polgraph.extraction.speech import ActionFinder, SpeechFinder, TopicFinder
from polgraph.extraction.tables import load_table, load_tables
from polgraph.extraction.terms import Entry, TermMatcher
from polgraph.facts import Facts, Release

BROADER = "http://www.w3.org/2004/02/skos/core#broader"
SCHEMES = ("subject", "setting", "measure", "direction", "event-type", "topic", "rank")
MAX_TURNED = 4
TABLES = ("agencies", "cues", "event-cues", "months", "number-modifiers", "number-words", "period-words", "posts", "units")


class Extractor:
    """Holds the compiled lexicon; `extract` may be called for any number of releases."""

    def __init__(self, lexicon: Lexicon) -> None:
        russian = RussianMorphology()
        morphologies = {"ru": russian, "kk": KazakhMorphology()}
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

    def _concepts(self, lexicon: Lexicon) -> Iterator[Entry]:
        for scheme in SCHEMES:
            for slug, language, name in lexicon.names(scheme):
                yield (scheme, slug, language, name)
                words = name.split()
                if scheme == "measure" and language == "ru" and 1 < len(words) <= MAX_TURNED:  # «в суд направить»
                    yield (scheme, slug, language, " ".join([*words[1:], words[0]]))

    def extract(self, text: str, sha256: str) -> Facts:
        """Return what *text* states; *sha256* is the hash of its bytes."""
        document = read_document(text, self._finders)
        context = read_context(document, self._places, self._newsrooms)
        document = with_comparisons(document, context)
        people = self._people.find(document, context)
        events = self._events.find(document, people, context)
        statements, instructions = self._speech.find(document, people, events, context)
        spoken = [span for fact in (*statements, *instructions) for span in fact.spans]
        actions = self._actions.find(document, people, events, context, spoken)
        ordered = [span for fact in instructions for span in fact.spans]
        skipped = {p.number for p in document.passages if any(s.start <= p.whole.start and p.whole.end <= s.end for s in ordered)}
        observations, changes, issues = self._figures.find(document, context, _masked(people), skipped)
        topics = self._topics.main(
            document, [*statements, *instructions, *actions], [*observations, *changes], [event.type for event in events]
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
            issues=issues,
        )


def _masked(people: People) -> Mapping[int, set[int]]:
    """Return the tokens by passage that name people and their posts: no places or offences of figures are in them."""
    found: dict[int, set[int]] = defaultdict(set)
    for mention in people.mentions:
        found[mention.passage].update(range(mention.first, mention.last + 1))
    return found


def _release(document: Document, context: Context, sha256: str) -> Release:
    title = document.text[context.title.start : context.title.end] if context.title else None
    return Release(
        sha256=sha256,
        language=document.language,
        title=title,
        publisher=context.publisher,
        published=context.published,
        period=context.period,
    )
