"""Cut the Kazakh case endings of the last word of a name, by vowel harmony and assimilation."""

from __future__ import annotations

import re
from functools import lru_cache

from polgraph.extraction.names.form import Form

CASES = ("nominative", "genitive", "dative", "accusative", "locative", "ablative", "instrumental")
_OBLIQUE = CASES[1:]
# By what the stem ends in: the endings of the oblique cases, for back and front vowels.
ENDINGS = (
    ("[аәеоөұүыіэёюяиу]", "ның/нің ға/ге ны/ні да/де дан/ден мен"),
    ("[иу]", "дың/дің ға/ге ды/ді да/де дан/ден мен"),
    ("[мнң]ь?", "ның/нің ға/ге ды/ді да/де нан/нен мен"),
    ("[лрй]ь?", "дың/дің ға/ге ды/ді да/де дан/ден мен"),
    ("[зж]ь?", "дың/дің ға/ге ды/ді да/де дан/ден бен"),
    ("[бвгғдпткқсшщчцфхһ]ь?", "тың/тің қа/ке ты/ті та/те тан/тен пен"),
    ("(?:ұлы|қызы|улы|кызы)", "ның на н нда нан мен"),
)
_BACK, _FRONT = frozenset("аоұы"), frozenset("әеөүі")
_VOWEL = re.compile("[аәеоөұүыіэёюяиу]")
_LOAN = re.compile("(?:[оеё]ва?|ина?)\\Z")  # «Дәукеновтен», «Әбсаттаровқа»: writers follow the ending or the stem
_WRONG_HARMONY = 2.0
_MIN_STEM = 2


def _rows() -> tuple[tuple[str, str, str, re.Pattern[str]], ...]:
    """Return (ending, its harmony, case, what the stem ends in)."""
    rows = []
    for shape, cells in ENDINGS:
        for case, cell in zip(_OBLIQUE, cells.split(), strict=True):
            pair = cell.split("/")
            harmonies = ("back", "front") if len(pair) == 2 else ("",)
            stem = re.compile(rf".*{shape}\Z")
            rows += [(ending, harmony, case, stem) for ending, harmony in zip(pair, harmonies, strict=True)]
    return tuple(rows)


_ROWS = _rows()


@lru_cache(maxsize=20_000)
def forms(word: str) -> tuple[Form, ...]:
    """Return every case and nominative that the last word may stand for; the gender is open."""
    found = [Form("", "nominative", word, 0.0)]
    for ending, harmony, case, shape in _ROWS:
        if not word.endswith(ending):
            continue
        stem = word[: -len(ending)].rstrip("'-")
        if len(stem) >= _MIN_STEM and shape.match(stem.lower()):
            found.append(Form("", case, stem, _harmony_cost(stem.lower(), harmony)))
    return tuple(found)


def unmarked(word: str) -> tuple[Form, ...]:
    """Read a word before the last, which takes no ending whatever the case of the name."""
    return tuple(Form("", case, word, 0.0) for case in CASES)


def _harmony_cost(stem: str, harmony: str) -> float:
    vowels = _VOWEL.findall(stem)
    if not harmony or not vowels or _LOAN.search(stem):
        return 0.0
    wrong = _FRONT if harmony == "back" else _BACK
    return _WRONG_HARMONY if vowels[-1] in wrong else 0.0
