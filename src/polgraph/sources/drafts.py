"""Cut the elements of a page into paragraphs, items and rows, each as the runs of text that it is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from polgraph.sources.tree import SPACE, TEXT, Node

Kind = Literal["headline", "lead", "paragraph", "list-item", "table-row", "quote", "caption", "boilerplate"]

CELL = -2
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_KINDS: dict[str, Kind] = {
    "blockquote": "quote",
    "caption": "caption",
    "dd": "list-item",
    "dt": "list-item",
    "figcaption": "caption",
    "li": "list-item",
}
_LEAD_WORDS = frozenset(
    ["anons", "announce", "excerpt", "intro", "lead", "lede", "lid", "perex", "standfirst", "subtitle"]
)
_LAYOUT = frozenset(
    ["address", "article", "blockquote", "dl", "h1", "h2", "h3", "h4", "h5", "h6", "ol", "section", "table", "ul"]
)
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_NEAR = 32  # how far around a text its kind is looked for
_SIDE_BY_SIDE = frozenset({"td", "th"})


@dataclass(slots=True, eq=False)
class Draft:
    """A block to be: its element, its runs, and which blocks stand close to it."""

    kind: Kind
    node: Node
    group: int  # blocks of one group follow each other without a blank line
    spaced: bool = False  # an empty line stands before it all the same
    pieces: list[int] = field(default_factory=list)


class Cutter:
    """Goes through the nodes once, in order."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self.drafts: list[Draft] = []
        self.raised: set[int] = set()  # runs that stand in <sup>
        self._nodes = nodes
        self._rows = _data_rows(nodes)
        self._draft: Draft | None = None
        self._breaks = 0
        self._around: list[Node] = []
        self._row: Node | None = None

    def cut(self, skipped: Sequence[Node]) -> list[Draft]:
        """Return the blocks outside the *skipped* elements."""
        holes = {node.index: node.end for node in skipped}
        at = 0
        while at < len(self._nodes):
            node = self._nodes[at]
            while self._around and at >= self._around[-1].end:
                self._leave(self._around.pop())
            if at in holes:
                if _is_block(node):
                    self._flush()
                at = holes[at]
                continue
            self._enter(node)
            at += 1
        self._flush()
        return self.drafts

    def _enter(self, node: Node) -> None:
        if node.tag == TEXT:
            self._text(node)
        elif node.tag == "br":
            self._break()
        else:
            self._around.append(node)
            self._row = node if node.index in self._rows else self._row
            self._border(node, entering=True)

    def _leave(self, node: Node) -> None:
        self._border(node, entering=False)
        self._row = None if node is self._row else self._row

    def _border(self, node: Node, *, entering: bool) -> None:
        """End a block, a cell or nothing where an element begins or ends."""
        if self._row is not None and node is not self._row:
            if entering and node.tag in _SIDE_BY_SIDE:
                self._append(CELL, node)
            elif _is_block(node):
                self._append(SPACE, node)
        elif node.tag == "dd" and entering and self._draft and self._draft.node.tag == "dt":
            self._append(CELL, node)
        elif _is_block(node) and not (node.tag == "dt" and not entering):
            self._flush()

    def _break(self) -> None:
        if self._row is not None or any(around.tag in _HEADINGS for around in self._around[-3:]):
            self._append(SPACE, self._around[-1])
        elif self._draft is not None and any(piece >= 0 for piece in self._draft.pieces):
            self._flush()
            self._breaks = 1
        else:
            self._breaks += 1

    def _text(self, node: Node) -> None:
        if any(around.tag == "sup" for around in reversed(self._around[-3:])):
            self.raised.update(node.runs)
        for run in node.runs:
            self._append(run, node)

    def _append(self, piece: int, node: Node) -> None:
        if self._draft is None:
            if piece < 0:
                return
            self._draft = self._begin(node)
        self._draft.pieces.append(piece)

    def _begin(self, node: Node) -> Draft:
        row, around = self._row, self._around[:-_NEAR:-1]
        block = row or next((each for each in around if _is_block(each)), node)
        kind: Kind = (
            "table-row" if row else next((_KINDS[each.tag] for each in around if each.tag in _KINDS), "paragraph")
        )
        if kind == "paragraph" and any(_LEAD_WORDS & set(_names(each)) for each in around[:2]):
            kind = "lead"
        shared = block
        if kind in {"list-item", "table-row"}:
            shared = next((each for each in around if each.tag in {"ul", "ol", "dl", "table"}), block)
        draft = Draft(kind, block, shared.index, spaced=self._breaks > 1)
        self._breaks = 0
        return draft

    def _flush(self) -> None:
        if self._draft is not None:
            self.drafts.append(self._draft)
        self._draft = None
        self._breaks = 0


def _is_block(node: Node) -> bool:
    return node.tag in _BLOCKS or "display:block" in node.attributes.get("style", "").replace(" ", "")


def _names(node: Node) -> list[str]:
    return node.words().lower().replace("_", "-").replace("-", " ").split()


def _data_rows(nodes: Sequence[Node]) -> frozenset[int]:
    """Return the rows of the tables that hold data, not the layout of the page."""
    rows: set[int] = set()
    for table in nodes:
        if table.tag == "table" and table.attributes.get("role") not in {"none", "presentation"}:
            inside = nodes[table.index + 1 : table.end]
            if not any(node.tag in _LAYOUT or _is_long(node) for node in inside):
                rows.update(node.index for node in inside if node.tag == "tr")
    return frozenset(rows)


def _is_long(node: Node) -> bool:
    """Tell whether a cell holds paragraphs rather than a value."""
    if node.tag not in _SIDE_BY_SIDE:
        return False
    return sum(child.tag in {"p", "div", "br"} for child in node.children) > 3
