// Figures along periods: a line a region, bounds as open triangles, changes as arrows.
import { axisX, axisY, dot, gridY, line, ruleX, text } from "@observablehq/plot";
import { ARROWS, FONT, heading, legend, number, picture, room, wrapped } from "./plots.js";

const COLOURS = ["var(--series-1)", "var(--series-2)", "var(--series-3)", "var(--series-4)", "var(--series-5)", "var(--series-6)"];
const SIGNS = { about: "◌", between: "┃", derived: "○", least: "△", most: "▽" };
const HEIGHT = 260;

export function series({ label, across, rows: names, panels, changes, legend: marks }, width) {
  const colour = (point) => (names.length > COLOURS.length ? "var(--soft)" : COLOURS[names.indexOf(point.label)]);
  const drawn = panels.flatMap(({ title, points }) => [heading(title), panel(points, across, colour, `${label}: ${title}`, width)]);
  const arrows = changes.points.length ? [heading(changes.title), directions(changes.points, across, changes.title, width)] : [];
  return [...drawn, ...names.length > 1 && panels.length ? [key(names, colour)] : [], ...legend(marks, SIGNS), ...arrows];
}

function panel(points, across, colour, label, width) {
  const told = points.filter((point) => top(point) != null);
  const is = (name) => told.filter((point) => point[name] != null);
  const at = { x: "across", stroke: colour, strokeWidth: 2 };
  const exact = told.filter((point) => point.sure != null && point.perhaps == null && point.on == null);
  return picture(label, {
    width: Math.min(width, 160 + across.length * 160),
    height: HEIGHT,
    marginLeft: 56,
    marginTop: 24,
    marginBottom: 32,
    x: { type: "point", domain: across, padding: 0.5 },
    y: { domain: [0, Math.max(1e-9, ...told.map(top))], nice: true },
    marks: [
      gridY({ ticks: 4, stroke: "var(--line)", strokeOpacity: 1 }),
      axisY({ ticks: 4, tickFormat: number, tickSize: 0, fontSize: 12, label: null, color: "var(--soft)" }),
      axisX({ tickSize: 0, fontSize: 12, label: null, color: "var(--soft)" }),
      line(told, { ...at, y: top, z: "label", strokeWidth: 1, strokeDasharray: "2 3" }),
      ruleX(told.filter((point) => point.sure != null && point.perhaps != null), { ...at, y1: "sure", y2: "perhaps", strokeWidth: 6, strokeOpacity: 0.5 }),
      dot(exact, { ...at, y: "sure", r: 4, fill: (point) => (point.derived ? "var(--paper)" : colour(point)) }),
      dot(told.filter((point) => point.sure == null && point.perhaps != null && point.down == null), { ...at, y: "perhaps", r: 4, fill: "var(--paper)", strokeDasharray: "2 2" }),
      dot(is("on"), { ...at, y: "on", r: 5, symbol: "triangle", fill: "var(--paper)" }),
      dot(is("down"), { ...at, y: "down", r: 5, symbol: "triangle", rotate: 180, fill: "var(--paper)" }),
      text(told, { x: "across", y: top, text: "text", dy: -12, fontSize: FONT, fontWeight: 600, fill: "currentColor", stroke: "var(--paper)", strokeWidth: 4 }),
    ],
  });
}

function top({ perhaps, sure, on, down }) {
  return perhaps ?? sure ?? on ?? down;
}

function directions(points, across, label, width) {
  const names = [...new Set(points.map((point) => point.label))];
  const labels = wrapped(names, width);
  const step = labels.top + 26;
  return picture(label, {
    width: Math.min(width, Math.max(room(names), 160 + across.length * 160)),
    height: names.length * step + 24,
    margin: 0,
    marginBottom: 24,
    x: { type: "point", domain: across, padding: 0.5 },
    y: { type: "band", domain: names, padding: 0 },
    marks: [
      axisX({ tickSize: 0, fontSize: 12, label: null, color: "var(--soft)" }),
      text(names, { y: (name) => name, text: labels.of, frameAnchor: "left", textAnchor: "start", lineAnchor: "bottom", dy: labels.top - step / 2, fontSize: FONT, fill: "var(--soft)" }),
      text(points, { x: "across", y: "label", text: (point) => `${ARROWS[point.angle] ?? ""} ${point.text}`.trim(), dy: labels.top / 2, fontSize: FONT + 1, fontWeight: 600 }),
    ],
  });
}

function key(names, colour) {
  const list = document.createElement("ul");
  list.className = "marks";
  for (const label of names.slice(0, COLOURS.length)) {
    const item = list.appendChild(document.createElement("li"));
    const swatch = item.appendChild(document.createElement("span"));
    swatch.className = "mark line";
    swatch.style.setProperty("color", colour({ label }));
    item.append(label);
  }
  return list;
}
