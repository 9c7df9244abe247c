"""The quads of Turtle files that ship with polgraph: parsed when somebody looks, read by a store itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, overload

from polgraph.engine.parse import parse_file

if TYPE_CHECKING:
    from polgraph.engine.terms import Quad


class QuadFiles(Sequence["Quad"]):
    """What *paths* hold, after *others*; a store keeps each of their literals as it is written, by test."""

    def __init__(self, paths: Sequence[str], others: Sequence[Quad] = ()) -> None:
        self.paths, self.others = paths, others

    @cached_property
    def _quads(self) -> list[Quad]:
        return [*self.others, *(quad for path in self.paths for quad in parse_file(path))]

    def __iter__(self) -> Iterator[Quad]:
        """Iterate over all quads."""
        return iter(self._quads)

    def __len__(self) -> int:
        """Count the quads."""
        return len(self._quads)

    def __bool__(self) -> bool:
        """Return True without a look: the files hold something."""
        return True

    @overload
    def __getitem__(self, index: int) -> Quad: ...

    @overload
    def __getitem__(self, index: slice) -> list[Quad]: ...

    def __getitem__(self, index: int | slice) -> Quad | list[Quad]:
        """Return a quad, or some."""
        return self._quads[index]
