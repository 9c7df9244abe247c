"""The directory of a store: what is where in it, and that polgraph made it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from polgraph.errors import SourceError, StoreError
from polgraph.resources import read_bytes
from polgraph.sealed import sync_folder, write_durably

FORMAT = 1
_NAME = "polgraph.json"
FOLDERS = ("quarantine", "releases", "snapshots", "texts")


@dataclass(frozen=True, slots=True)
class Layout:
    """The paths of a store."""

    folder: Path

    @property
    def lock(self) -> Path:
        """The file that the one writer holds."""
        return self.folder / "lock"

    @property
    def unfinished(self) -> Path:
        """A file that is there while a writer is at work, and after one that did not end."""
        return self.folder / "unfinished"

    @property
    def engine(self) -> Path:
        """The folder of the engine: a cache of the rest."""
        return self.folder / "engine"

    @property
    def snapshots(self) -> Path:
        """The copies that readers open, by number."""
        return self.folder / "snapshots"

    @property
    def texts(self) -> Path:
        """The archive of texts, by the hash of their bytes."""
        return self.folder / "texts"

    @property
    def releases(self) -> Path:
        """The record of releases, by the first 12 digits of that hash."""
        return self.folder / "releases"

    @property
    def quarantine(self) -> Path:
        """What was not let in, by the hash of the text."""
        return self.folder / "quarantine"

    @property
    def curation(self) -> Path:
        """The decisions of people."""
        return self.folder / "curation.ttl"

    @property
    def derived(self) -> Path:
        """What was derived when somebody last asked for it."""
        return self.folder / "derived.ttl"


def create(folder: Path) -> Layout:
    """Make a store in *folder*, which is empty or not there; StoreError if it is neither."""
    try:
        if folder.is_dir() and any(folder.iterdir()):
            there = "is a store already" if (folder / _NAME).exists() else "holds other files"
            raise StoreError(f"{folder}: {there}; expected an empty folder, or one that is not there yet")
        for name in FOLDERS:
            (folder / name).mkdir(parents=True, exist_ok=True)
        content = json.dumps({"format": FORMAT, "what": "a store of polgraph"}) + "\n"
        write_durably({folder / _NAME: content.encode()})
        sync_folder(folder.absolute().parent)
    except OSError as exc:
        raise StoreError(f"{folder}: {exc.strerror}; expected a folder that can be written") from exc
    return Layout(folder)


def is_store(folder: Path) -> bool:
    """Tell whether a folder is meant to be a store, be it a good one or not."""
    return (folder / _NAME).exists()


def opened(folder: Path) -> Layout:
    """Return the paths of the store in *folder*; StoreError if polgraph did not make it, or a later polgraph did."""
    hint = f"expected one that `polgraph store create {folder}` made"
    if not folder.is_dir():
        raise StoreError(f"{folder}: there is no store; {hint}")
    try:
        version = json.loads(read_bytes(folder / _NAME))["format"]
    except (SourceError, ValueError, KeyError, TypeError) as exc:
        state = f"its {_NAME} is damaged" if (folder / _NAME).exists() else "was not made by polgraph"
        raise StoreError(f"{folder}: {state}; {hint}") from exc
    if version != FORMAT:
        raise StoreError(f"{folder}: has the format {version!r}; expected {FORMAT}, which this polgraph knows")
    return Layout(folder)
