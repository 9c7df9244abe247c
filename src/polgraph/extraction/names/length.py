"""Tell how many capitalised words form a personal name, and of what kind each of them is."""

from __future__ import annotations

import re
from functools import lru_cache

from polgraph.extraction.morphology import RussianMorphology
from polgraph.extraction.names import kazakh, russian, surnames
from polgraph.extraction.names.form import Part
from polgraph.extraction.names.given import GivenNames
from polgraph.extraction.names.letters import capitalise, is_initial, russian_letters, split_words

# Given name, Patronymic, Surname by its ending (s: or a common word), Initial, Bare word that may be a surname, Like a
# given name in shape, O a surname alone, U a word that is hardly more than a surname; the first that fits counts. A
# surname of no special ending never stands first: before a name such a word is mostly a place.
PATTERNS = (
    *("SGPP", "GPPS", "GPS", "SGP", "sGP", "GPB", "LPS", "SLP", "IIS", "SII", "IIB"),
    *("GS", "SG", "sG", "GP", "GB", "LS", "Ls", "LP", "PG", "IS", "SI", "IB"),  # «Гани Торебек» is GB
    "O",
)
# After a post or a rank, where more is a name: a surname of any ending, then initials («Ким А.»).
TURNED = ("UII", "UI")
# The first word belongs to what stands before: a region, then a person.
NOT_YET = ("GGS", "GGs", "GGP")
# Posts, ranks, agencies and places in both languages, as they begin; the caller masks those that it knows in full.
NO_NAMES = re.compile(
    "министр|начальник|заместит|руковод|председат|глав[аыеун]|аким[ау]?т|генерал|полковни|подполковни|майор|капитан|лейтенант|"
    "сержант|старшин|прокур|департамент|управлен|комитет|полици|республик|област|район|город|посел|следовател|инспектор|"
    "эксперт|спикер|директор|президент|премьер|депутат|сенатор|советник|гражда|жител|сотрудник|служб|центр|отдел|участков|"
    "дежурн|казахстан|қазақстан|облыс|аудан|қала|бастық|бастығ|басшы|төраға|орынбасар|ішкі|істер|басқарма|бөлім|ақпарат|"
    "баспасөз|тұрғын|мемлекет|ұлттық|национал|алматы|астан|шымкент|актобе|ақтөбе|актау|ақтау|атырау|тараз|семе[йюея]|павлодар|"
    "костанай|қостанай|караганд|қараған|кокшета|көкшета|петропавл|уральск|кызылорд|қызылорд|туркест|түркіст|талдыкорг|"
    "талдықорғ|жезказг|жезқазғ|темирта|теміртау|экибаст|екібаст|балхаш|балқаш|жанаозен|жаңаөзен|конаев|қонаев|усть|өскемен|"
    "мангист|маңғыст|жетысу|жетісу|акмол|ақмола|улыта|ұлыта|каспи|сырдар|"
    "(?:аким|әкім|сот|суд|абай|орал|по|об|на|от|во|при|для|как|это|все|так|также|его|ее|они|она|бұл|осы|сол|және|мырза|"
    "ханым|бас|тың|жаңа)\\Z"
)
_SHAPE = re.compile("[А-ЯЁӘҒҚҢӨҰҮҺІ][а-яёәғқңөұүһі']+(?:-[А-ЯЁӘҒҚҢӨҰҮҺІ]?[а-яёәғқңөұүһі']+)*\\Z")
_KAZAKH_LETTER = re.compile("[әғқңөұүһі]", re.IGNORECASE)
_ADJECTIVE = re.compile("[сц]к(?:ий|ая|о[гй]о?|ому?|им|ую)\\Z")
_CASES = "(?:[ауе]|ым|ой|[тн][ыі]ң|[нт][ыі]|[қғ]а|[кг]е|[тд][ае]н?|[мп]ен)?"
_ALONE = re.compile(f"..[оеё]ва?{_CASES}\\Z")
_OV = re.compile("[оеё]ва?\\Z")
_OTHER_NAMES = frozenset({"Geox", "Orgn", "Abbr"})
_GUESSED = frozenset({"Abbr"})  # what an ending alone says of no word in small letters
_MAX_WORDS = 4
_MAX_COST = 2.5
_LIKELY = -0.5
_ACRONYM = 5
_GENDERS = ("male", "female")


