"""The blocks of a page, and what stands above each in a comment about how it is run.

`<!-- run: exit 1 -->` tells of another exit code, `<!-- run: background -->` of a server that goes on until the page
ends, `<!-- run: not here: REASON -->` of what this machine cannot do; `<!-- file: NAME = PATH -->` puts a file of the
checkout beside the page. A block of `text` after one that was run is what that prints, but for `<!-- run: shown -->`:
`…` stands for anything.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from tests.cases import ROOT

PAGES = sorted(
    path
    for path in [
        *ROOT.glob("*.md"),
        *ROOT.glob("docs/**/*.md"),
        *ROOT.glob("data/**/*.md"),
        *ROOT.glob(".github/**/*.md"),
    ]
    if path.name != "CHANGELOG.md"
)
RUN = ("sh", "python")
ANY = "…"
_PART = re.compile(
    r"^<!-- (?P<directive>run|file): (?P<words>.+?) -->$|^(?P<indent> *)```(?P<language>\w*)[^\n]*\n(?P<code>.*?)^ *```$",
    re.MULTILINE | re.DOTALL,
)


@dataclass
class Block:
    """Some lines of a page in a language, how they are run, and what they print if the page shows it."""

    language: str
    code: str
    line: int
    how: list[str] = field(default_factory=list)
    printed: str | None = None

    @property
    def absent(self) -> str | None:
        """Why it is not run here; None if it is."""
        return next((word.removeprefix("not here: ") for word in self.how if word.startswith("not here: ")), None)

    @property
    def exit(self) -> int:
        """The exit code that is expected."""
        return next((int(word.removeprefix("exit ")) for word in self.how if word.startswith("exit ")), 0)


@dataclass
class Page:
    """The blocks of a page in their order, and the files of the checkout that it wants, by their names beside it."""

    blocks: list[Block]
    files: dict[str, str]


def read(path: Path) -> Page:
    """Read a page."""
    text = path.read_text(encoding="utf-8")
    blocks: list[Block] = []
    files: dict[str, str] = {}
    how: list[str] = []
    for part in _PART.finditer(text):
        if part["directive"] == "file":
            name, _, source = part["words"].partition(" = ")
            files[name] = source
        elif part["directive"] == "run":
            how.append(part["words"])
        elif part["language"] == "text" and "shown" not in how and _prints(blocks):
            blocks[-1].printed = part["code"]
        else:
            line = text.count("\n", 0, part.start()) + 2
            code = re.sub(rf"^{part['indent']}", "", part["code"], flags=re.MULTILINE)
            blocks.append(Block(part["language"], code, line, how))
            how = []
    return Page(blocks, files)


def _prints(blocks: list[Block]) -> bool:
    return bool(blocks) and blocks[-1].language in RUN and blocks[-1].printed is None


def matches(expected: str, printed: str) -> bool:
    """Tell whether *printed* is what a page shows: lines and parts of lines that are `…` stand for anything."""
    shown, lines = _lines(expected), _lines(printed)
    reached = {0}  # how many of the lines may have been told by what is shown so far
    for line in shown:
        if line.strip() == ANY:
            reached = set(range(min(reached), len(lines) + 1)) if reached else reached
        else:
            reached = {at + 1 for at in reached if at < len(lines) and _fits(line, lines[at])}
    return len(lines) in reached


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.strip("\n").splitlines()]


def _fits(shown: str, line: str) -> bool:
    return re.fullmatch(".*".join(re.escape(part) for part in shown.split(ANY)), line) is not None
