"""Cut the Russian case endings of a part of a name; every way to read it is returned, none is chosen."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from polgraph.extraction.names.form import Form, Part

CASES = ("nominative", "genitive", "dative", "accusative", "instrumental", "prepositional")
_BOTH = ("male", "female")
_ANY: tuple[Part, ...] = ("given", "surname")
_SURNAME: tuple[Part, ...] = ("surname",)
_GIVEN: tuple[Part, ...] = ("given",)
_PATRONYMIC: tuple[Part, ...] = ("patronymic",)
_C = "бвгджзйклмнпрстфхцчшщғқңһ"
_V = "аеёиоуыэюяәіөұү"


@dataclass(frozen=True, slots=True)
class Paradigm:
    """How one kind of name declines: what its stem ends in, and the endings in the order of CASES («/» parts two)."""

    parts: tuple[Part, ...]
    genders: tuple[str, ...]
    stem: str
    endings: str
    cost: float = 0.0


# Grammar: Zaliznyak's noun types 1 to 7 as far as names have them; «-» is the bare stem.
PARADIGMS = (
    Paradigm(_ANY, ("male",), f"[{_C}]", "- а у а ом е"),
    Paradigm(_ANY, ("male",), "[жшчщц]", "- а у а ем е"),
    Paradigm(_ANY, ("male",), f"[{_V}]", "й я ю я ем е"),
    Paradigm(_ANY, ("male",), "и", "й я ю я ем и", 0.0),
    Paradigm(_ANY, ("male",), f"[{_C}]", "ь я ю я ем е"),
    Paradigm(_SURNAME, ("male",), f"[{_C}]", "ец ца цу ца цом/цем це", 0.5),
    Paradigm(_SURNAME, ("male",), "(?:[оеё]в|[иы]н)", "- а у а ым е"),
    Paradigm(_SURNAME, ("female",), "(?:[оеё]в|[иы]н)", "а ой/ою ой у ой/ою ой"),
    Paradigm(_SURNAME, ("male",), "(?:[гкх]|[жшчщ])", "ий ого/его ому/ему ого/его им ом/ем"),
    Paradigm(_SURNAME, ("male",), f"(?![гкхжшчщ])[{_C}]", "ый ого ому ого ым ом"),
    Paradigm(_SURNAME, ("male",), f"[{_C}]", "ой ого ому ого ым/им ом", 0.3),
    Paradigm(_SURNAME, ("female",), f"[{_C}]", "ая ой/ою ой ую ой/ою ой"),
    Paradigm(_ANY, _BOTH, "(?![гкхжшчщ])[бвгджзйклмнпрстфхцғқңһ]", "а ы е у ой/ою е"),
    Paradigm(_ANY, _BOTH, "[гкхғқһ]", "а и е у ой/ою е"),
    Paradigm(_ANY, _BOTH, "[жшчщц]", "а и е у ей/ой е"),
    Paradigm(_ANY, _BOTH, "[еу]", "а и е у ой/ей е", 0.3),
    Paradigm(_ANY, _BOTH, f"(?!и)[{_V}льй]", "я и е ю ей/ею е"),
    Paradigm(_ANY, _BOTH, f"(?![лй])[{_C}]", "я и е ю ей/ею е", 1.0),
    Paradigm(_ANY, _BOTH, "и", "я и и ю ей/ею и"),
    Paradigm(_GIVEN, ("female",), f"[{_C}]", "ь и и ь ью и", 2.5),
    Paradigm(_PATRONYMIC, ("male",), "ич", "- а у а ем/ом е"),
    Paradigm(_PATRONYMIC, ("female",), "(?:вн|чн|шн)", "а ы е у ой/ою е"),
)
# Names that do not decline: (parts, genders, what the word ends in, what it costs to take it as one).
FIXED: tuple[tuple[tuple[Part, ...], tuple[str, ...], str, float], ...] = (
    (_ANY, _BOTH, "[иоі]", 0.0),
    (_ANY, _BOTH, "[ыую]", 0.5),
    (_ANY, _BOTH, "[еэө]", 1.0),
    (_ANY, ("female",), f"(?<![оеи]й)(?<=[{_C}ь])", 0.0),
    (_ANY, ("female",), "[оеи]й", 2.0),
    (_GIVEN, ("male",), f"[{_C}ь]", 4.0),
    (_SURNAME, ("male",), f"[{_C}ь]", 2.5),
    (_SURNAME, _BOTH, "[иы]х", 0.0),
    (_ANY, _BOTH, "[аяәү]", 3.0),
    (_PATRONYMIC, ("male",), "(?:[уұ]лы|[ою]г[лу][ыи]|угли|уулу)", 0.0),
    (_PATRONYMIC, ("female",), "(?:[қкг]ызы|кизи)", 0.0),
)
# The vowel that runs away in the other cases.
_FLEETING = {"Павл": "Павел", "Льв": "Лев"}
_MIN_STEM = 2


@cache
def _table(part: Part) -> tuple[tuple[str, str, str, str, re.Pattern[str], float], ...]:
    """Return (ending, gender, case, nominative ending, stem, cost) of all paradigms that *part* may follow."""
    rows = []
    for paradigm in PARADIGMS:
        if part not in paradigm.parts:
            continue
        cells = [cell.replace("-", "").split("/") for cell in paradigm.endings.split()]
        stem = re.compile(rf".*{paradigm.stem}\Z")
        for gender in paradigm.genders:
            for case, cell in zip(CASES, cells, strict=True):
                rows += [(ending, gender, case, cells[0][0], stem, paradigm.cost) for ending in cell]
    return tuple(rows)


@cache
def _fixed(part: Part) -> tuple[tuple[re.Pattern[str], tuple[str, ...], float], ...]:
    return tuple((re.compile(rf".*{end}\Z"), genders, cost) for parts, genders, end, cost in FIXED if part in parts)


@lru_cache(maxsize=20_000)
def forms(word: str, part: Part) -> tuple[Form, ...]:
    """Return every gender, case and nominative that *word* may stand for; of a double name both halves decline."""
    head, hyphen, last = word.rpartition("-")
    found = _single(last, part)
    if not hyphen:
        return found
    halves = {(form.gender, form.case): form for form in _declined_half(head, part)}
    joined = []
    for form in found:
        half = halves.get((form.gender, form.case))
        start = half.nominative if half else head
        joined.append(Form(form.gender, form.case, f"{start}-{form.nominative}", form.cost))
    return tuple(joined)


def _declined_half(word: str, part: Part) -> list[Form]:
    """Read the first half of a double surname, if it is of a kind that always declines."""
    if part != "surname":
        return []
    return [form for form in _single(word, part) if re.search("(?:[оеё]в|[иы]н|[сц]кий)а?$|[сц]кая$", form.nominative)]


def _single(word: str, part: Part) -> tuple[Form, ...]:
    found = []
    for ending, gender, case, nominative, stem_shape, cost in _table(part):
        if not word.endswith(ending):
            continue
        stem = word[: len(word) - len(ending)]
        if len(stem) < _MIN_STEM or not stem_shape.match(stem.lower()):
            continue
        whole = _FLEETING.get(stem, stem) if ending and not nominative else stem + nominative
        found.append(Form(gender, case, whole, cost))
    for shape, genders, cost in _fixed(part):
        if shape.match(word.lower()):
            found += [Form(gender, case, word, cost) for gender in genders for case in CASES]
    return tuple(found)
