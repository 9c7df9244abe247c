"""Rows as lines of JSON: numbers as numbers, IRIs in full, null where nothing is bound."""

from __future__ import annotations

import json

from polgraph.results.values import python_value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from polgraph.engine import Solutions


def json_lines(found: Solutions) -> bytes:
    """Write an object a row, each with all the keys."""
    rows = (dict(zip(found.columns, map(python_value, row), strict=True)) for row in found.rows)
    return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows).encode()