class Extent:
    """Sorts words by what part of a name they may be."""

    def __init__(self, given: GivenNames, morphology: RussianMorphology) -> None:
        self._given = given
        self._morphology = morphology
        self._kinds = lru_cache(maxsize=50_000)(self._kinds_of)

    def count(self, words: tuple[str, ...]) -> int:
        """Return how many of the leading *words* stand in an order that names have."""
        kinds = [self._kinds(word) for word in words[:_MAX_WORDS]]
        if any(_fits(kinds, pattern) and "P" not in kinds[1] for pattern in NOT_YET):
            return 0
        return next((len(pattern) for pattern in PATTERNS if _fits(kinds, pattern)), 0)

    def count_turned(self, words: tuple[str, ...]) -> int:
        """Return how many of the leading *words* are a surname with the initials after it."""
        kinds = [self._kinds(word) for word in words[:_MAX_WORDS]]
        count = next((len(pattern) for pattern in TURNED if _fits(kinds, pattern)), 0)
        return 0 if any("U" in kind for kind in kinds[count : count + 1]) else count  # the initials are the next word's

    def is_given_name(self, word: str) -> bool:
        """Tell whether *word* is a form of a listed given name."""
        return any(self._given.lists(nominative) for nominative in _nominatives(word, "given"))

    def is_patronymic(self, word: str) -> bool:
        """Tell whether *word* is a form of a patronymic."""
        return any(surnames.patronymic_gender(nominative) for nominative in _nominatives(word, "patronymic"))

    def looks_like_surname(self, word: str) -> bool:
        """Tell whether *word* has the ending of a surname in some case and is no common word or place."""
        return _ends_as_surname(word) and (bool(_KAZAKH_LETTER.search(word)) or self._may_be_surname(word))

    def _may_be_surname(self, word: str) -> bool:
        """Tell whether *word* comes from a listed given name, or the dictionary does not take it for something else."""
        nominatives = [word, *filter(surnames.has_surname_ending, _nominatives(word, "surname"))]
        if any(self._given.lists(stem) for stem in map(_without_ending, nominatives) if stem):
            return True
        return any(
            "Surn" in reading.features and "Geox" not in reading.features
            for nominative in nominatives
            for reading in self._morphology.readings(russian_letters(nominative))
        )

    def _kinds_of(self, word: str) -> frozenset[str]:
        if is_initial(word):
            return frozenset("I" if word.endswith(".") else "")
        initials, whole = split_words((word,))
        if initials and whole:
            return frozenset("SO")
        written = capitalise(word)
        if not _SHAPE.match(written):
            return frozenset()
        kinds = self._parts_of(written)
        if word.isupper() and len(word) <= _ACRONYM and (len(word) < 3 or not kinds & {"G", "S"}):
            return frozenset()
        if not kinds and self._may_be_bare(written):
            kinds = frozenset("BL") if self._is_likely(written) else frozenset("B")
        return kinds | {"U"} if "B" in kinds and self._is_unlike_others(written, given="G" in kinds) else kinds

    def _is_unlike_others(self, word: str, *, given: bool) -> bool:
        """Tell whether the dictionary has *word* as a surname, or has neither it nor a given name like it."""
        readings = self._morphology.readings(russian_letters(word))
        if any("Surn" in reading.features for reading in readings):
            return True
        return not given and not any(reading.listed for reading in readings)

    def _parts_of(self, word: str) -> frozenset[str]:
        """Return the kinds of which the list or the ending of *word* is sure."""
        kinds = set()
        if self.is_patronymic(word):
            kinds.add("P")
        if self.is_given_name(word):
            kinds |= {"G", "B"}
        if self.looks_like_surname(word):
            kinds |= {"B"} if _ADJECTIVE.search(word) else {"S", "s", "B"}
            if _ALONE.search(word) and not NO_NAMES.match(word.lower()):
                kinds.add("O")
        elif _ALONE.search(word) and not NO_NAMES.match(word.lower()):
            kinds |= {"s", "B"}
        return frozenset(kinds)

    def _may_be_bare(self, word: str) -> bool:
        folded = word.lower().replace("ё", "е")
        if NO_NAMES.match(folded):
            return False
        readings = self._morphology.readings(russian_letters(word))
        return not any(
            _OTHER_NAMES & reading.features - (_GUESSED if not reading.listed else set()) for reading in readings
        )

    def _is_likely(self, word: str) -> bool:
        """Tell whether *word* ends as given names do."""
        return any(
            self._given.shape(nominative, gender) >= _LIKELY
            for nominative in _nominatives(word, "given")
            for gender in _GENDERS
        )


def _ends_as_surname(word: str) -> bool:
    return any(surnames.has_surname_ending(nominative) for nominative in _nominatives(word, "surname"))


def _without_ending(surname: str) -> str:
    """Return the name that a surname on -ов or -ев is made of, or an empty string."""
    stem = _OV.sub("", surname)
    return stem + "й" * surname.lower().endswith(("аев", "аева", "ыев", "еев")) if stem != surname else ""


def _fits(kinds: list[frozenset[str]], pattern: str) -> bool:
    return len(pattern) <= len(kinds) and all(kind in kinds[at] for at, kind in enumerate(pattern))


@lru_cache(maxsize=50_000)
def _nominatives(word: str, part: Part) -> frozenset[str]:
    """Return what *word* may be in the nominative, in either language."""
    forms = (*russian.forms(word, part), *kazakh.forms(word))
    return frozenset(form.nominative for form in forms if form.cost <= _MAX_COST)
