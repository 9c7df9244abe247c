"""The modules of the ontology: which classes belong together, and a picture of each in every language."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from manual.drawing import EDGE, WIDTH, Picture, wrapped
from manual.vocabulary import LANGUAGES, Term, terms

WORDS = Path(__file__).with_suffix(".tsv")
"""Each module with its names, and its classes in the order in which they are told."""
_STEP, _LINE = 20, 20
_CODES = frozenset({"owl:Class", "rdf:Property", "rdf:langString", "skos:Concept"})
"""What a property that gives a word or a code leads to: the pictures show what leads from thing to thing."""


class Module(NamedTuple):
    """Classes that belong together."""

    name: str
    titles: dict[str, str]
    classes: tuple[Term, ...]


@cache
def modules() -> tuple[Module, ...]:
    """Return the modules; ValueError unless each class is in one and only one."""
    classes = {term.name: term for term in terms().values() if term.is_class}
    with WORDS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    sorted_in = [f"pg:{name}" for row in rows for name in row["classes"].split()]
    if sorted(sorted_in) != sorted(classes):
        odd = sorted(set(sorted_in) ^ set(classes)) or sorted({one for one in sorted_in if sorted_in.count(one) > 1})
        raise ValueError(f"{WORDS.name}: {', '.join(odd)}; expected each class of the ontology once")
    return tuple(
        Module(row["name"], row, tuple(classes[f"pg:{name}"] for name in row["classes"].split())) for row in rows
    )


def pages() -> Iterator[tuple[str, str]]:
    """Yield the picture of each module in each language."""
    for language in LANGUAGES:
        for module in modules():
            yield f"{language}/{picture_of(module)}", _drawn(module, language)


def picture_of(module: Module) -> str:
    """Return where the picture of a module is, from the folder of a language."""
    return f"images/modules/{module.name}.svg"


def _drawn(module: Module, language: str) -> str:
    """Draw each class, what it is a kind of, and the properties that lead from it to other things."""
    drawing, told = Picture(), []
    for one in module.classes:
        kind = ", ".join(_called(name, language) for name in one.broader)
        drawing.box(EDGE, one.labels[language], f"⊂ {kind}" if kind else "", "thing" if one.broader else "place")
        told.append(f"{one.labels[language]}{f' ⊂ {kind}' if kind else ''}")
        top = drawing.bottom
        for link in _links(one):
            ends = ", ".join(_called(name, language) for name in link.ranges)
            _branch(drawing, link.name.partition(":")[2], ends, top)
            told.append(f"{one.labels[language]} – {link.name} – {ends}")
        drawing.bottom += 14
    drawing.bottom -= 14
    return drawing.svg(module.titles[language], "; ".join(told))


def _links(one: Term) -> list[Term]:
    """Return the properties of a class that lead to other things."""
    owned = (term for term in terms().values() if term.is_property and one.name in term.domains)
    return [term for term in owned if any(name not in _CODES and not name.startswith("xsd:") for name in term.ranges)]


def _branch(drawing: Picture, name: str, ends: str, top: float) -> None:
    """Draw a line from the box, which ends at *top*, to where a property leads."""
    x, y = EDGE + _STEP, drawing.bottom + _LINE - 4
    drawing.path(f"M{x - 9:g} {top:g}V{y - 4:g}H{x:g}")
    drawing.words(x + 6, y, name, "code")
    after = x + 14 + 7.3 * len(name)
    for line in wrapped(f"→ {ends}", "note", WIDTH - EDGE - after):
        drawing.words(after, drawing.bottom + _LINE - 4, line)
        drawing.bottom += _LINE


def _called(name: str, language: str) -> str:
    """Return the label of a class; the short name of one that is not ours."""
    return next((term.labels[language] for term in terms().values() if term.name == name), name.rpartition("/")[2])
