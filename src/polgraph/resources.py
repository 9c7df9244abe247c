"""Find the ontology, shapes, queries and published data, installed or in a checkout."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

Kind = Literal["ontology", "shapes", "queries", "data/ttl"]

_PACKAGE = Path(__file__).parent
_CHECKOUT = _PACKAGE.parents[1]


def resource_dir(kind: Kind) -> Path:
    """Return the folder that holds *kind*; a checkout wins over the copy inside a wheel."""
    source = _CHECKOUT / kind
    if (_CHECKOUT / "pyproject.toml").is_file() and source.is_dir():
        return source
    return _PACKAGE / "_resources" / kind
