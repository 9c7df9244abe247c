"""The other pictures of the explanations: layers of the code, the way of hostile input, what a figure leaves open."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator
from pathlib import Path

from manual.drawing import EDGE, WIDTH, Picture, number
from manual.patterns import FOLDER, iri, shipped_data
from polgraph.engine import Literal, NamedNode

ROOT = Path(__file__).parents[1]
NAMES = {
    "cli": ("Command line and Python", "thing"),
    "mcp": ("Assistants, cluster, web", "thing"),
    "pipeline": ("Pipeline: what every surface can do", "claim"),
    "asking": ("Questions in words", "claim"),
    "parameters": ("Names of things, as people write them", "claim"),
    "inputs": ("Steps: none imports another", "claim"),
    "shacl": ("Shapes, and engines that judge by them", "claim"),
    "engine": ("The engine, and children that may die", "place"),
    "facts": ("Model: facts, names, vocabularies", "word"),
    "limits": ("Base: imports nothing of ours", "word"),
}
"""Each layer by the first module that it has in `pyproject.toml`: what it is, and its colour."""
_LEFT, _RIGHT, _ROW = EDGE + 8, WIDTH - EDGE - 24, 104


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
    drawing.bottom -= EDGE / 2
    return drawing.svg("A number, a bound, an interval and a direction", "; ".join(told))


def _drawn(drawing: Picture, row: dict[str, str], values: dict[str, str]) -> str:
    """Draw one figure; return what it says."""
    line = drawing.bottom + 72
    if "direction" in values:
        drawing.words(_LEFT, line + 8, "↓ and no number")
        return "a fall, and no number"
    low, high = float(row["from"]), float(row["to"])

    def at(value: str) -> float:
        return _LEFT + (float(value) - low) / (high - low) * (_RIGHT - _LEFT)

    drawing.path(f"M{_LEFT} {line:g}H{_RIGHT}")
    for end, value in (("start", row["from"]), ("end", row["to"])):
        drawing.words(_LEFT if end == "start" else _RIGHT, line + 18, f"{int(value):,}", anchor=end)
    if "value" in values:
        told, x = f"{int(values['value']):,}", at(values["value"])
        drawing.path(f"M{number(x - 5)} {line:g}a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z", "mark")
    elif "upperBound" in values:
        told = f"{int(values['lowerBound']):,} to {int(values['upperBound']):,}"
        x, end = at(values["lowerBound"]), at(values["upperBound"])
        drawing.path(f"M{number(x)} {number(line - 4)}H{number(end)}v8H{number(x)}z", "mark")
    else:
        told, x = f"more than {int(values['lowerBound']):,}", at(values["lowerBound"])
        drawing.path(f"M{number(x)} {line:g}H{_RIGHT + 14}", "dashed")
        drawing.path(f"M{number(x - 4)} {number(line - 6)}l10 6l-10 6z", "open")
    drawing.words(x, line - 9, told, anchor="middle" if x < _RIGHT - 60 else "end")
    return told


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
