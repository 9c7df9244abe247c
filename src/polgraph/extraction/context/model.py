"""What holds for a whole release: its region, agency, period, title, publisher and date of publication."""

from __future__ import annotations

from dataclasses import dataclass

from polgraph.extraction.context.mentions import place_terms
from polgraph.extraction.context.spans_of_time import is_ahead
from polgraph.extraction.document import Passage
from polgraph.extraction.periods import TimeExpression
from polgraph.extraction.places import Places
from polgraph.extraction.terms import Term
from polgraph.facts import Period, Span


@dataclass(frozen=True)
class Context:
    """The defaults of a release."""

    region: str | None
    host: str | None
    period: Period | None
    base_year: int | None
    title: Span | None
    published: str | None
    publisher: str | None
    publisher_span: Span | None
    attributed_span: Span | None
    places: Places
    locality: str | None = None
    """The town or district that the release is of, where its police or its akim reports."""

    def place_terms(self, passage: Passage) -> list[Term]:
        """Return the places of a passage; of those that share a name the one in the release's region."""
        found: dict[int, Term] = {}
        for term in place_terms(passage):
            known = found.get(term.first)
            if known is None or self.places.region_of(term.id) == self.region:
                found[term.first] = term
        return [found[first] for first in sorted(found)]

    @property
    def months(self) -> tuple[int, int] | None:
        """The months of the reporting period."""
        if self.period is None:
            return None
        return int(self.period.first[5:7]), int(self.period.last[5:7])

    def resolve(self, time: TimeExpression) -> Period | None:
        """Resolve a time of this release; the reporting period's year stands in for one that is not said."""
        found = time.resolve(self.base_year, self.months)
        unsaid = time.year is None and time.relative is None and self.base_year is not None
        if found and unsaid and self.published and is_ahead(found, self.published):
            return time.resolve((self.base_year or 0) - 1, self.months)
        return found
