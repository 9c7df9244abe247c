"""The words that questions are read by: what people say, and what the things of the graph are called."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from polgraph import store
from polgraph.asking.english import EnglishMorphology
from polgraph.asking.kazakh import KazakhQuestions
from polgraph.asking.times import TimeReader
from polgraph.engine import Dataset, parse_file
from polgraph.extraction.finding import place_names
from polgraph.extraction.morphology import Morphology, RussianMorphology
from polgraph.extraction.names import NameNormaliser, read_given_names
from polgraph.extraction.names.letters import key
from polgraph.extraction.tables import load_table
from polgraph.extraction.terms import Entry, TermMatcher, is_abbreviation
from polgraph.extraction.tokens import tokenise
from polgraph.lexicon import Lexicon
from polgraph.namespaces import PG
from polgraph.parameters import names_in

WORD = "word"
"""The scheme of what people say; the other schemes are kinds of things."""
SHORT = "short-place"
"""The scheme of what places are called for short, where no other place has that name."""
THINGS = (
    "agency",
    "event",
    "measure",
    "person",
    "place",
    "region",
    "role",
    "statement-kind",
    "subject",
    "topic",
    "unit",
)
_MATCHED = ("measure", "subject")
_STABLE = 3  # letters of a name that are the same in all its forms
_PARTICLE = 2  # letters
_SHORTEST = 3  # letters of an abbreviation that is also known in small ones


class Vocabulary:
    """Everything that reading a question about *dataset* takes; made once for any number of questions."""

    def __init__(self, dataset: Dataset | None = None) -> None:
        russian = RussianMorphology({row[0]: frozenset(row[1].split()) for row in load_table("lexicon/word-forms.tsv")})
        morphologies: dict[str, Morphology] = {"ru": russian, "kk": KazakhQuestions(), "en": EnglishMorphology()}
        self.russian = russian
        names, links = names_in(dataset or store.shipped(), THINGS)
        self.languages = tuple(morphologies)
        self.people = [(thing, name) for kind, thing, _, name in names if kind == "person"]
        self._begun = {key(word)[:_STABLE] for _, name in self.people for word in name.split()}
        self.identities = links[PG.identifiedAs]
        self.normaliser = NameNormaliser(read_given_names(), russian)
        self.times = TimeReader()
        places = place_names([entry for entry in names if entry[0] == "place"], links[PG.centre], region_first=True)
        others = [entry for entry in names if entry[0] not in ("place", "person")]
        short = [(SHORT, *entry[1:]) for entry in places[1]]
        entries = [*_said(), *places[0], *short, *others, *_short(others), *_of_releases()]
        self.particles: dict[str, dict[str, str]] = defaultdict(dict)
        for _, concept, of, word in (entry for entry in entries if entry[0] == WORD and _is_particle(entry[3])):
            self.particles[word][of] = concept
        entries = [entry for entry in entries if not (entry[0] == WORD and _is_particle(entry[3]))]
        self.terms = TermMatcher([*entries, *_in_small_letters(entries)], morphologies)
        self.settings: dict[str, frozenset[str]] = defaultdict(frozenset)
        """What is said of where an event was, by the part of its name in brackets."""
        for thing, name in ((entry[1], entry[3]) for entry in names if entry[0] == "event"):
            terms = self.terms.match(tokenise(name.partition(" (")[2]), self.languages)
            self.settings[thing] |= {term.id for term in terms}

    def begins_a_name(self, word: str) -> bool:
        """Tell whether *word* may be a form of a known person's name; the ending is all that declines."""
        return key(word)[:_STABLE] in self._begun


def _is_particle(word: str) -> bool:
    """Tell whether a word is too short to be inflected: «баға», a price, is no form of the particle «ба»."""
    return len(word) <= _PARTICLE


def _said() -> Iterator[Entry]:
    for concept, language, words in load_table("lexicon/question-words.tsv"):
        kind = concept.partition(":")[0] if ":" in concept else WORD
        scheme = "place" if kind == "region" else kind
        yield from ((scheme, concept, language, word.strip()) for word in words.split(","))


def _short(names: Iterable[Entry]) -> Iterator[Entry]:
    """Yield the names of events without their place."""
    return ((kind, thing, of, name.partition(" (")[0]) for kind, thing, of, name in names if kind == "event")


def _of_releases() -> Iterator[Entry]:
    """Yield the words that releases have for concepts, by which people ask too."""
    lexicon = Lexicon(quad for path in store.matching_files() for quad in parse_file(path))
    for kind in _MATCHED:
        yield from ((kind, f"{kind}:{slug}", language, name) for slug, language, name in lexicon.names(kind))


def _in_small_letters(entries: Iterable[Entry]) -> Iterator[Entry]:
    for scheme, thing, language, name in entries:
        if is_abbreviation(name) and len(name) >= _SHORTEST:
            yield scheme, thing, language, name.lower()
