"""The files that pages are made of; a file that is served is named by its content, so that it may be kept for ever."""

from __future__ import annotations

import os
from functools import cache
from hashlib import sha256

from polgraph.resources import files_below, read_bytes, resource_dir

_HERE = os.path.dirname(os.path.abspath(__file__))  # noqa: PTH100, PTH120  # as in polgraph.resources
_MEDIA = {
    "css": "text/css",
    "js": "text/javascript",
    "json": "application/json",
    "svg": "image/svg+xml",
    "topojson": "application/json",
    "txt": "text/plain",
}


def path_of(name: str) -> str:
    """Return the path of a file beside this one."""
    return f"{_HERE}/{name}"


@cache
def statics() -> dict[str, tuple[str, bytes]]:
    """Return what is served as it is: name with a part of the hash, media type, content."""
    return {_hashed(name, content): (_MEDIA[name.rpartition(".")[2]], content) for name, content in _found().items()}


def address_of(name: str) -> str:
    """Return the address of a static file, such as polgraph.css."""
    return _addresses()[name]


@cache
def _addresses() -> dict[str, str]:
    return {name: f"/static/{_hashed(name, content)}" for name, content in _found().items()}


@cache
def _found() -> dict[str, bytes]:
    """Read what is written by hand, what is built, and the shapes of the regions; of each name there is one file."""
    folders = path_of("static"), resource_dir("data/geometry")
    paths = [path for folder in folders for ending in _MEDIA for path in files_below(folder, f".{ending}")]
    return {os.path.basename(path): read_bytes(path) for path in paths}  # noqa: PTH119


def _hashed(name: str, content: bytes) -> str:
    stem, _, ending = name.rpartition(".")
    return f"{stem}.{sha256(content).hexdigest()[:12]}.{ending}"
