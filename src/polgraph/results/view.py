"""An answer as a table for people: the columns that the query shows, each figure in one, labels instead of IRIs."""

from __future__ import annotations

from polgraph.results.cells import cell_text
from polgraph.results.evidence import shown_with_evidence
from polgraph.results.figures import families_in, figures_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from polgraph.engine import Solutions, Term


class View:
    """The rows of an answer, the columns that the query shows, and how they are put for readers of a language.

    *labels* are those of the IRIs in the rows; *words* are the heads of columns, and their codes as column:code;
    `places` maps each head to its place in a row, a figure to none.
    """

    def __init__(
        self,
        found: Solutions,
        shown: Sequence[str],
        language: str,
        *,
        labels: Mapping[str, str],
        words: Mapping[str, str],
    ) -> None:
        self.found, self.language, self.labels, self.words = found, language, labels, words
        self.families = families_in(found.columns, found.rows)
        wanted = [name for name in shown if name in found.columns] or list(found.columns)
        self.places = self._folded(shown_with_evidence(wanted, found.columns))

    def __len__(self) -> int:
        return len(self.found.rows)

    @property
    def columns(self) -> list[str]:
        """The heads of the table."""
        return [self.words.get(name, name) for name in self.places]

    @property
    def of_figures(self) -> list[bool]:
        """Whether each column holds figures, which are set to the right."""
        return [place is None for place in self.places.values()]

    def rows(self) -> Iterator[list[str]]:
        """Yield the cells of each row."""
        for row in self.found.rows:
            figures = figures_of(row, self.families)
            yield [
                figures[name].text(self.language) if place is None else self.cell(name, row[place])
                for name, place in self.places.items()
            ]

    def cell(self, column: str, term: Term | None) -> str:
        """Write one value of *column*: a label, the meaning of a code, or the text itself."""
        text = cell_text(term, self.labels)
        return self.words.get(f"{column}:{text}", text)

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
