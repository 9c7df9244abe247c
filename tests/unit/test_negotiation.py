"""The Accept header, by RFC 9110 12.5.1: the closest range gives the quality, the best quality wins."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polgraph.errors import NotAcceptableError
from polgraph.negotiation import accepted

JSON, XML, CSV = "application/sparql-results+json", "application/sparql-results+xml", "text/csv"
OFFERED = (JSON, XML, CSV)


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        ("", JSON),
        ("*/*", JSON),
        ("text/csv", CSV),
        ("TEXT/CSV", CSV),
        ("text/*", CSV),
        ("text/csv;q=0.5, application/sparql-results+xml;q=0.6", XML),
        ("text/csv; q=0.5 , application/*;q=0.4", CSV),
        ("*/*;q=0.1, text/csv;q=0", JSON),
        ("application/*;q=0.9, application/sparql-results+json;q=0.1", XML),
        ("application/json", JSON),
        ("text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8", JSON),
        ("text/csv;charset=utf-8;q=0.7, */*;q=0.2", CSV),
        ("nonsense, text/csv", CSV),
        ("nonsense", JSON),
        ("text/csv;q=7", CSV),
        ("*/csv, text/csv;q=0.3, */*;q=0.1", CSV),
    ],
)
def test_the_best_is_chosen(accept: str, chosen: str) -> None:
    assert accepted(accept, OFFERED) == chosen


@pytest.mark.parametrize("accept", ["text/html", "image/*", "text/csv;q=0", "*/*;q=0.0", "application/xml"])
def test_what_fits_nothing_is_refused_with_what_there_is(accept: str) -> None:
    with pytest.raises(NotAcceptableError, match=r"expected one of application/sparql-results\+json"):
        accepted(accept, OFFERED)


@given(st.text(max_size=200))
def test_any_text_chooses_or_is_refused(accept: str) -> None:
    try:
        assert accepted(accept, OFFERED) in OFFERED
    except NotAcceptableError as exc:
        assert "\n" not in str(exc)
