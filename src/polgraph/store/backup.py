"""A copy of a whole store, taken while a writer may be at work, and its way back."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress

from polgraph.errors import StoreError
from polgraph.sealed import sync_folder, write_durably
from polgraph.store import layout as layouts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from polgraph.store.layout import Layout

_KEPT = ("releases", "quarantine", "texts")
"""What is written last is copied first: then what it needs is there."""


def copy_store(layout: Layout, target: Path) -> int:
    """Copy what cannot be computed anew to *target*, which must not be there; return the number of files.

    The engine is a cache and stays behind: the next writer makes it anew. Files are written whole, so that a writer may
    go on meanwhile: what it stores after the copy began may be in it or not, each release whole.
    """
    if target.exists():
        raise StoreError(f"{target}: is there already; expected a new name for the copy")
    unfinished = target.with_name(f"{target.name}.new")  # what a copy that was broken off leaves is no store
    try:
        made = layouts.create(unfinished)
        for name in _KEPT:
            _copy_folder(layout.folder / name, made.folder / name)
        for name in ("texts", *_KEPT):  # a release goes before its text: what has gone meanwhile goes here too, whole
            _drop_what_is_gone(layout.folder / name, made.folder / name)
        _add_what_came(layout, made)
        copied = sum(1 for name in _KEPT for _ in (made.folder / name).iterdir())
        for source, copy in ((layout.curation, made.curation), (layout.derived, made.derived)):
            if source.exists():
                _copy(source, copy)
                copied += 1
        write_durably({made.unfinished: b""})
        unfinished.replace(target)
        sync_folder(target.absolute().parent)
    except OSError as exc:
        raise StoreError(f"{target}: {exc.strerror}; expected room for the copy") from exc
    return copied


def _copy_folder(source: Path, target: Path) -> None:
    for path in sorted(path for path in source.iterdir() if path.suffix != ".new"):
        with suppress(FileNotFoundError):  # removed since it was listed
            _copy(path, target / path.name)
    sync_folder(target)


def _drop_what_is_gone(source: Path, target: Path) -> None:
    for path in target.iterdir():
        if not (source / path.name).exists():
            path.unlink()
    sync_folder(target)


def _add_what_came(source: Layout, made: Layout) -> None:
    """Copy the releases that came after theirs were copied, and before their texts were."""
    there = {path.stem[:12] for folder in (made.releases, made.quarantine) for path in folder.iterdir()}
    for text in made.texts.glob("*.txt"):
        files = (source.releases / f"{text.stem[:12]}.ttl", source.quarantine / f"{text.stem}.json")
        for path in files if text.stem[:12] not in there else ():
            with suppress(FileNotFoundError):
                _copy(path, made.folder / path.parent.name / path.name)
    sync_folder(made.releases)
    sync_folder(made.quarantine)


def _copy(source: Path, target: Path) -> None:
    shutil.copyfile(source, target)
    descriptor = os.open(target, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
