"""Tell which elements of a page are no text of the article: by tag, by the words of class and role, by what is hidden.

A lost paragraph is a lost fact: a word in a class name alone drops nothing that holds half of the page's own text, and
a weak word drops nothing that reads like sentences.
"""

from __future__ import annotations

import re
from itertools import accumulate

from polgraph.facts import Span
from polgraph.sources.tree import TEXT, Node, Tree

_TAGS = frozenset(["aside", "dialog", "footer", "head", "menu", "nav"])
_CONTROLS = frozenset(["button", "datalist", "fieldset", "form", "input", "meter", "progress"])
_ROLES = frozenset(
    ["banner", "complementary", "contentinfo", "dialog", "menu", "menubar", "navigation", "search", "toolbar"]
)
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_STRONG_WORDS = frozenset(
    [
        "addtoany",
        "breadcrumb",
        "breadcrumbs",
        "comments",
        "cookie",
        "cookies",
        "footer",
        "menu",
        "nav",
        "navbar",
        "navigation",
        "pager",
        "pagination",
        "popup",
        "related",
        "respond",
        "share",
        "sharethis",
        "sharing",
        "sidebar",
        "similar",
        "socials",
        "subscribe",
    ]
)
_WEAK_WORDS = frozenset(
    [
        "ad",
        "ads",
        "advert",
        "banner",
        "comment",
        "copyright",
        "counter",
        "lang",
        "languages",
        "login",
        "modal",
        "newsletter",
        "popular",
        "print",
        "promo",
        "rating",
        "recommended",
        "search",
        "social",
        "soc",
        "stat",
        "tag",
        "tags",
        "toolbar",
        "topbar",
        "views",
    ]
)
_WRAPPERS = frozenset(["after", "before", "has", "hide", "is", "no", "show", "toggle", "with", "without"])
_CARDS = frozenset(["a", "article", "div", "section"])
_WORD = re.compile(r"[a-z]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_FEWEST_CARDS = 3
_LABEL = 40  # letters: a page with no more text than that beside its teasers is a list of them
_SENTENCE = 80  # letters without a link that make a text too long for a label


class Noise:
    """The elements to leave out, and how much text of its own and of links each element holds."""

    def __init__(self, tree: Tree, runs: tuple[Span, ...]) -> None:
        self._nodes = tree.nodes
        self._runs = runs
        self.hidden = _covered(tree.nodes, [node for node in tree.nodes if _is_hidden(node)])
        linked = _covered(tree.nodes, [node for node in tree.nodes if _is_link(node)])
        sizes = [0 if self.hidden[node.index] else self._size(node) for node in tree.nodes]
        own = (0 if linked[node.index] else size for node, size in zip(tree.nodes, sizes, strict=True))
        self._all = [0, *accumulate(sizes)]
        self._own = [0, *accumulate(own)]
        self.links = [0, *accumulate(int(_is_link(node)) for node in tree.nodes)]

    def own(self, node: Node) -> int:
        """Count the letters in *node* that stand in no link."""
        return self._own[node.end] - self._own[node.index]

    def linked(self, node: Node) -> int:
        """Count the letters in *node* that stand in links."""
        return self._all[node.end] - self._all[node.index] - self.own(node)

    def density(self, node: Node) -> float:
        """Return which part of the letters in *node* stands in links."""
        return self.linked(node) / max(1, self._all[node.end] - self._all[node.index])

    def roots(self) -> list[Node]:
        """Return the uppermost elements to leave out."""
        found: list[Node] = []
        end = 0
        for node in self._nodes:
            if node.index >= end and node.tag != TEXT and self._is_noise(node):
                found.append(node)
                end = node.end
        return found

    def _size(self, node: Node) -> int:
        return sum(self._runs[run].end - self._runs[run].start for run in node.runs if run >= 0)

    def _is_noise(self, node: Node) -> bool:
        if self.hidden[node.index]:
            return True
        if node.tag in {"html", "body", "main"} or node.attributes.get("itemprop") == "articleBody":
            return node.tag == "head"
        if self._is_cards(node):
            return True
        return self.own(node) * 2 <= self._own[-1] and (self._by_tag(node) or self._by_words(node))

    def _by_tag(self, node: Node) -> bool:
        if node.tag == "footer":
            return all(around.tag != "blockquote" for around in node.ancestors())
        if node.tag in _TAGS or node.attributes.get("role", "").lower() in _ROLES:
            return True
        if node.tag in _CONTROLS:
            return self.own(node) < 2 * _SENTENCE and not (node.parent and node.parent.tag in _HEADINGS)
        return node.tag == "header" and self._is_site_header(node)

    def _is_site_header(self, node: Node) -> bool:
        if any(around.tag in {"article", "main"} for around in node.ancestors()):
            return False
        inside = self._nodes[node.index : node.end]
        return not any(each.tag == "h1" and self.density(each) < 0.5 for each in inside)

    def _by_words(self, node: Node) -> bool:
        if node.tag in _HEADINGS or not (node.attributes.get("class") or node.attributes.get("id")):
            return False
        words = _class_words(node.words())
        if words & _STRONG_WORDS:
            return True
        return bool(words & _WEAK_WORDS) and (self.own(node) < _SENTENCE or self.density(node) > 0.5)

    def _is_cards(self, node: Node) -> bool:
        """Tell whether *node* is a list of teasers: three or more like elements, each with a link to a page."""
        children = [child for child in node.children if child.tag != TEXT and child.tag not in _HEADINGS]
        cards = [child for child in children if child.tag in _CARDS]
        if len(cards) < _FEWEST_CARDS or len(cards) * 4 < len(children) * 3:
            return False
        if (
            self._own[-1] - self.own(node) < _LABEL
            or len({(card.tag, card.attributes.get("class")) for card in cards}) > 1
        ):
            return False
        named = bool(cards[0].attributes.get("class"))
        return all(self.density(card) > 0.2 and (named or self._begins_with_link(card)) for card in cards)

    def _begins_with_link(self, node: Node) -> bool:
        first = next((each for each in self._nodes[node.index : node.end] if self._size(each)), node)
        return any(_is_link(around) for around in first.ancestors())


def _covered(nodes: list[Node], roots: list[Node]) -> list[bool]:
    covered = [False] * len(nodes)
    end = 0
    for root in roots:
        for index in range(max(end, root.index), root.end):
            covered[index] = True
        end = max(end, root.end)
    return covered


def _is_hidden(node: Node) -> bool:
    named = node.attributes
    return bool(named) and (
        "hidden" in named
        or named.get("aria-hidden", "").lower() == "true"
        or bool(_UNSEEN.search(named.get("style", "")))
    )


def _is_link(node: Node) -> bool:
    return node.tag == "a" and not node.attributes.get("href", "#").startswith("#")


def _class_words(names: str) -> set[str]:
    """Return the words of class names, but for those that tell of another element («has-sidebar»)."""
    found: set[str] = set()
    for name in names.split():
        words = _WORD.findall(_CAMEL.sub("-", name).lower())
        if not _WRAPPERS & set(words):
            found.update(words)
    return found
