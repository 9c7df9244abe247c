"""What a query that asks for rows answers."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from polgraph.engine.terms import Term


class Solutions:
    """The answer to a SELECT (rows of terms, None where unbound) or to an ASK (one boolean)."""

    def __init__(self, columns: tuple[str, ...], rows: tuple[tuple[Term | None, ...], ...]) -> None:
        self.columns, self.rows = columns, rows
