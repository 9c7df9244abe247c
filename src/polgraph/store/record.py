"""The record of a store: the files that its graphs are made from, and what they say."""

from __future__ import annotations

from polgraph.engine import parse_text
from polgraph.engine.parse import FORMATS
from polgraph.sealed import read_sealed
from polgraph.store.layout import opened

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from polgraph.engine import Triple


def release_paths(folder: Path) -> list[Path]:
    """Return the files with the releases of the store in *folder*, in order."""
    return sorted(opened(folder).releases.glob("*.ttl"))


def triples_in(path: Path) -> list[Triple]:
    """Return the triples of a sealed file; StoreError if it is damaged."""
    return [quad.triple for quad in parse_text(read_sealed(path), FORMATS[".ttl"], str(path))]
