"""The other pictures of the explanations: layers of the code, the way of hostile input, what a figure leaves open."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from manual.drawing import EDGE, WIDTH, Picture, number
from manual.patterns import FOLDER, iri, shipped_data
from polgraph.engine import Literal, NamedNode

ROOT = Path(__file__).parents[1]
NAMES = {
    "cli": ("Command line and Python", "thing"),
    "mcp": ("Assistants, cluster, web", "thing"),
    "pipeline": ("Pipeline: what surfaces can do", "claim"),
    "asking": ("Questions in words", "claim"),
    "parameters": ("Names as people write them", "claim"),
    "inputs": ("Steps: none imports another", "claim"),
    "shacl": ("Shapes, and their engines", "claim"),
    "engine": ("Engine; children that may die", "place"),
    "facts": ("Model: facts, names, vocabularies", "word"),
    "limits": ("Base: imports nothing of ours", "word"),
}
"""Each layer by the first module that it has in `pyproject.toml`: what it is, and its colour."""
_LEFT, _RIGHT, _ROW = EDGE + 8, WIDTH - EDGE - 24, 104


class Line(NamedTuple):
    """A line of numbers from *low* to *high*."""

    y: float
    low: float
    high: float

    def at(self, value: str) -> float:
        """Return where a number stands."""
        return _LEFT + (float(value) - self.low) / (self.high - self.low) * (_RIGHT - _LEFT)


def pages() -> Iterator[tuple[str, str]]:
    """Yield the pictures."""
    for name, drawn in (("bounds", bounds()), ("layers", layers()), ("security", security())):
        yield f"en/images/patterns/{name}.svg", drawn


def layers() -> str:
    """Draw the layers as the import linter keeps them, the highest on top."""
    rules = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
    drawing, told = Picture(), []
    for layer in rules[0]["layers"]:
        modules = layer.replace(":", "|").split(" | ")
        name, look = NAMES[modules[0]]
        drawing.box(EDGE, name, ", ".join(sorted(modules)), look)
        drawing.bottom += 6
        told.append(f"{name} ({', '.join(sorted(modules))})")
    return drawing.svg("The layers of the code: each may import those below it", "; ".join(told))


def security() -> str:
    """Draw the way of what comes from outside."""
    drawing, told = Picture(), []
    for index, row in enumerate(_rows("security")):
        if index:
            middle = WIDTH / 2
            drawing.path(f"M{middle:g} {drawing.bottom:g}v18")
            drawing.path(f"M{middle:g} {drawing.bottom + 22:g}l-4 -8h8z", "tip")
            drawing.bottom += 22
        drawing.box(EDGE, row["name"], row["note"], row["look"])
        told.append(f"{row['name']}: {row['note']}")
    return drawing.svg("What happens to input from outside", "; ".join(told))


def bounds() -> str:
    """Draw figures of the shipped data on lines, each as far as it is told."""
    drawing, told = Picture(bottom=0), []
    for row in _rows("bounds"):
        values = _values(row["figure"])
        label = _label(values["indicator"])
        period = values.get("period", values.get("toPeriod", "")).rpartition("/")[2]
        where = f"{_label(values['region'])}, {period}{', worked out' if 'rule' in values else ''}"
        drawing.words(EDGE, drawing.bottom + 26, label, "name")
        drawing.words(EDGE, drawing.bottom + 43, where)
        told.append(f"{label}, {where}: {_drawn(drawing, row, values)}")
        drawing.bottom += _ROW
    drawing.bottom -= 2 * EDGE
    return drawing.svg("A number, a bound, an interval and a direction", "; ".join(told))


def _drawn(drawing: Picture, row: dict[str, str], values: dict[str, str]) -> str:
    """Draw one figure; return what it says."""
    y = drawing.bottom + 72
    if "direction" in values:
        drawing.words(_LEFT, y - 6, "↓ a fall, and no number")
        return "a fall, and no number"
    line = Line(y, float(row["from"]), float(row["to"]))
    mark = _exact if "value" in values else _interval if "upperBound" in values else _more
    told, x = mark(drawing, line, values)
    drawing.words(x, y - 10, told, anchor="middle")
    drawing.words(_LEFT, y + 18, f"{line.low:,.0f}")
    drawing.words(_RIGHT, y + 18, f"{line.high:,.0f}", anchor="end")
    return told


def _exact(drawing: Picture, line: Line, values: dict[str, str]) -> tuple[str, float]:
    """Draw a dot; return the words for it, and where they stand."""
    x = line.at(values["value"])
    drawing.path(f"M{_LEFT} {line.y:g}H{_RIGHT}")
    drawing.path(f"M{number(x - 5)} {line.y:g}a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z", "mark")
    return f"{int(values['value']):,}", x


def _interval(drawing: Picture, line: Line, values: dict[str, str]) -> tuple[str, float]:
    """Draw a thick stroke from one end to the other."""
    low, high = line.at(values["lowerBound"]), line.at(values["upperBound"])
    drawing.path(f"M{_LEFT} {line.y:g}H{_RIGHT}")
    drawing.path(f"M{number(low)} {number(line.y - 3)}H{number(high)}v6H{number(low)}z", "mark")
    return f"{int(values['lowerBound']):,} to {int(values['upperBound']):,}", (low + high) / 2


def _more(drawing: Picture, line: Line, values: dict[str, str]) -> tuple[str, float]:
    """Draw an open end, and a line that goes on nobody knows how far."""
    x = line.at(values["lowerBound"])
    drawing.path(f"M{_LEFT} {line.y:g}H{number(x)}")
    drawing.path(f"M{number(x)} {line.y:g}H{_RIGHT + 14}", "dashed")
    drawing.path(f"M{number(x - 4)} {number(line.y - 6)}l10 6l-10 6z", "open")
    return f"more than {int(values['lowerBound']):,}", x


def _values(figure: str) -> dict[str, str]:
    """Return what the shipped data, or what is derived from them, say of a figure; by the names of its properties."""
    pattern = f"{NamedNode(iri(figure))} ?property ?value"
    query = f"SELECT ?property ?value {{ {{ {pattern} }} UNION {{ GRAPH graph:derived {{ {pattern} }} }} }}"
    return {
        name.value.partition("#")[2]: value.value
        for name, value in shipped_data().select(query).rows
        if isinstance(name, NamedNode) and isinstance(value, (Literal, NamedNode))
    }


def _label(thing: str) -> str:
    return shipped_data().labels([thing], ["en"])[thing]


def _rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))
