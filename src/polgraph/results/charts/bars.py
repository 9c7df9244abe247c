"""Figures as bars, a panel for each unit, and below them the changes as arrows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from polgraph.errors import QueryError
from polgraph.results.charts.spec import PERHAPS, SURE, Spec, columns_of, label, label_axis
from polgraph.results.figures import Figure, figure_of_count, figures_of
from polgraph.results.view import View

Bar = dict[str, str | float | None]
_WIDTH, _STEP = 420, 28
_ANGLES = {"up": 0, "stable": 90, "down": 180}


def bars(view: View, chart: Mapping[str, object]) -> Spec:
    """Return the panels one under the other; each has its own scale, for units cannot be compared."""
    levels: dict[str, list[Bar]] = {}
    changes: list[Bar] = []
    for name, unit, figures in _figures(view, chart):
        level, change = figures.get("value") or figures.get("sum"), figures.get("change")
        has_change = bool(change and change.text(view.language))
        if level and level.text(view.language):
            levels.setdefault(unit, []).append(_bar(level, name, view.language))
        elif not has_change:
            levels.setdefault(unit, []).append({"label": name, "text": "—", "end": 0.0})
        if change and has_change:
            changes.append(_arrow(change, name, view.language))
    axis = label_axis(str(bar["label"]) for bars in (*levels.values(), changes) for bar in bars)
    panels = [_panel(unit, _told_apart(bars), axis) for unit, bars in levels.items()]
    if changes:
        panels.append(_changes(view.words.get("change", ""), _told_apart(changes), axis))
    return {"vconcat": panels, "spacing": 28, "resolve": {"scale": {"x": "independent"}}}


def _figures(view: View, chart: Mapping[str, object]) -> Iterator[tuple[str, str, Mapping[str, Figure]]]:
    """Yield the label, the panel and the figures of each row; a count that the header names is a figure too."""
    rows = columns_of(view, chart, "rows", needed=True)
    panels, counts = (columns_of(view, chart, part) for part in ("panels", "count"))
    if not counts and view.families.keys().isdisjoint(("value", "sum", "change")):
        raise QueryError("the rows have no figures to draw; expected columns such as ?value and ?kind, or a count")
    for row in view.found.rows:
        figures = {"value": figure_of_count(row[counts[0]])} if counts else figures_of(row, view.families)
        yield label(view, row, rows), label(view, row, panels), figures


def _bar(figure: Figure, name: str, language: str) -> Bar:
    """Say where a bar is sure, how far it may go, and whether its end is known."""
    number, low, high = (None if text is None else float(text) for text in (figure.number, figure.low, figure.high))
    about = figure.kind == "approximate"
    sure = low if number is None or about else number
    return {
        "label": name,
        "text": figure.text(language),
        "sure": sure,
        "perhaps": number if about else high,
        "from": sure or 0.0,
        "on": low if high is None and number is None else None,
        "down": high if low is None and number is None else None,
        "end": max(bound for bound in (number, low, high) if bound is not None),
    }


def _arrow(figure: Figure, name: str, language: str) -> Bar:
    text = figure.text(language).lstrip("↓→↑ ")
    return {"label": name, "text": text, "angle": _ANGLES.get(figure.direction or ""), "at": 0.0}


def _told_apart(bars: list[Bar]) -> list[Bar]:
    """Number bars of the same label, which would lie over each other; say each in words, for screen readers."""
    seen: dict[object, int] = {}
    for bar in bars:
        seen[bar["label"]] = seen.get(bar["label"], 0) + 1
        if seen[bar["label"]] > 1:
            bar["label"] = f"{bar['label']} ({seen[bar['label']]})"
        bar["told"] = f"{bar['label']}: {bar['text']}"
    return bars


def _panel(unit: str, data: list[Bar], labels: Spec) -> Spec:
    x: Spec = {"field": "sure", "type": "quantitative", "title": None, "scale": {"zero": True, "nice": True}}
    axis = {"format": ",~f", "tickCount": 4, "labelColor": "#555555"}
    outline = {"type": "bar", "color": PERHAPS, "stroke": SURE, "strokeDash": [3, 2], "height": 18}
    point = {"type": "point", "shape": "triangle-right", "filled": True, "color": SURE, "opacity": 1, "size": 140}
    return {
        **_frame(unit, data, labels),
        "layer": [
            _layer({"type": "bar", "color": SURE, "height": 18}, "sure", {"x": {**x, "axis": axis}}),
            _layer(outline, "perhaps", {"x": {**x, "field": "from"}, "x2": {"field": "perhaps"}}),
            _layer({**point, "xOffset": 5}, "on", {"x": {**x, "field": "on"}}),
            _layer({**point, "shape": "triangle-left", "xOffset": -7}, "down", {"x": {**x, "field": "down"}}),
            _layer({"type": "text", "align": "left", "dx": 14, "fontSize": 12}, "end", _text({**x, "field": "end"})),
        ],
    }


def _changes(title: str, data: list[Bar], labels: Spec) -> Spec:
    x: Spec = {"field": "at", "type": "quantitative", "axis": None, "scale": {"domain": [0, 1]}}
    arrow = {"type": "point", "shape": "arrow", "filled": True, "color": SURE, "opacity": 1, "size": 260, "xOffset": 10}
    turned = {"x": x, "angle": {"field": "angle", "type": "quantitative", "scale": None}}
    return {
        **_frame(title, data, labels),
        "layer": [
            _layer(arrow, "angle", turned),
            _layer({"type": "text", "align": "left", "dx": 26, "fontSize": 12}, "text", _text(x)),
        ],
    }


def _frame(title: str, data: list[Bar], labels: Spec) -> Spec:
    y = {"field": "label", "type": "nominal", "sort": [bar["label"] for bar in data], "axis": labels}
    return {
        "title": {"text": title, "fontSize": 12, "fontWeight": "normal", "color": "#555555", "offset": 4},
        "width": _WIDTH,
        "height": {"step": _STEP},
        "data": {"values": data},
        "encoding": {"y": y, "description": {"field": "told", "type": "nominal"}},
    }


def _layer(mark: Spec, needed: str, encoding: Spec) -> Spec:
    """Draw *mark* for the bars that have what it needs: nothing is drawn for nothing."""
    return {"transform": [{"filter": f"isValid(datum.{needed})"}], "mark": mark, "encoding": encoding}


def _text(x: Spec) -> Spec:
    return {"x": x, "text": {"field": "text", "type": "nominal"}}
