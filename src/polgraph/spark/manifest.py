"""What an output folder holds: a batch counts only when the manifest lists it, with its counts and digests."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from polgraph.errors import SourceError, StoreError
from polgraph.tables.schema import CONCEPTS

if TYPE_CHECKING:
    from polgraph.spark.files import Files

NAME = "manifest.json"
_LOCK = ".lock"
_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Batch:
    """What one run added: counts by what became of the records and by table, and digests that no order changes."""

    number: int
    polgraph: str
    """The version that read it."""
    records: Mapping[str, int]
    triples: int
    tables: Mapping[str, int]
    digests: Mapping[str, str]
    """SHA-256 of all graphs, facts documents and rows, release by release in the order of their texts' hashes."""


def read_manifest(files: Files) -> list[Batch]:
    """Return the batches that are there; SourceError if the folder is somebody else's."""
    text = files.read(NAME)
    if text is None:
        if others := [name for name in files.names("*") if not name.startswith(".") and name not in FOLDERS]:
            raise SourceError(f"{files.folder}: holds {others[0]} and no {NAME}; expected an empty folder, or our own")
        return []
    try:
        content = json.loads(text)
        if content["format"] != _FORMAT:
            raise ValueError(f"format {content['format']!r}")
        return [Batch(**one) for one in content["batches"]]
    except (KeyError, TypeError, ValueError) as exc:
        raise SourceError(
            f"{files.folder}/{NAME}: is not as polgraph writes it ({exc}); expected it unchanged"
        ) from exc


FOLDERS = ("facts", "graphs", "nquads", "rejected", "sources", "tables", "texts", "unfinished")
"""What an output folder has, beside its manifest."""


def write_manifest(files: Files, batches: list[Batch]) -> None:
    """Let *batches* be what is there, at once."""
    content = {"format": _FORMAT, "batches": [asdict(one) for one in batches]}
    files.write(NAME, json.dumps(content, ensure_ascii=False, indent=1) + "\n")


def folder_of(number: int) -> str:
    """Return the name of the folder of a batch."""
    return f"batch={number}"


def sweep(files: Files, batches: list[Batch]) -> None:
    """Remove what a run has left that did not come to its end."""
    known = {folder_of(one.number) for one in batches}
    newest = folder_of(batches[-1].number) if batches else ""
    for name in (*files.names("*/batch=*"), *files.names("tables/*/batch=*")):
        kept = {newest} if name.startswith(f"tables/{CONCEPTS}/") else known
        if name.rpartition("/")[2] not in kept:
            files.remove(name)
    files.remove("unfinished")


def root_of(parts: Mapping[str, str]) -> str:
    """Return the digest of the digests of parts, by the names of the parts."""
    return sha256("".join(f"{name}{parts[name]}" for name in sorted(parts)).encode()).hexdigest()


@contextmanager
def held(files: Files) -> Iterator[None]:
    """Be the only run that writes to a folder; StoreError if another one is, or died on another machine."""
    own = f"{socket.gethostname()} {os.getpid()}"
    other = files.read(_LOCK)
    if other and not _is_over(other):
        raise StoreError(
            f"{files.folder}: is written to by another run ({other}); expected its end, or no file {_LOCK}"
        )
    files.write(_LOCK, own)
    if files.read(_LOCK) != own:
        raise StoreError(f"{files.folder}: another run began at the same moment; expected one at a time")
    try:
        yield
    finally:
        files.remove(_LOCK)


def _is_over(run: str) -> bool:
    """Tell whether a run of this machine has ended without removing its lock."""
    host, _, process = run.partition(" ")
    if host != socket.gethostname() or not process.isdecimal():
        return False
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False
