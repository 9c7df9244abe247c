"""Figures as bars, a panel for each unit, and below them the changes as arrows."""

from __future__ import annotations

from collections.abc import Mapping

from polgraph.results.charts.levels import Bar, levels, told_apart
from polgraph.results.charts.spec import PERHAPS, SURE, Spec, label_axis
from polgraph.results.view import View

_WIDTH, _STEP = 420, 28


def bars(view: View, chart: Mapping[str, object]) -> Spec:
    """Return the panels one under the other; each has its own scale, for units cannot be compared."""
    drawn = levels(view, chart)
    axis = label_axis(str(bar["label"]) for bars in (*drawn.panels.values(), drawn.changes) for bar in bars)
    panels = [_panel(unit, told_apart(bars), axis) for unit, bars in drawn.panels.items()]
    if drawn.changes:
        panels.append(_changes(view.words.get("change", ""), told_apart(drawn.changes), axis))
    return {"vconcat": panels, "spacing": 28, "resolve": {"scale": {"x": "independent"}}}


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
