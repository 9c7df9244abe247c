"""On which line of a Turtle or N-Triples file a node or one of its properties stands, if the file is written for it.

That is so as polgraph writes: a subject at the start of a line, its properties below it, no text over several lines.
Nothing is told of any other file: a wrong line would be worse than none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from polgraph.namespaces import RDF

ENDINGS = (".nq", ".nt", ".ttl")
_SUBJECT = re.compile(r"<([^<>\s]*)>|((?!_:)[\w.-]*:[^\s;,]*)|(_:[\w.-]+)")
_PROPERTY = re.compile(r"\s+(?:a\s|<([^<>\s]*)>|([\w.-]*:[^\s;,]*))")
_PREFIX = re.compile(r"\s*@?prefix\s+([\w.-]*):\s*<([^<>\s]*)>", re.IGNORECASE)


@dataclass(slots=True)
class _Block:
    """Where a node stands, and each of its properties."""

    first: int
    properties: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    nested: bool = False
    """Whether nodes without a name stand inside: what follows may be about them."""


class Lines:
    """The lines of the blocks about *wanted* nodes in a file."""

    def __init__(self, content: str, wanted: set[str]) -> None:
        self._prefixes: dict[str, str] = {}
        self._blocks: dict[str, list[_Block]] = {}
        if '"""' not in content and "'''" not in content:
            self._read(content, wanted)

    def of(self, node: str, prop: str = "", value: str = "") -> int | None:
        """Return the line of a property of *node* with *value*, else of the node; None if it cannot be told."""
        blocks = self._blocks.get(node, [])
        found = [line for block in blocks for line in block.properties.get(prop, ())]
        if len(found) > 1:
            found = [line for line in found if value and value in line[1]]
        if len(found) == 1:
            return found[0][0]
        return blocks[0].first if blocks else None

    def _read(self, content: str, wanted: set[str]) -> None:
        block, ended = None, True
        for number, line in enumerate(content.split("\n"), 1):
            if not line.strip() or line.lstrip().startswith("#"):
                continue
            if declared := _PREFIX.match(line):
                self._prefixes[declared[1]] = declared[2]
            elif ended and (subject := _SUBJECT.match(line)):
                name = self._name(subject)
                block = _Block(number) if name in wanted else None
                if block:
                    self._blocks.setdefault(name, []).append(block)
                    self._add(block, line[subject.end() :], number)
            elif block and not ended:
                self._add(block, line, number)
            ended = line.rstrip().endswith(".")

    def _add(self, block: _Block, line: str, number: int) -> None:
        if not block.nested and (found := _PROPERTY.match(line)):
            name = self._name(found) if found[1] or found[2] else RDF.type
            block.properties.setdefault(name, []).append((number, line))
        block.nested = block.nested or "[" in line

    def _name(self, found: re.Match[str]) -> str:
        """Return the IRI that is written in full or with a prefix, or a blank node as it is."""
        if found[1] is not None:
            return found[1]
        if found[2] is None:
            return found[0]
        prefix, _, local = found[2].partition(":")
        return self._prefixes.get(prefix, f"{prefix}:") + local
