"""A disk on which only what was synced is sure to be there after a power cut."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from bench.generator.dice import Dice

Write = tuple[int, bytes | None]  # where, and what; None cuts the file there


@dataclass(eq=False)
class File:
    """The bytes that are sure, and the writes that nobody synced yet, in order."""

    sure: bytearray = field(default_factory=bytearray)
    unsynced: list[Write] = field(default_factory=list)
    size: int = 0

    def write(self, at: int, data: bytes | None) -> None:
        self.unsynced.append((at, data))
        self.size = at if data is None else max(self.size, at + len(data))


@dataclass(frozen=True, eq=False)
class Entry:
    """A name that came to stand for a node in a folder, or for nothing; *number* counts over the whole disk."""

    number: int
    name: str
    node: File | Folder | None


@dataclass(eq=False)
class Folder:
    """The names that are sure, the changes that nobody synced yet, in order, and the names as processes see them."""

    sure: dict[str, File | Folder] = field(default_factory=dict)
    unsynced: list[Entry] = field(default_factory=list)
    seen: dict[str, File | Folder] = field(default_factory=dict)


Synced = tuple[File | Folder, int, int]  # what, how many of its changes, and how many names of the disk
Kept = Callable[[File | Folder], list[Write] | list[Entry]]


class Disk:
    """The folder *root*, which is empty and sure at first."""

    def __init__(self, root: str) -> None:
        self._root = root
        self._tree = Folder()
        self._changes = self._committed = 0

    def has(self, path: str) -> bool:
        return path == self._root or path.startswith(f"{self._root}/")

    def node(self, path: str) -> File | Folder:
        found: File | Folder = self._tree
        for name in path[len(self._root) + 1 :].split("/") if path != self._root else ():
            assert isinstance(found, Folder), path
            found = found.seen[name]
        return found

    def name(self, *names: tuple[str, File | Folder | None]) -> None:
        """Let each path stand for its node, or for nothing, in one step."""
        for path, node in names:
            above, _, name = path.rpartition("/")
            folder = self.node(above)
            assert isinstance(folder, Folder), path
            folder.unsynced.append(Entry(self._changes, name, node))
            if node:
                folder.seen[name] = node
            else:
                del folder.seen[name]
        self._changes += 1

    def sync_begins(self, node: File | Folder) -> Synced:
        """Return what will be sure when the sync ends; what others change meanwhile is not."""
        return node, len(node.unsynced), self._changes

    def sync_ends(self, synced: Synced) -> None:
        node, number, changes = synced
        if isinstance(node, File):
            _apply_writes(node.sure, node.unsynced[:number])
        else:
            _apply_entries(node.sure, node.unsynced[:number])
        del node.unsynced[:number]
        self._committed = max(self._committed, changes)

    def survive(self, mode: str, dice: Dice, target: Path) -> None:
        """Write what is there after a power cut now into *target*; *mode* is one of MODES."""
        _write(self._tree, target, MODES[mode](dice, self._committed, self._changes), {})


def _only_synced(_dice: Dice, _committed: int, _changes: int) -> Kept:
    return lambda _node: []


def _journal(dice: Dice, committed: int, changes: int) -> Kept:
    """Names reach the disk in order, with any sync all that came before it; of the data any writes or none."""
    limit = committed + dice.below(changes - committed + 1)

    def kept(node: File | Folder) -> list[Write] | list[Entry]:
        if isinstance(node, File):
            return [write for write in node.unsynced if dice.chance(0.5)]
        return [entry for entry in node.unsynced if entry.number < limit]

    return kept


def _prefixes(dice: Dice, _committed: int, _changes: int) -> Kept:
    """Each file and each folder has its own first changes, however they stood to those of others."""
    return lambda node: node.unsynced[: dice.below(len(node.unsynced) + 1)]


MODES: dict[str, Callable[[Dice, int, int], Kept]] = {
    "journal": _journal,
    "only synced": _only_synced,
    "prefixes": _prefixes,
}


def _write(node: File | Folder, target: Path, kept: Kept, written: dict[int, Path]) -> None:
    if isinstance(node, File):
        if id(node) in written:
            os.link(written[id(node)], target)
        else:
            target.write_bytes(_apply_writes(bytearray(node.sure), kept(node)))
            written[id(node)] = target
        return
    target.mkdir()
    for name, below in _apply_entries(dict(node.sure), kept(node)).items():
        _write(below, target / name, kept, written)


def _apply_writes(content: bytearray, writes: list[Write]) -> bytearray:
    for at, data in writes:
        if data is None:
            del content[at:]
        content.extend(bytes(max(0, at - len(content))))
        if data:
            content[at : at + len(data)] = data
    return content


def _apply_entries(names: dict[str, File | Folder], entries: list[Entry]) -> dict[str, File | Folder]:
    for entry in entries:
        if entry.node:
            names[entry.name] = entry.node
        else:
            names.pop(entry.name, None)
    return names
