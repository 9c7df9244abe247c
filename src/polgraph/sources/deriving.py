"""Put the steps from a decoded page to its text together: scan, tree, noise, blocks, choice, words."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from polgraph.errors import SourceError
from polgraph.facts import Span
from polgraph.sources.content import Page, article
from polgraph.sources.drafts import Cutter, Draft, Kind
from polgraph.sources.metadata import Metadata, day_of, metadata_of
from polgraph.sources.noise import Noise
from polgraph.sources.profiles import SiteProfile, profile_for
from polgraph.sources.scan import Scan, html_text, scan
from polgraph.sources.tree import Node, Tree
from polgraph.sources.writing import Segment, Words, is_continued, joined, words_of

BlockFields = tuple[Kind, Span, str | None]


@dataclass(frozen=True, slots=True)
class Derived:
    """The text of a page, its blocks and its map, and what the page says of itself."""

    text: str
    blocks: tuple[BlockFields, ...]
    segments: tuple[Segment, ...]
    metadata: Metadata


class _Placed(NamedTuple):
    """A block, where it stands, and its element."""

    kind: Kind
    span: Span
    node: Node


@dataclass(frozen=True, slots=True)
class _Found:
    """The elements that a profile names on a page."""

    content: Sequence[Node] = ()
    title: Sequence[Node] = ()
    date: Sequence[Node] = ()
    drop: Sequence[Node] = ()


def derive(source: str, profiles: Sequence[SiteProfile], where: str) -> Derived:
    """Derive the text of a decoded page; SourceError if it is no page of a bearable size."""
    page = scan(source, where)
    tree = Tree(page)
    metadata = metadata_of(page, tree)
    profile = profile_for(metadata.address, profiles)
    found = _find(tree, profile) if profile else _Found()
    noise = Noise(tree, page.runs)
    skipped = _skipped(tree, noise, found)
    cutter = Cutter(tree.nodes)
    words = [(draft, words_of(draft, source, page.runs, cutter.raised)) for draft in cutter.cut(skipped)]
    words = [(draft, each) for draft, each in words if each.text.strip("\u00a0\u200b\ufeff \u2060\u00ad")]
    drafts, texts = [draft for draft, _ in words], [each.text for _, each in words]
    chosen = Page(tree, noise, drafts, texts, metadata.title or page.title)
    kept = article(chosen, found.content, found.title)
    headline = next((texts[at] for at in kept if drafts[at].kind == "headline"), page.title)
    metadata = replace(
        metadata,
        title=metadata.title or headline or None,
        published=metadata.published or _stated_day(page, source, tree, found, skipped),
    )
    text, placed, segments = _compose([words[at] for at in kept])
    placed += _left_out(placed, [node for node in skipped if noise.own(node) or noise.linked(node)], len(text))
    placed.sort(key=lambda each: (each.span, each.node.index))
    return Derived(text, tuple((each.kind, each.span, tree.path(each.node)) for each in placed), segments, metadata)


def _find(tree: Tree, profile: SiteProfile) -> _Found:
    try:
        content = _outermost(tree.select(profile.content))
        if not content:
            return _Found()
        title = tree.select(profile.title) if profile.title else []
        day = tree.select(profile.date) if profile.date else []
        return _Found(content, title, day, [node for selector in profile.drop for node in tree.select(selector)])
    except ValueError as exc:
        raise SourceError(f"profile of {profile.host}: {exc}; expected CSS selectors") from exc


def _outermost(nodes: Sequence[Node]) -> list[Node]:
    found: list[Node] = []
    for node in nodes:
        if not (found and found[-1].holds(node)):
            found.append(node)
    return found


def _skipped(tree: Tree, noise: Noise, found: _Found) -> list[Node]:
    """Return the elements to leave out; what a profile names outweighs what looks like noise."""
    wanted = [*found.content, *found.title]
    roots = [root for root in noise.roots() if not any(root.holds(node) for node in wanted)]
    return _outermost(sorted([*roots, *found.drop], key=lambda node: (node.index, -node.end)))


def _stated_day(page: Scan, source: str, tree: Tree, found: _Found, skipped: Sequence[Node]) -> str | None:
    """Return the day that the profile's element or the first *time* of the article states."""
    times = [node for node in tree.select("time[datetime]") if not any(each.holds(node) for each in skipped)]
    nodes = [*found.date, *times]
    runs = [[run for each in tree.nodes[node.index : node.end] for run in each.runs if run >= 0] for node in nodes]
    return day_of(nodes, [html_text(" ".join(source[slice(*page.runs[run])] for run in each)) for each in runs])


def _compose(words: Sequence[tuple[Draft, Words]]) -> tuple[str, list[_Placed], tuple[Segment, ...]]:
    """Join the blocks to one text; lines that a break parts within a sentence become one block again."""
    parts: list[str] = []
    placed: list[_Placed] = []
    segments: list[Segment] = []
    length, before = 0, None
    for draft, each in words:
        text = each.text
        between = joined(before, draft)
        wrapped = between == "\n" and draft.group == draft.node.index and is_continued(parts[-1], text)
        between = " " if wrapped else between
        start, end = length + len(between), length + len(between) + len(text)
        if wrapped:
            last = placed.pop()
            placed.append(_Placed(last.kind, Span(last.span.start, end), last.node))
        else:
            placed.append(_Placed(draft.kind, Span(start, end), draft.node))
        segments.extend(each.moved(start))
        parts += (between, text)
        length, before = end, draft
    return "".join(parts), placed, tuple(segments)


def _left_out(placed: Sequence[_Placed], skipped: Sequence[Node], length: int) -> list[_Placed]:
    """Return the elements that were left out, each with an empty span before the block that follows it."""
    indexes = [each.node.index for each in placed]
    starts = [*(each.span.start for each in placed), length]
    return [
        _Placed("boilerplate", Span(at, at), node) for node in skipped for at in [starts[bisect(indexes, node.index)]]
    ]
