"""The elements of a parsed page as plain nodes in the order of the page, so that every later step is a loop."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from polgraph.sources.scan import CLOSE, OPEN, RENAMED, Scan

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

SPACE = -1
_PIECE = re.compile(rf"{OPEN}(\d{{1,9}}){CLOSE}|\s+")
_NAME = re.compile(r"[A-Za-z][\w-]{0,63}\Z", re.ASCII)
_DEEPEST_PATH = 48
TEXT = "#text"


@dataclass(slots=True, eq=False)
class Node:
    """An element, or a text with the numbers of its runs; *end* is the place after its last descendant."""

    tag: str
    attributes: dict[str, str]
    parent: Node | None
    index: int
    children: list[Node] = field(default_factory=list)
    runs: tuple[int, ...] = ()
    end: int = 0
    nth: int = 0  # among the children of its kind; 0 if it is the only one

    def words(self) -> str:
        """Return what its class and id say."""
        return f"{self.attributes.get('class', '')} {self.attributes.get('id', '')}"

    def ancestors(self) -> Iterator[Node]:
        """Yield the elements around it, from the nearest."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    def holds(self, other: Node) -> bool:
        """Tell whether *other* is this node or stands in it."""
        return self.index <= other.index < self.end


class Tree:
    """All nodes of a page; the first is the root."""

    def __init__(self, page: Scan) -> None:
        from selectolax.lexbor import LexborHTMLParser  # plain texts need no parser

        self._parser = LexborHTMLParser(page.markup)
        self._by_id: dict[int, Node] = {}
        self.nodes = self._read()
        _number(self.nodes)
        self._ids = Counter(node.attributes.get("id") for node in self.nodes)

    def select(self, selector: str) -> list[Node]:
        """Return the elements that a CSS selector finds, in the order of the page; ValueError if it is no selector."""
        from selectolax.lexbor import SelectolaxError

        try:
            found = [self._by_id.get(node.mem_id) for node in self._parser.css(selector)]
        except SelectolaxError as exc:
            raise ValueError(f"{selector!r} cannot be read") from exc
        return sorted({node.index: node for node in found if node is not None}.values(), key=lambda node: node.index)

    def path(self, node: Node) -> str | None:
        """Return the CSS path of an element from the nearest id; none if it stands too deep for one."""
        steps: list[str] = []
        for step in (node, *node.ancestors()):
            name = step.attributes.get("id", "")
            if _NAME.match(name) and self._ids[name] == 1:
                return " > ".join([f"#{name}", *reversed(steps)])
            steps.append(_step(step))
            if len(steps) > _DEEPEST_PATH:
                return None
        return " > ".join(reversed(steps))

    def _read(self) -> list[Node]:
        nodes: list[Node] = []
        current = self._parser.root
        parent: Node | None = None
        while current is not None:
            node = _node(current, parent, len(nodes))
            nodes.append(node)
            self._by_id[current.mem_id] = node
            if parent is not None:
                parent.children.append(node)
            below = current.first_child
            if below is not None:
                parent, current = node, below
                continue
            node.end = len(nodes)
            while current is not None and current.next is None:
                current = current.parent
                if parent is None or current is None:
                    return nodes
                parent.end = len(nodes)
                parent = parent.parent
            current = current.next if current is not None else None
        return nodes


def _node(source: LexborNode, parent: Node | None, index: int) -> Node:
    tag = source.tag or ""
    if tag == "-text":
        pieces = _PIECE.findall(source.text())
        return Node(TEXT, {}, parent, index, runs=tuple(int(piece) if piece else SPACE for piece in pieces))
    attributes = {} if tag.startswith("-") else {name: value or "" for name, value in source.attributes.items()}
    return Node(tag.removeprefix(RENAMED), attributes, parent, index)


def _step(node: Node) -> str:
    return f"{node.tag}:nth-of-type({node.nth})" if node.nth else node.tag


def _number(nodes: list[Node]) -> None:
    for node in nodes:
        total = Counter(child.tag for child in node.children)
        met: Counter[str] = Counter()
        for child in node.children:
            met[child.tag] += 1
            child.nth = met[child.tag] if total[child.tag] > 1 else 0
