"""What holds for a whole release, read once before its sentences are."""

from __future__ import annotations

from polgraph.extraction.context.mentions import place_terms
from polgraph.extraction.context.model import Context
from polgraph.extraction.context.publication import published_on, publisher_of, title_of
from polgraph.extraction.context.reporting import OLDEST, period_of, with_comparisons
from polgraph.extraction.context.spans_of_time import year_before
from polgraph.extraction.context.whereabouts import agency_of_header, host_of, locality_of, region_of
from polgraph.extraction.document import Document
from polgraph.extraction.places import Places
from polgraph.extraction.tables import Rows

__all__ = ["OLDEST", "Context", "place_terms", "read_context", "with_comparisons", "year_before"]


def read_context(document: Document, places: Places, newsrooms: Rows) -> Context:
    """Find the defaults of a release."""
    published = published_on(document)
    region = region_of(document, places)
    base_year = int(published[:4]) if published else None
    period, stated_year = period_of(document, published)
    publisher, publisher_span, attributed = publisher_of(document, newsrooms)
    locality = locality_of(document, region, places)
    if publisher is None:
        publisher = agency_of_header(document, places)
    return Context(
        region=region,
        host=host_of(document, region),
        period=period,
        base_year=base_year or (int(period.first[:4]) if period else stated_year),
        title=title_of(document),
        published=published,
        publisher=publisher,
        publisher_span=publisher_span,
        attributed_span=attributed,
        places=places,
        locality=locality,
    )
