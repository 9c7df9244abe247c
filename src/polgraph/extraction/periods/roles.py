"""Decide what an expression of time does in its sentence, and take in the words that say so."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from polgraph.extraction.periods.parts import Reader
from polgraph.extraction.periods.years import Core

Role = Literal["period", "comparison", "date", "deadline", "programme", "rate", "page-date"]
Spanned = tuple[Core, Role, int, int]
PAST = 1990  # earlier years are of lives and laws
_REACH = 6
_AGAINST = frozenset(["против", "вместо"])
_AFTER_PAST = frozenset(["-", ":", "было", "болды", "болған", "зарегистрировано", "тіркелген"])
_ABBREVIATIONS = frozenset(["г", "гг", "ж", "жж", "мес"])
_BRIEF = frozenset(["суток", "дня", "часа", "выходных"])
_WHOLE = frozenset(["весь", "всю", "все"])
_LEADS: tuple[Role, ...] = ("comparison", "deadline", "programme")
_ENDS_OF_PERCENTS = ("%", "процента", "процентов", "процент", "пункта", "пункт", "раза")


def placed(reader: Reader, core: Core, free: int) -> Spanned:
    """Return *core*, its role, and the first and last token with the words around it; none before *free*."""
    last = _with_full_stop(reader, core.last)
    if core.kind == "rate":
        leads = reader.norm(core.first - 1) == "в" or reader.kind(core.first - 1, "every")
        return core, "rate", max(core.first - leads, free), last
    if _is_of_page(reader, core, last):
        return core, "page-date", core.first, last
    core, role, first, last = (_kazakh if reader.kazakh else _russian)(reader, core, last)
    first = max(first, free)
    if role == "period" and reader.norm(first - 1) == "(" and reader.norm(last + 1) in _AFTER_PAST:
        role = "comparison"
    if core.year is not None and core.year < PAST and role in {"period", "date"}:
        role = "programme"
    return core, role, first, last


def _with_full_stop(reader: Reader, last: int) -> int:
    """Take in the full stop of «2025 г.» unless a sentence may end with it."""
    if reader.norm(last) not in _ABBREVIATIONS or reader.norm(last + 1) != "." or last + 2 >= len(reader.tokens):
        return last
    beside = reader.tokens[last].end == reader.tokens[last + 1].start
    return last + 1 if beside and not reader.tokens[last + 2].text[0].isupper() else last


def _is_of_page(reader: Reader, core: Core, last: int) -> bool:
    """Tell whether the date is the one of the page: alone in its line, or with a time behind it."""
    if core.kind != "day" or core.year is None:
        return False
    at = last + 1 + (reader.norm(last + 1) == ",")
    if at < len(reader.tokens) and reader.tokens[at].kind == "time":
        return True
    rest = reader.tokens[: core.first] + reader.tokens[last + 1 :]  # type: ignore[operator]  # both are of one kind
    return all(token.kind == "punct" for token in rest) if len(rest) <= _REACH else False


def _russian(reader: Reader, core: Core, last: int) -> Spanned:
    at, preposition = core.first - 1, ""
    if reader.norm(at) in _WHOLE:
        at -= 1
    if reader.kind(at, "prep"):
        preposition, at = reader.norm(at), at - 1
    elif reader.kind(at - 1, "within"):
        preposition, at = "в течение", at - 2
    lead, first = _lead(reader, at)
    if core.edge == "start" and core.kind != "year":
        core = replace(core, edge="since")
    if lead is None:
        lead = _role_without_lead(reader, core, preposition, at)
    if preposition in {"с", "со"} and lead in {"date", "programme"} and core.kind in {"day", "month"}:
        core = replace(core, edge="since")
    if preposition in {"с", "со"} and core.kind == "month" and lead == "period":
        core = replace(core, edge="since")
    return core, lead, first, last


def _lead(reader: Reader, at: int) -> tuple[Role | None, int]:
    """Return the role that a phrase ending at *at* gives («чем», «по сравнению», «в срок»), and where it begins."""
    for begin in (at, at - 1, at - 2):
        if begin < 0 or reader.word(begin).last != at:
            continue
        for role in _LEADS:
            if f"lead-{role}" in reader.word(begin).kinds:
                return role, begin
    return None, at + 1


def _role_without_lead(reader: Reader, core: Core, preposition: str, at: int) -> Role:
    """Decide by the preposition and by what kind of stretch it is."""
    past = core.relative is not None and core.relative < 0
    if core.kind == "years":
        return "programme"
    if _is_compared(reader, core, at) or (core.same and (past or core.year is not None)):
        return "comparison"
    if preposition in {"к", "ко"}:
        percent = reader.norm(at) in _ENDS_OF_PERCENTS
        return "comparison" if past or core.same or (percent and core.kind == "year" and not core.edge) else "deadline"
    by_preposition = _BY_PREPOSITION.get(preposition)
    if by_preposition is not None:
        role = by_preposition.get(core.edge or core.kind)
        if preposition == "в течение" and reader.norm(core.first) in _BRIEF:
            return "period"
        if role is not None:
            return role if preposition not in {"с", "со"} else _since(core, role)
    return "date" if core.kind == "day" or core.edge == "end" else "period"


_UNTIL: dict[str, Role] = dict.fromkeys("year half quarter months month day days end since".split(), "deadline")
_SINCE: dict[str, Role] = {
    "day": "programme",
    "month": "date",
    "since": "date",
    "start": "period",
    "year": "programme",
}
_BY_PREPOSITION: dict[str, dict[str, Role]] = {
    "до": _UNTIL,
    "на": {
        "year": "deadline",
        "month": "deadline",
        "quarter": "deadline",
        "half": "deadline",
        "end": "date",
        "start": "date",
    },
    "от": {"day": "programme"},
    "с": _SINCE,
    "со": _SINCE,
    "в течение": {"relative": "deadline"},
}


def _since(core: Core, role: Role) -> Role:
    """Tell «с января», the year to date, from «с сентября»; a day without a year is no law's."""
    if core.part is not None and core.kind == "month" and core.part.months == (1, 1):
        return "period"
    return "date" if core.kind == "day" and core.year is None else role


