"""Pictures for the manual: boxes, words and arrows as SVG, 360 units wide so that a phone shows them as they are."""

from __future__ import annotations

from dataclasses import dataclass, field
from textwrap import wrap
from xml.sax.saxutils import escape

WIDTH, EDGE, LINE = 360, 12, 18
"""Of the picture, of the paper around what is drawn, from one line of words to the next."""
_LETTER = {"name": 9.0, "note": 7.1}
"""What a letter takes on average in a wide font, by the kind of words; nothing measures the reader's."""
_LOOKS = """
  svg {
    --paper: #ffffff; --raised: #f4f6f8; --ink: #16202c; --soft: #44546a; --line: #8ea3ba;
    --link: #0b4f86; --good: #0f6b5c; --bad: #a34700;
  }
  @media (prefers-color-scheme: dark) {
    svg {
      --paper: #14181d; --raised: #1d242c; --ink: #e6ebf0; --soft: #a9b8c8; --line: #8ea3ba;
      --link: #8cc4f5; --good: #6fd0bb; --bad: #f2a661;
    }
  }
  text { font: 12px system-ui, sans-serif; fill: var(--soft) }
  .name { font-size: 14px; font-weight: 600; fill: var(--ink) }
  .code { font: 12px ui-monospace, monospace; fill: var(--link) }
  .paper { fill: var(--paper) }
  .box { fill: var(--raised); stroke: var(--line); stroke-width: .75 }
  .line { fill: none; stroke: var(--soft); stroke-width: 1.25 }
  .tip { fill: var(--soft) }
  .claim { fill: var(--link) } .thing { fill: var(--good) } .place { fill: var(--bad) } .word { fill: var(--line) }
  .mark { fill: var(--link); stroke: var(--link); stroke-width: 2 }
  .open { fill: var(--paper); stroke: var(--link); stroke-width: 2 }
  .dashed { fill: none; stroke: var(--link); stroke-width: 2; stroke-dasharray: 5 4 }
"""


@dataclass
class Picture:
    """What is drawn so far, from above to below: all of it ends at *bottom*."""

    bottom: float = EDGE
    parts: list[str] = field(default_factory=list)

    def words(self, x: float, y: float, text: str, look: str = "note", anchor: str = "start") -> None:
        """Write one line; *y* is its foot."""
        end = "" if anchor == "start" else f' text-anchor="{anchor}"'
        self.parts.append(f'<text class="{look}" x="{number(x)}" y="{number(y)}"{end}>{escape(text)}</text>')

    def box(self, x: float, name: str, note: str = "", look: str = "word") -> float:
        """Draw a box with a name and a smaller note under what there is; return the height of its middle."""
        top, room = self.bottom, WIDTH - EDGE - x - 20
        beside = _LETTER["name"] * len(name) + _LETTER["note"] * (len(note) + 2) <= room
        lines = [(line, "name") for line in wrapped(name, "name", room)]
        lines += [(line, "note") for line in wrapped(note, "note", room) if not beside]
        height = len(lines) * LINE + 10
        for look_of, width, corner in (("box", WIDTH - EDGE - x, 4), (look, 4, 2)):
            self.parts.append(
                f'<rect class="{look_of}" x="{number(x)}" y="{number(top)}" width="{number(width)}" '
                f'height="{height}" rx="{corner}"/>'
            )
        for index, (line, kind) in enumerate(lines):
            self.words(x + 13, top + LINE * (index + 1), line, kind)
        if beside and note:
            self.words(WIDTH - EDGE - 8, top + LINE, note, anchor="end")
        self.bottom = top + height
        return top + height / 2

    def path(self, shape: str, look: str = "line") -> None:
        """Draw a line, or a figure."""
        self.parts.append(f'<path class="{look}" d="{shape}"/>')

    def svg(self, title: str, description: str) -> str:
        """Return the whole picture, with words for those who do not see it."""
        height = number(self.bottom + EDGE)
        parts = "\n  ".join(self.parts)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
            f'role="img" aria-labelledby="title desc">\n  <title id="title">{escape(title)}</title>\n'
            f'  <desc id="desc">{escape(description)}</desc>\n  <style>{_LOOKS}  </style>\n'
            f'  <rect class="paper" width="{WIDTH}" height="{height}" rx="6"/>\n  {parts}\n</svg>\n'
        )


def wrapped(text: str, look: str, room: float) -> list[str]:
    """Return *text* in lines that fit into *room*."""
    return wrap(text, int(room / _LETTER[look]))


def number(value: float) -> str:
    """Write a length as short as it goes."""
    return f"{value:.1f}".removesuffix(".0")
