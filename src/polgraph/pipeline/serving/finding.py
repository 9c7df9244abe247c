"""What a name stands for, in any language and case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.errors import QueryParameterError, did_you_mean
from polgraph.parameters import things_called

if TYPE_CHECKING:
    from polgraph.engine import Dataset

KINDS = tuple(
    """
    act agency agency-type counting-unit event event-type group indicator measure person place post rank region role
    setting subject topic unit
    """.split()
)
"""The kinds of things that people ask for by name."""


def things(dataset: Dataset, name: str, kind: str = "") -> list[str]:
    """Return the IRIs of all things that *name* names, of one *kind* or of any; QueryParameterError if none is so."""
    if kind and kind not in KINDS:
        hint = did_you_mean(kind, KINDS) or f"expected one of {', '.join(KINDS)}"
        raise QueryParameterError(f"kind: no kind is called {kind[:80]!r}; {hint}")
    if not any(map(str.isalnum, name)):
        raise QueryParameterError("the name has no words; expected one such as 'Mangystau'")
    return things_called(name, frozenset([kind] if kind else KINDS), dataset, region_first=kind == "region")
