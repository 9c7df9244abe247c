"""Rows as a pandas DataFrame with a type for each column."""

from __future__ import annotations

from polgraph.errors import lacking
from polgraph.results.values import typed_column

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas

    from polgraph.engine import Solutions

_DTYPES = {
    "boolean": "boolean",
    "date": "datetime64[s]",
    "integer": "Int64",
    "number": "float64",
    "text": "string",
}


def data_frame(found: Solutions, labels: Mapping[str, str]) -> pandas.DataFrame:
    """Make a frame of the rows, *labels* in place of the IRIs that have one; nothing bound is missing, never zero."""
    try:
        import pandas
    except ImportError as exc:
        raise lacking("a data frame needs pandas", "pandas") from exc
    columns = {}
    for place, name in enumerate(found.columns):
        kind, values = typed_column([row[place] for row in found.rows])
        if kind == "text":
            values = [labels.get(str(value), value) for value in values]
        columns[name] = pandas.Series(values, dtype=_DTYPES[kind])
    return pandas.DataFrame(columns)
