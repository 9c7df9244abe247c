// Figures along periods: a line a region, bounds as open triangles, changes as arrows.
import { axisY, dot, gridY, line, ruleX, text } from "@observablehq/plot";
import { bars } from "./bars.js";
import { ARROWS, FONT, heading, legend, number, picture, room, widest, wrapped } from "./plots.js";

const COLOURS = ["var(--series-1)", "var(--series-2)", "var(--series-3)", "var(--series-4)", "var(--series-5)", "var(--series-6)"];
const SIGNS = { about: "◌", between: "┃", derived: "○", least: "△", most: "▽" };
const [GAP, HEIGHT, SMALL] = [8, 230, 12]; // pixels

export function series(data, width) {
  const { label, across, rows: names, panels, changes, legend: marks } = data;
  const tops = panels.flatMap(({ points }) => points.map(top)).filter((one) => one != null);
  const left = Math.max(56, room(tops.map((one) => number(Math.round(one)))));
  const frame = { across, left, width: Math.min(width, left + across.length * 160) };
  const step = (frame.width - left) / across.length - GAP;
  if (names.length > COLOURS.length || widest(across, SMALL) > step) return bars(asBars(data), width);
  frame.colour = (point) => COLOURS[names.indexOf(point.label)];
  frame.heads = wrapped(across, step, SMALL);
  const drawn = panels.flatMap(({ title, points }) => [heading(title), panel(points, `${label}: ${title}`, frame)]);
  const lines = drawn.length ? [key(names, frame.colour)] : [];
  const arrows = changes.points.length ? [heading(changes.title), directions(changes.points, changes.title, frame)] : [];
  return [...drawn, ...lines, ...legend(marks, SIGNS), ...arrows];
}

/** Return the same figures as bars: for more lines than can be told apart, or periods than have room. */
function asBars({ label, panels, changes, legend: marks }) {
  const named = ({ title, points }) => ({ title, bars: points.map((point) => ({ ...point, label: point.name })) });
  return { label, panels: panels.map(named), changes: named(changes), legend: marks };
}

function panel(points, label, { across, colour, heads, left, width }) {
  const told = points.filter((point) => top(point) != null);
  told.sort((one, other) => across.indexOf(one.across) - across.indexOf(other.across));
  const is = (name) => told.filter((point) => point[name] != null);
  const at = { x: "across", stroke: colour, strokeWidth: 2, title: "told" };
  const exact = told.filter((point) => point.sure != null && point.perhaps == null && point.on == null);
  const between = told.filter((point) => point.sure != null && point.perhaps != null);
  return picture(label, {
    width,
    height: HEIGHT + heads.top,
    marginLeft: left,
    marginRight: 0,
    marginTop: 24,
    marginBottom: heads.top + 12,
    x: { type: "point", domain: across, padding: 0.5 },
    y: { domain: [0, Math.max(1e-9, ...told.map(top))], nice: true },
    marks: [
      gridY({ ticks: 4, stroke: "var(--line)", strokeOpacity: 1 }),
      axisY({ ticks: 4, tickFormat: number, tickSize: 0, fontSize: 12, label: null, color: "var(--soft)" }),
      periods(across, heads),
      line(told, { x: "across", stroke: colour, y: top, z: "label", strokeWidth: 1, strokeDasharray: "2 3" }),
      ruleX(between.filter((point) => !point.derived), { ...at, y1: "sure", y2: "perhaps", strokeWidth: 7, strokeLinecap: "round", strokeOpacity: 0.6 }),
      ruleX(between.filter((point) => point.derived), { ...at, y1: "sure", y2: "perhaps", strokeDasharray: "2 2" }),
      ...["sure", "perhaps"].map((y) => dot(between.filter((point) => point.derived), { ...at, y, r: 4, fill: "var(--paper)" })),
      dot(exact, { ...at, y: "sure", r: 4, fill: (point) => (point.derived ? "var(--paper)" : colour(point)) }),
      dot(told.filter((point) => point.sure == null && point.perhaps != null && point.down == null), { ...at, y: "perhaps", r: 4, fill: "var(--paper)", strokeDasharray: "2 2" }),
      dot(is("on"), { ...at, y: "on", r: 5, symbol: "triangle", fill: "var(--paper)" }),
      dot(is("down"), { ...at, y: "down", r: 5, symbol: "triangle", rotate: 180, fill: "var(--paper)" }),
      text(told, { x: "across", y: top, text: "text", dy: -12, fontSize: FONT, fontWeight: 600, fill: "currentColor", stroke: "var(--paper)", strokeWidth: 4 }),
    ],
  });
}

function periods(across, heads) {
  return text(across, { x: (one) => one, text: heads.of, frameAnchor: "bottom", lineAnchor: "top", lineHeight: 1.2, dy: 10, fontSize: SMALL, fill: "var(--soft)" });
}

function top({ perhaps, sure, on, down }) {
  return perhaps ?? sure ?? on ?? down;
}

function directions(points, label, { across, heads, left, width }) {
  const names = [...new Set(points.map((point) => point.label))];
  const labels = wrapped(names, width);
  const step = labels.top + 26;
  return picture(label, {
    width,
    height: names.length * step + heads.top + 12,
    margin: 0,
    marginLeft: left,
    marginBottom: heads.top + 12,
    x: { type: "point", domain: across, padding: 0.5 },
    y: { type: "band", domain: names, padding: 0 },
    marks: [
      periods(across, heads),
      text(names, { y: (name) => name, text: labels.of, frameAnchor: "left", textAnchor: "start", dx: -left, lineAnchor: "bottom", lineHeight: 1.2, dy: labels.top - step / 2, fontSize: FONT, fill: "var(--soft)" }),
      text(points, { x: "across", y: "label", text: (point) => `${ARROWS[point.angle] ?? ""} ${point.text}`.trim(), dy: labels.top / 2, fontSize: FONT + 1, fontWeight: 600 }),
    ],
  });
}

function key(names, colour) {
  const list = document.createElement("ul");
  list.className = "marks";
  for (const label of names) {
    const item = list.appendChild(document.createElement("li"));
    const swatch = item.appendChild(document.createElement("span"));
    swatch.className = "mark line";
    swatch.style.setProperty("color", colour({ label }));
    item.append(label);
  }
  return list;
}
