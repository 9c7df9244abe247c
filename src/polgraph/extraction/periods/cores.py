"""Whole expressions of time without their role: parts of a year with the year that they are of."""

from __future__ import annotations

from collections.abc import Callable

from polgraph.extraction.periods.parts import Part, Reader
from polgraph.extraction.periods.years import Core, Year, year_at, years_at

_ELIDED = frozenset(["прошлом", "минувшем", "этом", "нынешнем", "позапрошлом"])


def core(reader: Reader, index: int) -> Core | None:
    """Return the expression that begins at *index*, prepositions left out."""
    for step in _KAZAKH if reader.kazakh else _RUSSIAN:
        found = step(reader, index)
        if found is not None:
            return found
    return None


def _ago(reader: Reader, index: int) -> Core | None:
    """Read «годом ранее», «бір жыл бұрын»."""
    word = reader.words[index]
    return Core(index, word.last, "year", relative=word.kinds["ago"]) if "ago" in word.kinds else None


def _same_period(reader: Reader, index: int) -> Core | None:
    return _same(reader, index, index, None) if reader.kind(index, "same") else None


def _part(reader: Reader, index: int) -> Core | None:
    """Read a part with its year; a month that stands alone may be a name."""
    part = reader.part(index)
    if part is None:
        return None
    found = _with_year(reader, index, part)
    named = found.kind == "month" and found.year is None and found.relative is None and found.last == index
    if named and not (part.case or reader.kind(index - 1, "prep", "lead-comparison", "within")):
        return None
    return found


def _russian_year(reader: Reader, index: int) -> Core | None:
    """Read «2025 года», «прошлого года», the bare «(2024 —» and the elided «в прошлом»."""
    before = reader.norm(index - 1)
    bare = before == "(" or (before in {"в", "с", "за"} and reader.kind(index - 2, "lead-comparison"))
    year = year_at(reader, index, bare=bare)
    if year is not None:
        return Core(index, year.last, "year", year.year, year.relative)
    if reader.norm(index) in _ELIDED and before == "в" and not _is_word(reader, index + 1):
        return Core(index, index, "year", relative=reader.words[index].kinds.get("relative"))
    return None


def _is_word(reader: Reader, index: int) -> bool:
    return index < len(reader.tokens) and reader.tokens[index].kind in {"word", "number"}


def _with_year(reader: Reader, index: int, part: Part) -> Core:
    """Add the year after a part, also in brackets: «18–23 қараша аралығында (2025 ж.)»."""
    if part.year is not None:
        return Core(index, part.last, part.kind, part.year, part=part)
    year = year_at(reader, part.last + 1, bare=True) if not reader.kazakh else None
    if year is not None:
        return Core(index, year.last, part.kind, year.year, year.relative, part)
    last = part.last + (reader.kazakh and reader.kind(part.last + 1, "between", "day-word"))
    bracketed = year_at(reader, last + 2, bare=True) if reader.norm(last + 1) == "(" else None
    if bracketed is not None:
        close = bracketed.last + 1 + (reader.norm(bracketed.last + 1) == ".")
        if reader.norm(close) == ")":
            return Core(index, close, part.kind, bracketed.year, bracketed.relative, part)
    return Core(index, last, part.kind, part=part, case=part.case)


def _same(reader: Reader, index: int, at: int, year: Year | None) -> Core | None:
    """Read «тот же период прошлого года» and, after its year, «осы кезеңде»."""
    term = reader.words[at].last + 1
    if reader.kind(term, "relative") and reader.kind(term + 1, "term"):
        term += 1
    if not reader.kind(term, "term") or (year is None and reader.kazakh and reader.norm(at) in {"сәйкес", "ұқсас"}):
        return None
    last, case = reader.word(term).last, reader.word(term).case
    after = year_at(reader, last + 1, bare=True) if not reader.kazakh else None
    known = after or year
    last = after.last if after else last
    if known is None:
        return Core(index, last, "relative", same=True, case=case)
    return Core(index, last, "year", known.year, known.relative, same=True, case=case)


def _edge(reader: Reader, index: int) -> Core | None:
    """Read «начала года», «конца третьего квартала», «конца 2025 года»."""
    if not reader.kind(index, "start", "end"):
        return None
    edge = "start" if reader.kind(index, "start") else "end"
    at = index + 1
    year = year_at(reader, at)
    if year is not None:
        return Core(index, year.last, "year", year.year, year.relative, edge=edge)
    if reader.kind(at, "year"):
        return Core(index, at, "year", relative=0, edge=edge)
    part = reader.part(at)
    if part is not None:
        found = _with_year(reader, index, part)
        return Core(index, found.last, found.kind, found.year, found.relative, part, edge=edge)
    at += reader.kind(at, "relative")
    if reader.kind(at, "months", "span", "quarter"):
        return Core(index, at, "relative", edge=edge)
    return None


def _told(reader: Reader, index: int) -> Core | None:
    """Read «прошлогодний», «прошлую неделю», «это время», «последние сутки»."""
    word = reader.words[index]
    if "year-relative" in word.kinds:
        return Core(index, word.last, "year", relative=word.kinds["year-relative"])
    at = word.last + 1
    if not reader.kind(index, "relative", "last-days"):
        return None
    if word.kinds.get("relative") == 0 and reader.kind(at, "term"):
        return Core(index, at, "relative", same=True)
    return _last(reader, index, at)


