"""The parameters of a shape, each in the form that SHACL asks of it; anything else makes the shapes unusable."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from polgraph.engine import BlankNode, Literal, NamedNode
from polgraph.errors import SourceError
from polgraph.namespaces import SH, XSD

if TYPE_CHECKING:
    from collections.abc import Callable

    from polgraph.engine import Node, Term
    from polgraph.shacl.index import MemoryIndex

T = TypeVar("T")


class Parameters:
    """Reads the parameters of the shape *node*, named by their IRI."""

    def __init__(self, index: MemoryIndex, node: Term) -> None:
        self.index, self.node = index, node
        self.names = index.forth.get(node, {})

    def all(self, name: str) -> list[Term]:
        """Return all values."""
        return list(self.names.get(name, ()))

    def one(self, name: str) -> Term | None:
        """Return the only value, None if there is none."""
        if name not in self.names:
            return None
        found = self.all(name)
        if len(found) > 1:
            raise self.unusable(name, f"{len(found)} values", "one")
        return found[0] if found else None

    def iris(self, name: str) -> list[str]:
        """Return all values, which are IRIs."""
        return [self._read(name, value, _iri, "an IRI") for value in self.all(name)]

    def iri(self, name: str) -> str | None:
        """Return the only value, an IRI."""
        return self._one(name, _iri, "an IRI")

    def literal(self, name: str) -> Literal | None:
        """Return the only value, a literal."""
        return self._one(name, _literal, "a literal")

    def number(self, name: str) -> int | None:
        """Return the only value, a whole number."""
        return self._one(name, _number, "a whole number of zero or more")

    def flag(self, name: str) -> bool:
        """Tell whether the only value is true; it is a boolean."""
        return name in self.names and bool(self._one(name, _flag, "true or false"))

    def text(self, name: str) -> str | None:
        """Return the only value, a string."""
        return self._one(name, _text, "a string")

    def nodes(self, name: str) -> list[Node]:
        """Return all values, which are IRIs or blank nodes."""
        return [self._read(name, value, _node, "a shape") for value in self.all(name)]  # type: ignore[misc]  # a union

    def members(self, name: str, head: Term) -> list[Term]:
        """Return the members of the list at *head*, a value of *name*."""
        try:
            return self.index.members(head)
        except SourceError as exc:
            raise self.unusable(name, str(exc).partition(";")[0], "a list") from exc

    def unusable(self, name: str, what: str, expected: str) -> SourceError:
        """Return the error for a parameter that is not well-formed."""
        shape = self._owner()
        return SourceError(
            f"the shapes cannot be used: {shape}: sh:{name.removeprefix(SH.iri)}: {what}; expected {expected}"
        )

    def _owner(self) -> str:
        """Name the shape; one without a name by the next one above it that has one."""
        node, seen = self.node, set()
        while not isinstance(node, NamedNode) and node not in seen:
            seen.add(node)
            above = (one for one, given in self.index.forth.items() if any(node in its for its in given.values()))
            node = next(above, node)
        inside = "" if node == self.node else "inside "
        return f"{inside}{node.value}" if isinstance(node, NamedNode) else "a shape without a name"

    def _one(self, name: str, read: Callable[[Term], T | None], expected: str) -> T | None:
        value = self.one(name)
        return None if value is None else self._read(name, value, read, expected)

    def _read(self, name: str, value: Term, read: Callable[[Term], T | None], expected: str) -> T:
        found = read(value)
        if found is None:
            raise self.unusable(name, str(value)[:100], expected)
        return found


def _iri(value: Term) -> str | None:
    return value.value if isinstance(value, NamedNode) else None


def _literal(value: Term) -> Literal | None:
    return value if isinstance(value, Literal) else None


def _node(value: Term) -> Node | None:
    return value if isinstance(value, NamedNode | BlankNode) else None


def _number(value: Term) -> int | None:
    good = (
        isinstance(value, Literal)
        and value.datatype.value == XSD.integer
        and re.fullmatch(r"\+?[0-9]{1,18}", value.value)
    )
    return int(value.value) if good and isinstance(value, Literal) else None


def _flag(value: Term) -> bool | None:
    if isinstance(value, Literal) and value.datatype.value == XSD.boolean:
        return {"true": True, "1": False, "false": False, "0": False}.get(value.value)  # the standard wants true itself
    return None


def _text(value: Term) -> str | None:
    return value.value if isinstance(value, Literal) and value.datatype.value == XSD.string else None
