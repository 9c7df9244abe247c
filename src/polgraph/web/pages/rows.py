"""The rows of queries by the names of their columns, for pages that tell them in their own words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

from polgraph.engine import Literal, NamedNode

if TYPE_CHECKING:
    from polgraph.engine import Solutions

Told: TypeAlias = Mapping[str, str]
"""What a row holds: IRIs and texts; nothing for what is unbound."""


def told(found: Solutions) -> list[Told]:
    """Return what rows hold."""
    return [
        {
            name: term.value
            for name, term in zip(found.columns, row, strict=True)
            if isinstance(term, NamedNode | Literal)
        }
        for row in found.rows
    ]
