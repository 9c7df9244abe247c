"""Years as texts state them, and the shape of an expression of time without its role."""

from __future__ import annotations

from dataclasses import dataclass

from polgraph.extraction.periods.parts import Part, Reader

PLURALS = ("годы", "годов", "годам", "годах", "жылдар")
_NEAR_YEARS = (1990, 2035)


@dataclass(frozen=True, slots=True)
class Core:
    """An expression as its words say it; *edge* is "start" or "end" of a stretch, *case* that of the last word."""

    first: int
    last: int
    kind: str
    year: int | None = None
    relative: int | None = None
    part: Part | None = None
    same: bool = False
    edge: str = ""
    case: str = ""


@dataclass(frozen=True, slots=True)
class Year:
    """A year that is stated or told from this one."""

    last: int
    year: int | None = None
    relative: int | None = None
    case: str = ""


def year_at(reader: Reader, index: int, *, bare: bool = False) -> Year | None:
    """Return the year at *index*: «2025 года», «2025-го», «прошлого года», «былтырғы»; *bare* takes «2025» too."""
    number = reader.year_number(index)
    if number is not None:
        return _year_in_figures(reader, index, number, bare)
    word = reader.word(index)
    if "year-relative" in word.kinds and not reader.kind(index + 1, "year"):
        return Year(word.last, relative=word.kinds["year-relative"], case=word.case)
    if "relative" in word.kinds:
        at = word.last + 1
        at += 1 if reader.norm(at) == "же" else 0
        if reader.kind(at, "year") and not reader.norm(at).startswith(PLURALS):
            return Year(at, relative=word.kinds["relative"], case=reader.word(at).case)
    return None


def _year_in_figures(reader: Reader, index: int, number: int, bare: bool) -> Year | None:
    after = index + 1
    if after < len(reader.tokens) and reader.tokens[after].kind == "suffix":
        if reader.norm(after) in {"летия", "летие", "летию", "х", "ых"}:
            return None
        at = after + 1 + (reader.norm(after + 1) == ",")
        return Year(at if reader.kind(at, "year") else after, number, case="")
    if reader.kind(after, "year", "year-abbreviation"):
        last = reader.word(after).last
        return Year(last, number, case=reader.word(after).case)
    return Year(index, number) if bare and _NEAR_YEARS[0] <= number <= _NEAR_YEARS[1] else None


def years_at(reader: Reader, index: int) -> Core | None:
    """Return a span of years: «2025–2027 годы», «2026–2028 жылдарға», «2020 по 2024 год»."""
    first, second = reader.year_number(index), reader.year_number(index + 2)
    if first is None or second is None or reader.norm(index + 1) not in {"-", "по", "до", "мен"}:
        return None
    last = index + 2
    plural = reader.norm(last + 1).startswith(("жылдар", "жж"))
    return Core(index, last + (plural or reader.kind(last + 1, "year")), "years", first)
