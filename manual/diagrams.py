"""Draw boxes and arrows as an SVG: the same bytes each time, for light and dark pages, from a phone's width on.

Give each box a place on a grid, and name the arrows by the names of boxes; lines and labels find their own way:

    drawn = svg(
        Diagram(
            title="People and offices",
            description="A participation links a person with an event.",
            boxes=[
                Box("participation", "participation", ["capacity → concept"], column=0, row=0),
                Box("person", "person", ["name: text"], column=1, row=0, note="schema:Person"),
            ],
            arrows=[Arrow("participation", "person", "participant")],
        )
    )

Columns are as wide as their widest box. `gaps` are the least room between columns and between rows, in steps of 12
units; they grow until all lines and labels find room. Arrows between the same two boxes are best one arrow with several
lines of label. `general=True` draws the hollow head of "is a kind of". A page embeds the file as an image that
leads to itself: `[![alt text](name.svg)](name.svg)`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from xml.sax.saxutils import escape

from manual import routing
from manual.routing import STEP, Area, Point

FONT = 15
LINE = 21
PAD = 12
_WIDE, _NARROW = "mwMWшщжюыфмШЩЖЮЫФМДОQG@→%", "iIl.,:;'|!()[]ftrj-1 "
_STYLE = """
 svg { color-scheme: light dark }
 .page { fill: #ffffff } .box { fill: #f4f6f8; stroke: #44546a } .head { fill: #dfe6ee; stroke: #44546a }
 .line { fill: none; stroke: #44546a; stroke-width: 1.5 } .tip { fill: #44546a; stroke: #44546a }
 .hollow { fill: #ffffff; stroke: #44546a; stroke-width: 1.5 } .back { fill: #ffffff }
 text { font: 15px system-ui, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif; fill: #16202c }
 .name { font-weight: 600 } .note { fill: #44546a; font-size: 13px } .label { fill: #0b4f86; font-size: 14px }
 @media (prefers-color-scheme: dark) {
  .page, .back, .hollow { fill: #14181d } .box { fill: #1d242c; stroke: #8ea3ba }
  .head { fill: #2a3541; stroke: #8ea3ba } .line, .hollow { stroke: #8ea3ba } .tip { fill: #8ea3ba; stroke: #8ea3ba }
  text { fill: #e6ebf0 } .note { fill: #a9b8c8 } .label { fill: #8cc4f5 }
 }
"""


@dataclass(frozen=True, slots=True)
class Box:
    """A box with a heading and rows of text, at a place of the grid."""

    name: str
    heading: str
    rows: Sequence[str]
    column: int
    row: int
    note: str = ""
    """A small line under the heading."""

    @property
    def lines(self) -> list[str]:
        """All texts, from the top."""
        return [self.heading, *([self.note] if self.note else []), *self.rows]


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrow between two boxes."""

    source: str
    target: str
    label: str = ""
    general: bool = False


@dataclass(frozen=True, slots=True)
class Diagram:
    """All that is drawn; *title* and *description* are read out to those who do not see it."""

    title: str
    description: str
    boxes: Sequence[Box]
    arrows: Sequence[Arrow]
    gaps: tuple[int, int] = (5, 4)


def width_of(text: str, size: int = FONT) -> float:
    """Return how wide *text* is at most in the fonts of the style, for there is none to measure by."""
    shares = (0.92 if c in _WIDE else 0.4 if c in _NARROW else 0.7 if c.isupper() else 0.6 for c in text)
    return sum(shares) * size


def svg(diagram: Diagram) -> str:
    """Return the picture, its gaps widened until lines and labels find room; ValueError if they never do."""
    for wider in range(0, 20, 2):
        try:
            return _drawn(replace(diagram, gaps=(diagram.gaps[0] + wider, diagram.gaps[1] + wider // 2)))
        except routing.NoRoomError:
            continue
    raise ValueError(f"{diagram.title}: no room for lines and labels; expected fewer arrows, or other places")


def _drawn(diagram: Diagram) -> str:
    areas = _placed(diagram)
    size = (
        max(area.right for area in areas.values()) + routing.MARGIN * STEP,
        max(area.bottom for area in areas.values()) + routing.MARGIN * STEP,
    )
    ways = routing.ways([(one.source, one.target) for one in diagram.arrows], areas, size)
    sizes = [_label_size(one.label) for one in diagram.arrows]
    labels = routing.labels(ways, sizes, areas, size)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size[0]} {size[1]}" role="img" '
        f'aria-labelledby="t d" width="{size[0]}" height="{size[1]}" style="max-width: 100%; height: auto">',
        f'<title id="t">{escape(diagram.title)}</title>',
        f'<desc id="d">{escape(diagram.description)}</desc>',
        f"<style>{_STYLE}</style>",
        f'<rect class="page" width="{size[0]}" height="{size[1]}" rx="6"/>',
        *(_line(way, one.general) for way, one in zip(ways, diagram.arrows, strict=True)),
        *(_label(area, one.label) for area, one in zip(labels, diagram.arrows, strict=True) if area),
        *(_box(areas[box.name], box) for box in diagram.boxes),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _placed(diagram: Diagram) -> Mapping[str, Area]:
    """Place each box in the middle of its cell."""
    sizes = {box.name: _box_size(box) for box in diagram.boxes}
    widths = _largest([(box.column, sizes[box.name][0]) for box in diagram.boxes])
    heights = _largest([(box.row, sizes[box.name][1]) for box in diagram.boxes])
    lefts, tops = _starts(widths, diagram.gaps[0]), _starts(heights, diagram.gaps[1])
    areas = {}
    for box in diagram.boxes:
        width, height = sizes[box.name]
        left = lefts[box.column] + (widths[box.column] - width) // (2 * STEP) * STEP
        top = tops[box.row] + (heights[box.row] - height) // (2 * STEP) * STEP
        areas[box.name] = Area(left, top, left + width, top + height)
    return areas


def _box_size(box: Box) -> tuple[int, int]:
    width = max(width_of(text) * (1.08 if text == box.heading else 1) for text in box.lines) + 2 * PAD
    return _up(width), _up(len(box.lines) * LINE + 2 * PAD)


def _label_size(label: str) -> tuple[int, int]:
    lines = label.split("\n")
    return (int(max(width_of(line, 14) for line in lines)) + 8, len(lines) * 18 + 4) if label else (0, 0)


def _up(length: float) -> int:
    return int(-(-length // (2 * STEP))) * 2 * STEP


def _largest(pairs: Sequence[tuple[int, int]]) -> list[int]:
    count = max(place for place, _ in pairs) + 1
    return [max((size for place, size in pairs if place == one), default=0) for one in range(count)]


def _starts(sizes: Sequence[int], gap: int) -> list[int]:
    starts = [routing.MARGIN * STEP]
    for size in sizes:
        starts.append(starts[-1] + size + gap * STEP)
    return starts


def _line(way: Sequence[Point], general: bool) -> str:
    (x, y), (before_x, before_y) = way[-1], way[-2]
    dx, dy = (x > before_x) - (x < before_x), (y > before_y) - (y < before_y)
    base = (x - 11 * dx, y - 11 * dy)
    tip = f"{x},{y} {base[0] - 5 * dy},{base[1] - 5 * dx} {base[0] + 5 * dy},{base[1] + 5 * dx}"
    points = " ".join(f"{px},{py}" for px, py in [*routing.corners(way)[:-1], base])
    kind = "hollow" if general else "tip"
    return f'<polyline class="line" points="{points}"/><polygon class="{kind}" points="{tip}"/>'


def _label(area: Area, label: str) -> str:
    middle = (area.left + area.right) / 2
    texts = "".join(
        f'<text class="label" text-anchor="middle" x="{middle:g}" y="{area.top + 15 + 18 * n}">{escape(line)}</text>'
        for n, line in enumerate(label.split("\n"))
    )
    width, height = area.right - area.left, area.bottom - area.top
    return f'<rect class="back" x="{area.left}" y="{area.top}" width="{width}" height="{height}"/>{texts}'


def _box(area: Area, box: Box) -> str:
    width, height = area.right - area.left, area.bottom - area.top
    head = (2 if box.note else 1) * LINE + PAD if box.rows else height
    shapes = (
        f'<rect class="box" x="{area.left}" y="{area.top}" width="{width}" height="{height}" rx="4"/>'
        f'<rect class="head" x="{area.left}" y="{area.top}" width="{width}" height="{head}" rx="4"/>'
    )
    kinds = ["name", *(["note"] if box.note else []), *("row" for _ in box.rows)]
    top = area.top + (PAD // 2 if box.rows else (height - len(box.lines) * LINE) // 2)
    texts = []
    for n, (kind, text) in enumerate(zip(kinds, box.lines, strict=True)):
        y = top + LINE * n + 16 + (PAD if kind == "row" else 0)
        texts.append(f'<text class="{kind}" x="{area.left + PAD}" y="{y}">{escape(text)}</text>')
    return shapes + "".join(texts)
