"""What a question gives back in Python."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from polgraph.results.values import Value

if TYPE_CHECKING:
    from pandas import DataFrame

    from polgraph.pipeline.questions import Request
    from polgraph.results.view import View

SHOWN_IN_NOTEBOOKS = 60


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of a query: IRIs and texts as str, numbers as int or float, None where nothing is bound."""

    columns: tuple[str, ...]
    """The names of the variables, in the order of the query."""
    rows: tuple[Mapping[str, Value], ...]
    """One mapping a row, from column to value; in the order of the query."""
    labels: Mapping[str, str]
    """Labels of the IRIs in the rows, in the language asked for where there is one."""
    _view: View = field(repr=False, compare=False)
    _request: Request = field(repr=False, compare=False)

    def __iter__(self) -> Iterator[Mapping[str, Value]]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def labelled(self) -> list[dict[str, Value]]:
        """Return the rows with labels in place of IRIs."""
        return [{k: self.labels.get(v, v) if isinstance(v, str) else v for k, v in row.items()} for row in self.rows]

    def to_pandas(self, *, labelled: bool = False) -> DataFrame:
        """Return a DataFrame with a type for each column; needs `polgraph[pandas]`."""
        from polgraph.results.frame import data_frame

        return data_frame(self._view.found, self.labels if labelled else {})

    def to_chart(self, form: Literal["png", "svg"] = "svg") -> bytes:
        """Draw the chart that the query's header names, as the bytes of a picture; needs `polgraph[charts]`.

        QueryError if the query has no chart, or its rows are none or too many for one.
        """
        from polgraph.pipeline.presenting import chart

        return chart(self._request, self._view, form)

    def _repr_html_(self) -> str:
        """Be a table in a notebook, with the columns, figures and labels that the command line shows."""
        from polgraph.results.markup import html

        return html(self._view, SHOWN_IN_NOTEBOOKS)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A saved query, with the values that a question gives its parameters."""

    query: str
    """Its name."""
    values: Mapping[str, str]
    """By the names of its parameters."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The saved queries that are nearest to a question, the best first, and the answer of the first if it is sure."""

    nearest: tuple[Suggestion, ...]
    """The best first; empty where none is near."""
    answer: Answer | None
    """None where no query is sure to be meant."""
    ignored: tuple[str, ...]
    """Words of the question that the first query has no use for."""