def _last(reader: Reader, index: int, at: int) -> Core | None:
    """Read «прошлую неделю» and «последние три года», which name no stretch of the calendar."""
    if reader.kind(index, "last-days") and (reader.kind(at, "count") or reader.number(at, 1, 99) is not None):
        at = reader.word(at).last + 1 if reader.kind(at, "count") else at + 1
    return Core(index, at, "relative") if reader.kind(at, "span", "quarter", "months", "year") else None


def _rate(reader: Reader, index: int) -> Core | None:
    """Read «в неделю», «каждый день»."""
    leads = reader.norm(index - 1) == "в" or reader.kind(index - 1, "every")
    return Core(index, index, "rate") if leads and reader.kind(index, "rate") else None


def _stretch(reader: Reader, index: int) -> Core | None:
    """Read «за год», «за пять дней», «в течение месяца», «к лету»."""
    word, before = reader.words[index], reader.norm(index - 1)
    if "season" in word.kinds and before == "к":
        return Core(index, index, "relative", edge="end")
    if not (reader.kind(index - 2, "within") or before in {"за", "весь", "всю"}):
        return None
    if "year" in word.kinds or "quarter" in word.kinds:
        relative = 0 if "year" in word.kinds else None
        return Core(index, index, "year" if relative == 0 else "quarter", relative=relative)
    counted = "count" in word.kinds or reader.number(index, 1, 99) is not None
    last = (word.last if word.kinds else index) + 1 if counted else index
    return Core(index, last, "relative") if reader.kind(last, "span", "months") else None


def _kazakh_year(reader: Reader, index: int) -> Core | None:
    """Read a year with what stands after it, or «жыл басынан», «жыл соңына» without one."""
    year = year_at(reader, index, bare=reader.norm(index - 1) == "(")
    if year is not None:
        return _kazakh_with_year(reader, index, year)
    if reader.kind(index, "year"):
        return _kazakh_edge(reader, index, index + 1, Year(index, relative=0))
    return None


def _kazakh_with_year(reader: Reader, index: int, year: Year) -> Core:
    """Read what stands after a year: «жылғы 10–14 қараша», «жылдың осы кезеңінде», «жылдың соңына»."""
    at = year.last + 1
    at += reader.norm(at) == "." and reader.kind(year.last, "year-abbreviation") and reader.part(at + 1) is not None
    edge = _kazakh_edge(reader, index, at, year)
    if edge is not None:
        return edge
    if reader.kind(at, "same"):
        same = _same(reader, index, at, year)
        if same is not None:
            return same
    if reader.kind(at, "term"):
        case = reader.word(at).case
        return Core(index, at, "year", year.year, year.relative, same=True, case=case)
    part = reader.part(at)
    if part is None and reader.norm(at) == "алғашқы":  # «жылдың алғашқы үш айында»
        part = reader.part(at + 1)
    if part is not None and part.year is None:
        last = part.last + reader.kind(part.last + 1, "between", "day-word")
        return Core(index, last, part.kind, year.year, year.relative, part, case=part.case)
    return Core(index, year.last, "year", year.year, year.relative, case=year.case)


def _kazakh_edge(reader: Reader, index: int, at: int, year: Year) -> Core | None:
    """Read «жыл басынан бері» and «жыл соңына дейін»."""
    for edge in ("start", "end"):
        if reader.kind(at, edge):
            word = reader.word(at)
            if word.case in {"ablative", "dative", "locative"}:
                return Core(index, word.last, "year", year.year, year.relative, edge=edge, case=word.case)
    return None


def _kazakh_rate(reader: Reader, index: int) -> Core | None:
    """Read «күніне», «ай сайын»."""
    word = reader.words[index]
    if "rate" in word.kinds:
        return Core(index, word.last, "rate")
    stretch = reader.kind(index, "span", "months", "year", "quarter")
    return Core(index, word.last + 1, "rate") if stretch and reader.kind(word.last + 1, "every") else None


def _kazakh_stretch(reader: Reader, index: int) -> Core | None:
    """Read «апта ішінде», «өткен аптада», «бір ай ішінде», «жазға дейін»."""
    word = reader.words[index]
    at = word.last + 1
    if reader.kind(index, "span", "months", "year", "quarter") and reader.kind(at, "within"):
        year = "year" in word.kinds
        return Core(index, at, "year" if year else "relative", relative=0 if year else None)
    if "last-days" in word.kinds:
        return _last(reader, index, at)
    if "relative" in word.kinds and reader.kind(at, "span", "months", "quarter"):
        return Core(index, at + reader.kind(at + 1, "within", "day-word"), "relative")
    if "count" in word.kinds and reader.kind(at, "months", "span") and reader.kind(at + 1, "within"):
        return Core(index, at + 1, "relative", edge="end")
    if "season" in word.kinds and word.case == "dative" and reader.kind(at, "until"):
        return Core(index, word.last, "relative", edge="end", case="dative")
    return None


_RUSSIAN: tuple[Callable[[Reader, int], Core | None], ...] = (
    years_at,
    _ago,
    _same_period,
    _edge,
    _part,
    _russian_year,
    _told,
    _rate,
    _stretch,
)
_KAZAKH: tuple[Callable[[Reader, int], Core | None], ...] = (
    years_at,
    _ago,
    _kazakh_year,
    _same_period,
    _part,
    _kazakh_rate,
    _kazakh_stretch,
)
