"""One figure out of its columns: `> 744`, `~ 300`, `1,200–1,300`, `↓ 14 %`; never more than the columns tell."""

from __future__ import annotations

from polgraph.engine import Literal, NamedNode, Term
from polgraph.namespaces import PREFIXES, XSD

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROLES = ("number", "low", "high", "lowIncluded", "highIncluded", "kind", "direction")
# The names that queries give to the columns of a figure, in the order of ROLES; the key heads the one column instead.
FAMILIES: dict[str, tuple[str, ...]] = {
    "value": ("value", "low", "high", "lowIncluded", "highIncluded", "kind", ""),
    "valueA": ("valueA", "lowA", "highA", "lowIncludedA", "highIncludedA", "kindA", ""),
    "valueB": ("valueB", "lowB", "highB", "lowIncludedB", "highIncludedB", "kindB", ""),
    "wholeValue": ("wholeValue", "wholeLow", "wholeHigh", "wholeLowIncluded", "wholeHighIncluded", "wholeKind", ""),
    "sum": ("", "least", "most", "leastIncluded", "mostIncluded", "kind", ""),
    "change": (
        "change",
        "changeLow",
        "changeHigh",
        "changeLowIncluded",
        "changeHighIncluded",
        "changeKind",
        "direction",
    ),
    "previous": ("previous", "", "", "", "", "", ""),
}
ARROWS = {"down": "↓", "stable": "→", "up": "↑"}
_NUMERIC = (XSD.integer, XSD.decimal, XSD.nonNegativeInteger)
# Thousands and the decimal sign, as each language writes them.
SIGNS = {"en": (",", "."), "kk": ("\u00a0", ","), "ru": ("\u00a0", ",")}
_AFTER = {
    "factor": {"en": "×", "kk": "×", "ru": "×"},
    "percent": {"en": " %", "kk": " %", "ru": " %"},
    "percentage-point": {"en": " pp", "kk": " п. т.", "ru": " п. п."},
}


class Figure:
    """A number, its bounds, and how it was put, as far as the columns tell; all that is not told is None."""

    def __init__(self, terms: Mapping[str, Term | None]) -> None:
        self.number, self.low, self.high = (_number(terms.get(role)) for role in ("number", "low", "high"))
        self.low_included, self.high_included = (_truth(terms.get(role)) for role in ("lowIncluded", "highIncluded"))
        self.kind, self.direction = _slug(terms.get("kind")), _slug(terms.get("direction"))
        if self.kind == "lower-bound" and self.low is None:
            self.number, self.low = None, self.number
        if self.kind == "upper-bound" and self.high is None:
            self.number, self.high = None, self.number
        if self.number is None and self.low == self.high and False not in (self.low_included, self.high_included):
            self.number, self.low, self.high = self.low, None, None

    def text(self, language: str) -> str:
        """Write the figure as people of *language* read it."""
        number = self._magnitude(language)
        about = "~ " if number and self.kind == "approximate" else ""
        after = _AFTER.get(self.kind or "", {}).get(language, "") if number else ""
        arrow = ARROWS.get(self.direction or "", "")
        return " ".join(part for part in (arrow, f"{about}{number}{after}") if part)

    def _magnitude(self, language: str) -> str:
        if self.number is not None:
            fits = self.direction == ("down" if self.number.startswith("-") else "up")
            return written_number(self.number.lstrip("-") if fits else self.number, language)
        low, high = (bound and written_number(bound, language) for bound in (self.low, self.high))
        if low and high and False not in (self.low_included, self.high_included):
            return f"{low}–{high}"
        least = f"{'>' if self.low_included is False else '≥'} {low}" if low else ""
        most = f"{'<' if self.high_included is False else '≤'} {high}" if high else ""
        return ", ".join(part for part in (least, most) if part)


def families_in(columns: Sequence[str], rows: Sequence[Sequence[Term | None]]) -> dict[str, dict[str, int]]:
    """Return the figures whose columns are here, each with the places of its roles; a namesake is no figure."""
    found = {}
    for name, members in FAMILIES.items():
        places = {role: columns.index(m) for role, m in zip(ROLES, members, strict=True) if m in columns}
        if _is_figure(name, places, columns) and all(_fits(role, row[n]) for role, n in places.items() for row in rows):
            found[name] = places
    return found


def figures_of(row: Sequence[Term | None], families: Mapping[str, Mapping[str, int]]) -> dict[str, Figure]:
    """Read the figures of a row; the bounds of a change may stand where those of a level do."""
    terms = {name: {role: row[place] for role, place in places.items()} for name, places in families.items()}
    level, change = terms.get("value"), terms.get("change")
    kind = level.get("kind") if level else None
    if level and change is not None and _starts(kind, "change-kind"):
        change.update({role: term for role, term in level.items() if term is not None and role != "number"})
        level.clear()
    return {name: Figure(told) for name, told in terms.items()}


def figure_of_count(term: Term | None) -> Figure:
    """Read a figure that is one exact number, such as a COUNT."""
    return Figure({"number": term})


def written_number(text: str, language: str) -> str:
    """Write a number of digits with the signs of *language*."""
    thousands, point = SIGNS[language]
    sign = "-" if text.startswith("-") else ""
    whole, _, fraction = text.lstrip("+-").partition(".")
    grouped = f"{int(whole or '0'):,}".replace(",", thousands)
    return f"{sign}{grouped}{point}{fraction}" if fraction else f"{sign}{grouped}"


def _is_figure(name: str, places: Mapping[str, int], columns: Sequence[str]) -> bool:
    """Tell whether the columns are enough to know a figure by: one column alone may be anything, such as a year."""
    if name == "previous":
        return bool(places) and "change" in columns
    return "direction" in places or (len(places) > 1 and not places.keys().isdisjoint(("number", "low", "high")))


def _fits(role: str, term: Term | None) -> bool:
    if term is None:
        return True
    if role == "kind":
        return _starts(term, "value-kind") or _starts(term, "change-kind")
    if role == "direction":
        return _slug(term) in ARROWS
    return _truth(term) is not None if role.endswith("Included") else _number(term) is not None


def _number(term: Term | None) -> str | None:
    is_number = isinstance(term, Literal) and term.datatype.value in _NUMERIC
    digits = term.value.lstrip("+-").replace(".", "", 1) if is_number and isinstance(term, Literal) else ""
    return term.value if digits.isdigit() and isinstance(term, Literal) else None


def _truth(term: Term | None) -> bool | None:
    return {"true": True, "false": False}.get(term.value) if isinstance(term, Literal) else None


def _slug(term: Term | None) -> str | None:
    return term.value.rsplit("/", 1)[-1] if isinstance(term, NamedNode) else None


def _starts(term: Term | None, prefix: str) -> bool:
    return isinstance(term, NamedNode) and term.value.startswith(PREFIXES[prefix])
