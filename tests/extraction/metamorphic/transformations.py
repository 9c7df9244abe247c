"""Changes of a release of which we know what they do to its facts: each returns edits, or none where it has no hold."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from tests.extraction.metamorphic.edits import Edit, replaced

from polgraph.facts import Facts

SHIFT = 4
"""Years are moved by four, so that February keeps its length."""
_THOUSANDS = r"(?<![\d.,(])(?<!\d[ \u00a0\u202f])\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d,.]*\d)(?! ?\))"
_YEAR = r"(?<![\d\u00a0\u202f])(20[0-4]\d)(?![\d])"
_NUMBER = re.compile(r"(?<![\d.,:(])\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d])|(?<![\d.,:])\d+(?![\d:]|[.,]\d)")
_NO_COUNT = re.compile(r"[ \u00a0]*(?:%|проц|пайыз|п\.|ноябр|\d)")


def thousands(text: str, space: str) -> list[Edit]:
    """Write *space* between thousands."""
    return replaced(text, _THOUSANDS, lambda match: re.sub(r"[ \u00a0\u202f]", space, match.group()))


def quotation_marks(text: str, opening: str, closing: str) -> list[Edit]:
    """Write other quotation marks for «»."""
    return replaced(text, "[«»]", lambda match: opening if match.group() == "«" else closing)


def dashes(text: str, dash: str) -> list[Edit]:
    """Write another dash between words; ranges and minus signs stay."""
    return replaced(text, r"(?m)(?<=[^\d\s,] )[–—](?= )|^[–—](?= )", lambda _: dash)


def without_yo(text: str) -> list[Edit]:
    """Write е for ё."""
    return replaced(text, "[ёЁ]", lambda match: "е" if match.group() == "ё" else "Е")


def crlf(text: str) -> list[Edit]:
    """End lines as Windows does."""
    return replaced(text, r"(?<!\r)\n", lambda _: "\r\n")


def hard_spaces(text: str) -> list[Edit]:
    """Write a no-break space for every space."""
    return replaced(text, " ", lambda _: "\u00a0")


def years(text: str) -> list[Edit]:
    """Move every year."""
    return replaced(text, _YEAR, lambda match: str(int(match.group()) - SHIFT))


def earlier(text: str) -> str:
    """Move the years in a string of a facts document."""
    return re.sub(_YEAR, lambda match: str(int(match.group()) - SHIFT), text)


def _always(new: str) -> Callable[[re.Match[str]], str]:
    return lambda _: new


# --- numbers


@dataclass(frozen=True, slots=True)
class Numbers:
    """Edits of the count numbers of a release, and what each number became."""

    edits: tuple[Edit, ...]
    became: Mapping[int, int]


def counts(text: str, facts: Facts) -> Numbers:
    """Change the first digit of the numbers that *facts* count, so that order and grammar stay."""
    counted, other = _numbers_of(facts)
    spans = [span for observation in facts.observations for span in observation.spans]
    spans += [span for change in facts.changes for span in change.spans]
    found: dict[int, list[int]] = defaultdict(list)
    for match in _NUMBER.finditer(text):
        number = int(re.sub(r"\D", "", match.group()))
        inside = any(span.start <= match.start() and match.end() <= span.end for span in spans)
        if number in counted - other and inside and not _NO_COUNT.match(text, match.end()):
            found[number].append(match.start())
    became = _raised(sorted(found))
    edits = [Edit(at, at + 1, str(became[number])[0]) for number in became for at in found[number]]
    return Numbers(tuple(edits), became)


def _numbers_of(facts: Facts) -> tuple[set[float], set[float]]:
    """Return the numbers that are counts, and those that are something else."""
    counted: set[float] = set()
    other: set[float] = set()
    for observation in facts.observations:
        (counted if observation.unit == "count" else other).update(_values(observation.value))
    rates = {o.id for o in facts.observations if o.unit != "count"}
    for change in facts.changes:
        (counted if change.kind == "absolute" else other).update(abs(n) for n in _values(change.value))
        rate = change.observation in rates or change.measure in {"clearance-rate", "share"}
        (other if rate else counted).update(_values(change.previous))
    return counted, other


def _values(value: float | tuple[float, float] | None) -> tuple[float, ...]:
    return () if value is None else value if isinstance(value, tuple) else (value,)


def _may_change(number: int) -> bool:
    """Round numbers, those in the teens, years and single digits have a grammar of their own."""
    return number > 20 and bool(str(number)[1:].strip("0")) and not 2000 <= number < 2050


def _raised(numbers: list[int]) -> dict[int, int]:
    """Give each number another first digit; numbers of one length keep their order."""
    became: dict[int, int] = {}
    for length in {len(str(number)) for number in numbers if number > 20}:
        group = [number for number in numbers if len(str(number)) == length and number > 20]
        firsts = [int(str(number)[0]) for number in group]
        step = 1 if max(firsts) < 9 else -1 if min(firsts) > (2 if length == 2 else 1) else 0
        if step and all(_may_change(number) for number in group):
            became |= {number: number + step * 10 ** (length - 1) for number in group}
    return became


# --- regions

# The stem of a name that keeps its endings, its abbreviation, and its id: a family shares the endings.
RUSSIAN_REGIONS = (
    ("Акмолинск", None, "KZ-11"),
    ("Атырауск", None, "KZ-23"),
    ("Жамбылск", None, "KZ-31"),
    ("Карагандинск", None, "KZ-35"),
    ("Костанайск", None, "KZ-39"),
    ("Кызылординск", None, "KZ-43"),
    ("Павлодарск", None, "KZ-55"),
)
RUSSIAN_COMPASS = (
    ("Западно-Казахстанск", "ЗКО", "KZ-27"),
    ("Северо-Казахстанск", "СКО", "KZ-59"),
    ("Восточно-Казахстанск", "ВКО", "KZ-63"),
)
KAZAKH_REGIONS = (
    ("Ақмола облыс", None, "KZ-11"),
    ("Атырау облыс", None, "KZ-23"),
    ("Жамбыл облыс", None, "KZ-31"),
    ("Қарағанды облыс", None, "KZ-35"),
    ("Қостанай облыс", None, "KZ-39"),
    ("Қызылорда облыс", None, "KZ-43"),
    ("Маңғыстау облыс", None, "KZ-47"),
    ("Павлодар облыс", None, "KZ-55"),
)
KAZAKH_COMPASS = (
    ("Батыс Қазақстан облыс", "БҚО", "KZ-27"),
    ("Солтүстік Қазақстан облыс", "СҚО", "KZ-59"),
    ("Шығыс Қазақстан облыс", "ШҚО", "KZ-63"),
)
FAMILIES = (RUSSIAN_REGIONS, RUSSIAN_COMPASS, KAZAKH_REGIONS, KAZAKH_COMPASS)


@dataclass(frozen=True, slots=True)
class Regions:
    """Edits of the names of regions, and what each region became."""

    edits: tuple[Edit, ...]
    became: Mapping[str, str]

    def renamed(self, text: str) -> str:
        """Return a string of a facts document with the new ids of regions and of their agencies."""
        return re.sub(r"(?i)\bkz-\d\d\b", self._new, text)

    def _new(self, match: re.Match[str]) -> str:
        new = self.became.get(match.group().upper(), match.group())
        return new if match.group().isupper() else new.lower()


def regions(text: str) -> Regions:
    """Put other regions of the same family for those that *text* names; each becomes one that it does not name."""
    edits: list[Edit] = []
    became: dict[str, str] = {}
    for family in FAMILIES:
        named = [row for row in family if row[0] in text or (row[1] and re.search(rf"\b{row[1]}\b", text))]
        free = [row for row in family if row not in named]
        for old, new in zip(named, free, strict=False):
            became[old[2]] = new[2]
            edits += replaced(text, re.escape(old[0]), _always(new[0]))
            if old[1] and new[1]:
                edits += replaced(text, rf"\b{old[1]}\b", _always(new[1]))
    return Regions(tuple(edits), became)


# --- people

# Invented surnames by ending and by the vowel before it, which Kazakh endings follow (True where it is a front one).
SURNAMES = {
    ("ов", False): ("Тасбулатов", "Кожамкулов", "Бектасов", "Жолмуратов", "Каракулов", "Баймулдов"),
    ("ов", True): ("Мерекенов", "Тилепов", "Ташенов", "Дуйсенов", "Есеков", "Бекешов"),
    ("ев", False): ("Турсунбаев", "Шалкарбаев", "Мынбаев", "Тынышбаев", "Ногайбаев", "Есиркепбаев"),
    ("ев", True): ("Кенжегулиев", "Аккозиев", "Байгелиев", "Жузелиев"),
    ("ин", False): ("Байгозин", "Кульжабин"),
    ("ин", True): ("Ережепин", "Кемелин"),
}
_SURNAME = re.compile(r"\A(?P<stem>\S{3,}(?P<ending>ов|ев|ин))а?\Z")
_VOWEL = re.compile("[аәеиоөуұүыіэюя]")
_FRONT = frozenset("әеиөүіэ")
_CASES = "а|у|ым|е|ой|ы|қа|ке|ға|ге|ті|ты|тің|тың|пен|тен|тан|те|та|нің|ның|ні|ны|мен|нен|ді|ге|дің"


def people(text: str, names: list[str]) -> tuple[list[Edit], dict[str, str]]:
    """Give the people of *names* other surnames of the same declension; return the edits and what each became."""
    edits: list[Edit] = []
    became: dict[str, str] = {}
    pools = {key: [name for name in pool if name not in text] for key, pool in SURNAMES.items()}
    for surname in dict.fromkeys(name.split()[-1] for name in names):
        if not (found := _SURNAME.match(surname)) or found["stem"] in became:
            continue
        stem, vowels = found["stem"], _VOWEL.findall(found["stem"][:-2].lower())
        pool = pools[found["ending"], bool(vowels) and vowels[-1] in _FRONT]
        if pool:
            became[stem] = pool.pop(0)
            edits += replaced(text, rf"\b{stem}(?=(?:{_CASES})?\b)", _always(became[stem]))
            edits += replaced(text, rf"\b{stem.upper()}(?=А?\b)", _always(became[stem].upper()))
    return edits, became


# --- paragraphs

_ANAPHORA = re.compile(
    r"(?i)\b(?:он|она|они|оно|его|ему|её|ее|их|им|ими|ней|нём|нем|него|них|этот|эта|это|эти|этих|этого|этой|такой|таких|там|"
    r"здесь|тогда|тот|те|тех|том|же|также|ещё|еще|остальн\w+|из них|последн\w+|ол|олар|оның|оны|олардың|бұл|осы|мұнда|онда|сол|"
    r"мұндай|осындай|бұндай|соның|бұдан|одан|тағы|сондай-ақ|да|де)\b"
)
_DIGITS = re.compile(r"\d")


def independent_pairs(text: str) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Return pairs of neighbouring paragraphs of figures below the lead that speak of nothing outside themselves."""
    lines = [(m.start(), m.end()) for m in re.finditer(r"[^\r\n]+", text) if m.end() - m.start() > 100]
    return [
        (first, second)
        for first, second in pairwise(lines[1:])
        if all(_stands_alone(text[start:end]) for start, end in (first, second))
        and not text[first[1] : second[0]].strip()
    ]


