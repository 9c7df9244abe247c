"""Long lists in parts, of which an address names one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from polgraph.pipeline.serving.fields import number_of

if TYPE_CHECKING:
    from polgraph.web.pages.making import Maker

SIZE = 50
"""Lines of a part."""
_MOST = 10**6


@dataclass(frozen=True, slots=True)
class Part:
    """The *number*th part of *total* lines."""

    number: int
    total: int

    @property
    def rows(self) -> slice:
        """The lines as Python slices them."""
        return slice((self.number - 1) * SIZE, self.number * SIZE)

    @property
    def count(self) -> int:
        """How many parts there are, at least one."""
        return max(1, -(-self.total // SIZE))


def part_of(maker: Maker, total: int) -> Part:
    """Return the part of *total* lines that the field `page` names; QueryParameterError if it is no number."""
    return Part(number_of(maker.fields, "page", 1, _MOST) or 1, total)
