// Figures as bars, a panel a unit with a scale of its own; changes below them as arrows.
import { barX, text } from "@observablehq/plot";
import { ARROWS, FONT, hatch, heading, legend, picture, room, wrapped } from "./plots.js";

const HEIGHT = 16;
const OPEN = 26; // pixels by which a bar goes on whose end is not known
const COLOUR = "var(--scale-4)";

export function bars({ label, panels, changes, legend: marks }, width) {
  const drawn = panels.flatMap(({ title, bars }) => [heading(title), panel(bars, `${label}: ${title}`, width)]);
  const arrows = changes.bars.length ? [heading(changes.title), directions(changes.bars, changes.title, width)] : [];
  return [...drawn, ...legend(marks), ...arrows];
}

function panel(data, label, width) {
  const labels = wrapped(data.map((bar) => bar.label), width);
  const step = labels.top + HEIGHT + 17;
  const perhaps = hatch("var(--scale-4)");
  const derived = hatch("var(--scale-3)");
  const inside = { y: "label", insetTop: labels.top + 5, insetBottom: 12 };
  const level = { y: "label", dy: labels.top / 2 - 3.5 };
  const is = (name) => data.filter((bar) => bar[name] != null);
  return picture(label, {
    width,
    height: data.length * step,
    margin: 0,
    marginRight: Math.min(width / 2, room(data.map((bar) => bar.text)) + (is("on").length ? OPEN + 14 : 0)),
    x: { domain: [0, Math.max(...data.map((bar) => bar.end)) || 1] },
    y: { type: "band", domain: data.map((bar) => bar.label), padding: 0 },
    marks: [
      perhaps.mark,
      derived.mark,
      barX(is("sure"), { ...inside, x1: 0, x2: "sure", fill: (bar) => (bar.derived ? derived.fill : COLOUR) }),
      barX(is("perhaps"), { ...inside, x1: "from", x2: "perhaps", fill: perhaps.fill, stroke: COLOUR, strokeDasharray: "3 2" }),
      barX(is("on"), { ...inside, x1: "on", x2: "on", insetRight: -OPEN, stroke: COLOUR, strokeDasharray: "3 2", fill: "none" }),
      text(is("on"), { ...level, x: "on", dx: OPEN + 6, text: () => "▸", fill: COLOUR, fontSize: 16 }),
      text(is("down"), { ...level, x: "down", dx: -8, text: () => "◂", fill: "currentColor", fontSize: 16 }),
      text(data, { y: "label", text: ({ label }) => labels.of(label), frameAnchor: "left", lineAnchor: "bottom", lineHeight: 1.2, dy: labels.top - step / 2 - 1, fontSize: FONT, fill: "var(--soft)" }),
      text(is("on"), { ...value(level), dx: OPEN + 16 }),
      text(data.filter((bar) => bar.on == null), value(level)),
    ],
  });
}

function value(level) {
  return { ...level, x: "end", dx: 8, text: "text", textAnchor: "start", fontSize: FONT + 1, fontWeight: 600, fontVariant: "tabular-nums" };
}

function directions(data, label, width) {
  const texts = data.map(({ angle, text: told }) => `${ARROWS[angle] ?? ""} ${told}`.trim());
  const left = room(texts) + 8;
  const labels = wrapped(data.map((bar) => bar.label), width - left);
  const step = labels.top + 10;
  const line = { y: "label", frameAnchor: "left", textAnchor: "start", lineAnchor: "top", dy: 3 - step / 2 };
  return picture(label, {
    width,
    height: data.length * step,
    margin: 0,
    y: { type: "band", domain: data.map((bar) => bar.label), padding: 0 },
    marks: [
      text(data, { ...line, text: (_, place) => texts[place], lineHeight: 1.2, fontSize: FONT + 1, fontWeight: 600 }),
      text(data, { ...line, text: (bar) => labels.of(bar.label), lineHeight: 1.2, dx: left, fontSize: FONT, fill: "var(--soft)" }),
    ],
  });
}
