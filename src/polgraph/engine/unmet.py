"""What a query or an update that can be read asks for in vain."""

from __future__ import annotations

from polgraph.errors import PolgraphError, RefusedWriteError, UnsupportedQueryError

# A part of what the engine says, what error that is, and what was expected.
_UNMET: dict[str, tuple[type[PolgraphError], str]] = {
    "already exists": (RefusedWriteError, "expected a new one, or SILENT"),
    "custom function": (UnsupportedQueryError, "expected a function of SPARQL"),
    "does not exist": (RefusedWriteError, "expected one that is here, or SILENT"),
}


def unmet(message: str) -> PolgraphError | None:
    """Return the error for what the engine says; None if it tells of a failure of its own."""
    told = " ".join(message.split())[:200]
    return next((error(f"{told}; {wanted}") for part, (error, wanted) in _UNMET.items() if part in told), None)
