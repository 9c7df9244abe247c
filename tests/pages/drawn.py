"""Answers as views, and a page with a chart of each kind that stands in no service."""

from __future__ import annotations

from polgraph.pipeline import questions
from polgraph.pipeline.presenting import view
from polgraph.queries.registry import SavedQuery, read_query
from polgraph.results.view import View
from polgraph.web.pages.drawn.charts import bars_data, matrix_data, series_data
from polgraph.web.pages.drawn.maps import CODES, Map, MapValue, map_data
from polgraph.web.pages.model import Page
from polgraph.web.pages.rendering import LANGUAGES, Reader, environment
from polgraph.web.pages.words import words
from tests.cases import ROOT

FIGURES = read_query(str(ROOT / "tests/results/figures.rq"))
SERIES = read_query(str(ROOT / "tests/results/series.rq"))
COVERAGE = questions.saved_queries()["coverage-matrix"]
VALUES = {
    "KZ-10": MapValue("↓"),
    "KZ-35": MapValue("~ 5,000", "5000"),
    "KZ-47": MapValue("2,732", "2732"),
    "KZ-59": MapValue("> 770", "770"),
    "KZ-61": MapValue("1,200–1,300", "1200"),
    "KZ-75": MapValue("12,345", "12345", comparable=False),
}
_PAGE = """
{% extends "base.html" %}
{% import "charts.html" as charts %}
{% import "maps.html" as maps with context %}
{% block head %}
<link rel="stylesheet" href="{{ static('maps.css') }}">
<link rel="stylesheet" href="{{ static('charts.css') }}">
<script src="{{ static('charts.js') }}" type="module"></script>
{% endblock %}
{% block main %}
<h1>{{ page.title }}</h1>
{{ maps.tile_map(map) }}
{% for kind, data in drawn.items() %}
<h2>{{ data.label }}</h2>
{{ charts.chart(kind, data) }}
{% endfor %}
{% endblock %}
"""


def seen(query: SavedQuery, language: str = "en", **values: str) -> View:
    found, labels = questions.answer(query, values, questions.FALLBACK[language])
    return view(found, query.shown, language, labels)


def mapped(language: str = "en") -> Map:
    return map_data(VALUES, language, names={code: f"Region {code}" for code in CODES}, label="Thefts in 2024")


def page(language: str) -> str:
    drawn = {
        "bars": bars_data(seen(FIGURES, language), FIGURES.chart, "Bars"),
        "series": series_data(seen(SERIES, language), SERIES.chart, "Lines"),
        "matrix": matrix_data(seen(COVERAGE, language), COVERAGE.chart, "States"),
    }
    common = {"words": words(language), "language": language, "languages": LANGUAGES, "reader": Reader(language)}
    return environment().from_string(_PAGE).render(page=Page("Charts"), map=mapped(language), drawn=drawn, **common)
