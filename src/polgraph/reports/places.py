"""In which file, and on which line if that can be told, results are; and the prefixes that files declare."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from polgraph.engine import BlankNode, Literal, NamedNode
from polgraph.reports.lines import ENDINGS, Lines
from polgraph.reports.model import Place
from polgraph.reports.names import prefixes_in
from polgraph.resources import MAX_BYTES, read_bytes
from polgraph.shacl.report import written

if TYPE_CHECKING:
    from polgraph.engine import Quad, Term
    from polgraph.shacl import Result

STDIN = "-"
Files = Mapping[str, list["Quad"]]
"""Quads by the name of the file that they are read from."""


class Places:
    """Where *wanted* nodes stand in files."""

    def __init__(self, data: Files, wanted: set[Term]) -> None:
        self._files: dict[Term, dict[str, None]] = {}
        for file, quads in data.items():
            for quad in quads if file != STDIN else ():
                if quad.subject in wanted:
                    self._files.setdefault(quad.subject, {})[file] = None
        names = {written(term) for term in wanted if isinstance(term, NamedNode | BlankNode)}
        holding = sorted({file for files in self._files.values() for file in files})
        self._lines = {file: Lines(_text(file), names) for file in holding if _is_read(file, ENDINGS)}

    def of(self, result: Result) -> Place | None:
        """Say where the node of a result stands; of several files, in the first that has a line for it."""
        prop, value = result.path.iri if result.path else "", _tail(result.value)
        places = [
            Place(file, self._lines[file].of(written(result.focus), prop, value) if file in self._lines else None)
            for file in self._files.get(result.focus, ())
        ]
        return next((place for place in places if place.line), places[0] if places else None)


def prefixes_of(files: Iterable[str]) -> dict[str, str]:
    """Return the prefixes that Turtle files declare; where two differ, that of the first."""
    found: dict[str, str] = {}
    for file in files:
        if _is_read(file, (".trig", ".ttl")):
            found = prefixes_in(_text(file)) | found
    return found


def _is_read(file: str, endings: tuple[str, ...]) -> bool:
    """Tell whether a file is read as text: one of a kind that has lines, and of a size that can be held."""
    path = Path(file)
    return file.endswith(endings) and path.is_file() and path.stat().st_size <= MAX_BYTES


def _text(file: str) -> str:
    return read_bytes(file).decode(errors="replace")


def _tail(value: Term | None) -> str:
    """Return what a line that has *value* has in it, however it is written."""
    if isinstance(value, NamedNode):
        return value.value.replace("#", "/").rpartition("/")[2]
    return value.value if isinstance(value, Literal) else ""
