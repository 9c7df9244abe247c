"""The files that pages are made of; a style is named by its content, so that it may be kept for ever."""

from __future__ import annotations

import os
from functools import cache
from hashlib import sha256

from polgraph.resources import read_bytes

_HERE = os.path.dirname(os.path.abspath(__file__))  # noqa: PTH100, PTH120  # as in polgraph.resources
_MEDIA = {"css": "text/css", "svg": "image/svg+xml"}


def path_of(name: str) -> str:
    """Return the path of a file beside this one."""
    return f"{_HERE}/{name}"


@cache
def statics() -> dict[str, tuple[str, bytes]]:
    """Return what is served as it is: name with a part of the hash, media type, content."""
    found = {}
    for name in sorted(os.listdir(path_of("static"))):  # noqa: PTH208
        content = read_bytes(path_of(f"static/{name}"))
        stem, _, ending = name.rpartition(".")
        found[f"{stem}.{sha256(content).hexdigest()[:12]}.{ending}"] = (_MEDIA[ending], content)
    return found


def address_of(name: str) -> str:
    """Return the address of a static file, such as polgraph.css."""
    stem, _, ending = name.rpartition(".")
    return next(f"/static/{one}" for one in statics() if one.startswith(f"{stem}.") and one.endswith(f".{ending}"))
