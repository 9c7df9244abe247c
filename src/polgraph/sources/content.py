"""Choose the blocks of a page that are the article: the densest element, its headline, and what stands between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from polgraph.sources.drafts import Draft
from polgraph.sources.noise import Noise
from polgraph.sources.tree import Node, Tree
from polgraph.sources.wording import is_control, opens_related

_MARKED = ("[itemprop=articleBody]", "article", "[role=main]", "main")
_MARKED_SHARE = 0.35  # of the page's text: less is a teaser that is marked as an article
_DOMINANT = 0.6
_SENTENCE = 40
_SENTENCE_ENDS = ".!?…:;»"
_LEAVES = frozenset(
    ["blockquote", "dl", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ol", "p", "pre", "table", "tbody", "tr", "ul"]
)
_LISTS = frozenset(["blockquote", "dl", "figure", "li", "ol", "table", "tbody", "tr", "ul"])
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@dataclass(frozen=True, slots=True)
class Page:
    """What the choice is made from; *texts* are the words of the *drafts*."""

    tree: Tree
    noise: Noise
    drafts: Sequence[Draft]
    texts: Sequence[str]
    title: str | None

    def weight(self, at: int) -> float:
        """Return how much a block looks like a paragraph."""
        node, text = self.drafts[at].node, self.texts[at]
        free = len(text) * (1 - self.noise.density(node))
        return free if len(text) >= _SENTENCE else free * 0.3


def article(page: Page, roots: Sequence[Node], headlines: Sequence[Node]) -> list[int]:
    """Return the numbers of the blocks to keep; *roots* and *headlines* are what a profile found, if it did."""
    chosen = list(roots) or [densest(page)]
    headline = _headline(page, chosen, headlines)
    related = _related(page)
    kept = []
    for at, draft in enumerate(page.drafts):
        inside = any(root.holds(draft.node) for root in chosen)
        if at == headline or (
            not (at in related or is_control(page.texts[at]))
            and (
                (inside and not _is_link_list(page, draft)) or (not roots and _is_beside(page, at, chosen[0], headline))
            )
        ):
            kept.append(at)
    if headline is not None:
        page.drafts[headline].kind = "headline"
    return kept


def densest(page: Page) -> Node:
    """Return the innermost element that holds most of the text."""
    scores = [0.0] * len(page.tree.nodes)
    for at, draft in enumerate(page.drafts):
        scores[draft.node.index] += page.weight(at)
    own = list(scores)
    for node in reversed(page.tree.nodes):
        if node.parent is not None:
            scores[node.parent.index] += scores[node.index]
    total = scores[0]
    current = page.tree.nodes[0]
    for selector in _MARKED:
        marked = max(page.tree.select(selector), key=lambda node: scores[node.index], default=None)
        if marked is not None and scores[marked.index] > _MARKED_SHARE * total:
            if "main" not in selector:
                return marked
            current = marked
            break
    while True:
        below = max(current.children, key=lambda node: scores[node.index], default=None)
        if below is None or (below.tag in _LEAVES and not _is_layout(below, own, page)):
            return current
        if scores[below.index] < _DOMINANT * scores[current.index] or not scores[below.index]:
            return current
        current = below


def _is_layout(node: Node, own: Sequence[float], page: Page) -> bool:
    """Tell whether a table only places other elements: no row of it is a block itself."""
    if node.tag not in {"table", "tbody", "tr"}:
        return False
    return not any(own[each.index] for each in page.tree.nodes[node.index : node.end] if each.tag == "tr")


def _headline(page: Page, chosen: Sequence[Node], named: Sequence[Node]) -> int | None:
    """Return the number of the block that is the headline; the title of the page decides between several."""
    first = next((at for at, draft in enumerate(page.drafts) if chosen[0].holds(draft.node)), 0)
    title = _plain(page.title or "")
    candidates: list[tuple[int, int, int, int]] = []
    for at, draft in enumerate(page.drafts):
        if named:
            if any(node.holds(draft.node) for node in named):
                return at
            continue
        inside = any(root.holds(draft.node) for root in chosen)
        text = _plain(page.texts[at])
        if (draft.node.tag not in _HEADINGS and text != title) or (at > first and not inside):
            continue
        matches = bool(text) and (title.startswith(text) or (len(title) > _SENTENCE and text.startswith(title)))
        if matches or draft.node.tag == "h1":
            candidates.append((int(matches), int(draft.node.tag == "h1"), -abs(at - first), at))
    return max(candidates)[3] if candidates else None


def _is_beside(page: Page, at: int, root: Node, headline: int | None) -> bool:
    """Tell whether a block outside the densest element belongs to it: below the headline or next in its line."""
    draft = page.drafts[at]
    outer = draft.node
    while outer.parent is not None and outer.parent.tag in _LISTS:
        outer = outer.parent
    if outer.parent is None or root.holds(outer) or page.noise.density(outer) > 0.3:
        return False
    if headline is not None and at < headline:
        return False
    if outer.index < root.index and headline is not None:
        return True
    next_to_it = outer.parent.holds(root) and outer.tag in _LEAVES
    is_label = len(page.texts[at]) < _SENTENCE and page.texts[at][-1] not in _SENTENCE_ENDS
    return next_to_it and (not is_label or outer is not draft.node)


def _is_link_list(page: Page, draft: Draft) -> bool:
    """Tell whether a block is an item of a list of links."""
    if draft.kind != "list-item":
        return False
    whole = next((node for node in draft.node.ancestors() if node.tag in {"ul", "ol", "dl"}), None)
    if whole is None:
        return False
    links = page.noise.links[whole.end] - page.noise.links[whole.index]
    return links >= 3 and page.noise.density(whole) > 0.7


def _related(page: Page) -> set[int]:
    """Return the numbers of the blocks that lead to other pages, found by the words above them."""
    found: set[int] = set()
    open_in: Node | None = None
    heading = ""
    for at, draft in enumerate(page.drafts):
        if open_in is not None and _ends_related(page, draft, open_in, heading):
            open_in = None
        if opens_related(page.texts[at]):
            found.add(at)
            if not page.noise.linked(draft.node):
                open_in, heading = _region(page, at), draft.node.tag
        elif open_in is not None:
            found.add(at)
    return found


def _region(page: Page, at: int) -> Node:
    """Return the element in which a list of other pages goes on: the nearest that holds more than its heading."""
    draft = page.drafts[at]
    following = page.drafts[at + 1] if at + 1 < len(page.drafts) else None
    if following is None or following.node is draft.node:
        return draft.node
    return next((node for node in draft.node.ancestors() if node.holds(following.node)), draft.node)


def _ends_related(page: Page, draft: Draft, region: Node, heading: str) -> bool:
    """Tell whether the article goes on: its own paragraphs hold no link and stand directly in the region."""
    if not region.holds(draft.node):
        return True
    if draft.node.tag in _HEADINGS:
        return draft.node.tag <= heading and not page.noise.linked(draft.node) and heading in _HEADINGS
    direct = draft.node is region or (draft.node.parent is region and draft.node.tag in {"p", "blockquote", "table"})
    return direct and not page.noise.linked(draft.node)


def _plain(text: str) -> str:
    return " ".join("".join(letter if letter.isalnum() else " " for letter in text.casefold()).split())
