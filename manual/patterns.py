"""The pictures of the patterns of the model: statements of `manual/patterns/` that the shipped data have, as trees."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from manual.drawing import EDGE, Picture
from polgraph.engine import Dataset, Literal, NamedNode
from polgraph.iris import kind_and_slug
from polgraph.namespaces import PREFIXES
from polgraph.store import shipped

FOLDER = Path(__file__).parent / "patterns"
CLAIMS = ("change", "event", "instruction", "observation", "participation", "tenure")
THINGS = ("agency", "group", "person", "place", "post", "region", "release")
_MINTED = re.compile("[0-9a-f]{12}")
_STEP, _APART = 20, 18
_PEOPLE = ("en", "ru", "kk")


class Row(NamedTuple):
    """A statement, as the file has it."""

    subject: str
    predicate: str
    object: str


class Node(NamedTuple):
    """What a box says."""

    name: str
    note: str
    look: str


def pages() -> Iterator[tuple[str, str]]:
    """Yield the picture of each pattern."""
    with (FOLDER / "titles.tsv").open(encoding="utf-8", newline="") as file:
        for pattern, title in list(csv.reader(file, delimiter="\t"))[1:]:
            yield f"en/images/patterns/{pattern}.svg", picture(title, rows(pattern))


def rows(pattern: str) -> list[Row]:
    """Return the statements of a pattern; ValueError for one that the shipped data do not have."""
    with (FOLDER / f"{pattern}.tsv").open(encoding="utf-8", newline="") as file:
        found = [Row(*row) for row in list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]]
    for row in found:
        if not is_stated(row):
            raise ValueError(f"{pattern}.tsv: {' '.join(row)} is not in the shipped data; expected what is")
    return found


def is_stated(row: Row) -> bool:
    """Tell whether the shipped data, or what is derived from them, have the statement."""
    subject, predicate = NamedNode(iri(row.subject)), NamedNode(iri(row.predicate))
    pattern = f"{subject} {predicate} ?object"
    found = shipped_data().select(
        f"SELECT ?object {{ {{ {pattern} }} UNION {{ GRAPH graph:derived {{ {pattern} }} }} }}"
    )
    ends = {term.value for (term,) in found.rows if isinstance(term, (Literal, NamedNode))}
    return row.object in ends or iri(row.object) in ends


def picture(title: str, statements: list[Row]) -> str:
    """Draw the statements, each below the thing that it goes on from; what has been left begins anew."""
    drawing, path = Picture(), list[tuple[str, float]]()
    for row in statements:
        known, other = row.subject, row.object
        turned = known not in dict(path) and other in dict(path)
        if turned:
            known, other = other, known
        while path and path[-1][0] != known:
            path.pop()
        if not path:
            drawing.bottom += 0 if row == statements[0] else _APART
            drawing.box(EDGE, *node(known))
            path.append((known, drawing.bottom))
        x = EDGE + len(path) * _STEP
        drawing.words(x, drawing.bottom + 18, f"← {row.predicate}" if turned else row.predicate, "code")
        drawing.bottom += 24
        middle = drawing.box(x, *node(other))
        _join(drawing, x, path[-1][1], middle, turned)
        path.append((other, drawing.bottom))
    return drawing.svg(title, "; ".join(told(row) for row in statements))


def _join(drawing: Picture, x: float, top: float, middle: float, turned: bool) -> None:
    """Draw the line from a box to one below it, with the tip where the statement ends."""
    spine = x - _STEP + 9
    drawing.path(f"M{spine:g} {top:g}V{middle:g}H{x:g}")
    if turned:
        drawing.path(f"M{spine:g} {top:g}l-4 8h8z", "tip")
    else:
        drawing.path(f"M{x:g} {middle:g}l-8 -4v8z", "tip")


def node(name: str) -> Node:
    """Say what a thing is, in words of the data."""
    if ":" not in name:
        return Node(name if len(name) < 40 else f"{name[:12]}…", "", "word")
    if name.startswith("text:"):
        digits, _, place = name.removeprefix("text:").partition("#char=")
        note = f"text {digits[:12]}"
        start, _, end = place.partition(",")
        return Node(f"characters {start} to {end}", note, "place") if place else Node(note, "", "place")
    kind, slug = kind_and_slug(iri(name))
    label = shipped_data().labels([iri(name)], _PEOPLE).get(iri(name), "")
    look = "claim" if kind in CLAIMS else "thing" if kind in THINGS else "word"
    if _MINTED.fullmatch(slug):
        return Node(label, f"{kind} {slug}", look) if label else Node(kind, slug, look)
    return Node(label or slug, kind.replace("-", " "), look)


def told(row: Row) -> str:
    """Say a statement in one line."""
    return f"{_called(row.subject)} – {row.predicate} – {_called(row.object)}"


def _called(name: str) -> str:
    called, note, _ = node(name)
    return f"{called} ({note})" if note else called


def iri(name: str) -> str:
    """Write a short name in full; what is none stays."""
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local if prefix in PREFIXES else name


@cache
def shipped_data() -> Dataset:
    """Return the shipped data, loaded once."""
    return shipped()