def _stands_alone(paragraph: str) -> bool:
    opening = re.split(r"(?<=[.!?]) ", paragraph)[0]
    named = not _ANAPHORA.search(opening[:90]) and not re.match(r"[-–—«•]", paragraph)
    return named and bool(_DIGITS.search(opening)) and "»," not in paragraph


def swapped(text: str, first: tuple[int, int], second: tuple[int, int]) -> str:
    """Return *text* with two paragraphs in each other's place."""
    (a, b), (c, d) = first, second
    return text[:a] + text[c:d] + text[b:c] + text[a:b] + text[d:]


# --- insertions

NOISE = {
    "ru": (
        "Приём граждан ведётся 15 марта с 9:00 до 18:00, телефон 8 (7172) 55-01-23.",
        "Возраст подозреваемого — 34 года, наказание предусмотрено статьёй 188 Уголовного кодекса.",
    ),
    "kk": (
        "Азаматтарды қабылдау 15 наурызда сағат 9:00-ден 18:00-ге дейін жүргізіледі, телефон 8 (7172) 55-01-23.",
        "Күдіктінің жасы — 34-те, жаза Қылмыстық кодекстің 188-бабында көзделген.",
    ),
}
RELATED = {
    "ru": (
        "\nЧитайте также:\nВ Акмолинской области изъято 512 кг наркотиков\n"
        "За год в Шымкенте раскрыто 947 краж\nПолицейские Атырау задержали 38 угонщиков\n"
    ),
    "kk": (
        "\nТағы оқыңыз:\nАқмола облысында 512 кг есірткі тәркіленді\n"
        "Бір жылда Шымкентте 947 ұрлық ашылды\nАтырау полициясы 38 күдіктіні ұстады\n"
    ),
}


def noise(text: str, language: str) -> list[Edit]:
    """Insert paragraphs that state no fact, before the middle paragraph that can stand without the one above it."""
    paragraphs = [m.start() for m in re.finditer(r"(?m)^[^\s–—•-][^\r\n]{100,}$", text)]
    standing = [at for at in paragraphs[1:] if not _ANAPHORA.search(text[at : at + 60])]
    if not standing:
        return []
    at = standing[len(standing) // 2]
    return [Edit(at, at, "\n".join(NOISE[language]) + "\n")]


def related(text: str, language: str) -> list[Edit]:
    """Append a block of links to other releases."""
    return [Edit(len(text), len(text), RELATED[language])]
