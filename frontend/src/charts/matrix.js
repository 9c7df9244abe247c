// A state for each pair of a row and a column; a pair of which nothing is known stands there as an empty cell.
import { cell, text } from "@observablehq/plot";
import { FONT, legend, picture, widest, wrapped } from "./plots.js";

const CELL = 72;
const GAP = 6;
const HEAD = 11; // pixels, of letters over the cells
const HEIGHT = 30;
const [STRONG, MIDDLE, WEAK] = ["var(--scale-4)", "var(--scale-2)", "var(--scale-1)"];
const FILLS = {
  exact: STRONG,
  approximate: STRONG,
  interval: STRONG,
  bound: MIDDLE,
  "change-only": WEAK,
  "direction-only": WEAK,
};

export function matrix({ label, cells, legend: states }, width) {
  const names = [...new Set(cells.map(({ row }) => row))];
  const across = [...new Set(cells.map((one) => one.across))];
  const wide = Math.max(CELL, widest(across, HEAD) + GAP, Math.min(width / across.length, 2 * CELL));
  const labels = wrapped(names, Math.max(width, wide * across.length));
  const heads = wrapped(across, wide - GAP, HEAD);
  const step = labels.top + HEIGHT + 6;
  const inside = { x: "across", y: "row" };
  const drawn = picture(label, {
    width: Math.floor(wide * across.length),
    height: names.length * step + heads.top,
    margin: 0,
    marginTop: heads.top,
    x: { type: "band", domain: across, padding: 0.04 },
    y: { type: "band", domain: names, padding: 0 },
    marks: [
      text(across, { x: (one) => one, text: heads.of, frameAnchor: "top", lineAnchor: "bottom", lineHeight: 1.2, dy: -4, fontSize: HEAD, fill: "var(--soft)" }),
      cell(cells, { ...inside, insetTop: labels.top + 2, insetBottom: 4, fill: ({ state }) => FILLS[state] ?? "none", stroke: "var(--line)" }),
      text(cells, { ...inside, text: "sign", dy: labels.top / 2 - 1, fontSize: FONT, fill: ({ state }) => (FILLS[state] === STRONG ? "var(--paper)" : "currentColor") }),
      text(names, { y: (name) => name, text: labels.of, frameAnchor: "left", textAnchor: "start", lineAnchor: "bottom", lineHeight: 1.2, dy: labels.top - step / 2 - 3, fontSize: FONT, fill: "var(--soft)" }),
    ],
  });
  const place = document.createElement("div");
  Object.assign(place, { className: "wide", role: "region", ariaLabel: label, tabIndex: 0 }); // the keyboard scrolls it
  place.append(drawn);
  return [place, ...legend(states.map(({ state, sign, text: meaning }) => ({ mark: state, text: `${sign} ${meaning}`.trim() })))];
}
