"""An answer as a table for people: the columns that the query shows, each figure in one, labels instead of IRIs."""

from __future__ import annotations

from polgraph.results.cells import cell_text
from polgraph.results.evidence import shown_with_evidence
from polgraph.results.figures import families_in, figures_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from polgraph.engine import Solutions


class View:
    """The rows of an answer, the labels in them, the columns that the query shows, and the reader's language."""

    def __init__(self, found: Solutions, labels: Mapping[str, str], shown: Sequence[str], language: str) -> None:
        self.found, self.labels, self.language = found, labels, language
        self.families = families_in(found.columns, found.rows)
        wanted = [name for name in shown if name in found.columns] or list(found.columns)
        self._cells = self._folded(shown_with_evidence(wanted, found.columns))

    def __len__(self) -> int:
        return len(self.found.rows)

    @property
    def columns(self) -> list[str]:
        """The heads of the table."""
        return list(self._cells)

    @property
    def of_figures(self) -> list[bool]:
        """Whether each column holds figures, which are set to the right."""
        return [place is None for place in self._cells.values()]

    def rows(self) -> Iterator[list[str]]:
        """Yield the cells of each row."""
        for row in self.found.rows:
            figures = figures_of(row, self.families)
            yield [
                figures[name].text(self.language) if place is None else cell_text(row[place], self.labels)
                for name, place in self._cells.items()
            ]

    def _folded(self, wanted: Sequence[str]) -> dict[str, int | None]:
        """Map the head of each column to its place in a row; a figure has none, and stands where its first part did."""
        family_of = {
            self.found.columns[place]: name for name, places in self.families.items() for place in places.values()
        }
        cells: dict[str, int | None] = {}
        for name in wanted:
            if name in family_of:
                cells.setdefault(family_of[name], None)
            else:
                cells[name] = self.found.columns.index(name)
        return cells