def _is_compared(reader: Reader, core: Core, at: int) -> bool:
    """Look for «годом ранее», «против 9 117 в 2024-м» and the elided «176 – в прошлом»."""
    if reader.kind(core.first, "ago"):
        return True
    alone = core.kind == "year" and core.first == core.last and reader.norm(core.first) in _ELIDED
    if alone:
        return core.relative is not None and core.relative < 0
    back = at
    while back >= max(0, at - _REACH) and reader.tokens[back].kind in {"number", "word", "suffix"}:
        if reader.norm(back) in _AGAINST:
            return True
        back -= 1
    return False


_ELIDED = frozenset(["прошлом", "минувшем", "позапрошлом"])


def _kazakh(reader: Reader, core: Core, last: int) -> Spanned:
    past = core.relative is not None and core.relative < 0
    following = last + 1
    if core.case == "dative" and reader.kind(following, "until"):
        ranged = core.kind in {"days", "months"}
        return core, "period" if ranged else "deadline", core.first, following
    if core.case == "ablative" and reader.kind(following, "since"):
        return *_kazakh_since(core), core.first, following
    if reader.kind(following, "within") and core.kind != "relative":
        last, following = following, following + 1
    if core.kind == "years" or _is_near(reader, following, "after-programme", 3):
        return core, "programme", core.first, last
    if _is_weighed(reader, core, past, following):
        return core, "comparison", core.first, following
    return core, _kazakh_role(reader, core, past, following), core.first, last


def _is_weighed(reader: Reader, core: Core, past: bool, following: int) -> bool:
    """Tell whether «салыстырғанда», «деңгейде» or «көрсеткіштен» follows."""
    level = reader.kind(following, "level") and (past or core.year is not None)
    measure = reader.kind(following, "measure") and reader.word(following).case == "ablative" and core.kind == "year"
    return level or measure or reader.kind(following, "after-comparison")


def _kazakh_since(core: Core) -> tuple[Core, Role]:
    january = core.part is not None and core.part.months == (1, 1)
    if core.edge == "start" or (core.kind == "month" and january):
        return replace(core, edge="since") if core.kind == "month" else core, "period"
    if core.kind == "month" or (core.kind == "day" and core.year is None):
        return replace(core, edge="since"), "date"
    return core, "programme"


def _kazakh_role(reader: Reader, core: Core, past: bool, following: int) -> Role:
    if reader.kind(core.first, "ago") or (core.same and (past or core.year is not None)):
        return "comparison"
    if core.kind == "year" and not core.edge and core.case == "ablative":
        return "comparison"
    if (past or core.year is not None) and _is_near(reader, following, "after-comparison", 3):
        return "comparison"
    if core.case == "dative" and reader.kind(following, "after-deadline"):
        return "deadline"
    if core.edge == "end":
        return "deadline" if core.kind == "relative" else "date"
    return "date" if core.kind == "day" else "period"


def _is_near(reader: Reader, index: int, kind: str, reach: int) -> bool:
    """Tell whether a word of *kind* follows within *reach* words of one clause."""
    for at in range(index, min(index + reach, len(reader.tokens))):
        if reader.kind(at, kind):
            return True
        if reader.tokens[at].kind != "word":
            return False
    return False
