// What the pictures share: a plot without a style of its own, a hatch, words beside.
import { plot } from "@observablehq/plot";

export const FONT = 13;
export const ARROWS = { 0: "↑", 90: "→", 180: "↓" };
const LINE = 17;
const BREAKS = /(?<= )|(?<=\p{L}-)/u; // a line may end after a space, or a hyphen between letters
const pen = document.createElement("canvas").getContext("2d"); // measures
let hatches = 0;

/** Return a plot as an image with words; its look is in charts.css, for a page takes no style from a script. */
export function picture(label, options) {
  const drawn = plot({ className: "plot", axis: null, style: undefined, ...options });
  for (const style of drawn.querySelectorAll("style")) style.remove();
  for (const part of drawn.querySelectorAll("[aria-label]")) part.removeAttribute("aria-label"); // the parts of an image have no names
  drawn.setAttribute("role", "img");
  drawn.setAttribute("aria-label", label);
  return drawn;
}

/** Return the name of a hatch, and the mark that defines it. */
export function hatch(colour) {
  const id = `hatch-${++hatches}`;
  const mark = () => {
    const pattern = element("pattern", { id, width: 5, height: 5, patternUnits: "userSpaceOnUse" });
    pattern.setAttribute("patternTransform", "rotate(45)");
    pattern.append(element("rect", { width: 2, height: 5, fill: colour }));
    const defs = element("defs", {});
    defs.append(pattern);
    return defs;
  };
  return { fill: `url(#${id})`, mark };
}

/** Break labels between words, so that they fit; say how high the highest is, and keep the places of what they name. */
export function wrapped(labels, width, size = FONT) {
  pen.font = `${size}px ${getComputedStyle(document.body).fontFamily}`;
  const broken = new Map(labels.map((label) => [label, lines(label, width)]));
  const most = Math.max(1, ...[...broken.values()].map((parts) => parts.length));
  return { top: most * LINE, of: (label) => broken.get(label).join("\n") };
}

function lines(label, width) {
  const [first, ...others] = label.split(BREAKS);
  const found = [first];
  for (const part of others) {
    const longer = found.at(-1) + part;
    if (pen.measureText(longer.trim()).width <= width) found[found.length - 1] = longer;
    else found.push(part);
  }
  return found.map((line) => line.trim());
}

/** Return the width of the widest part of labels that is not broken. */
export function widest(labels, size = FONT) {
  pen.font = `${size}px ${getComputedStyle(document.body).fontFamily}`;
  return Math.max(0, ...labels.flatMap((label) => label.split(BREAKS)).map((part) => pen.measureText(part.trim()).width));
}

/** Return the room that the widest text takes, in the weight of figures. */
export function room(texts) {
  pen.font = `600 ${FONT + 1}px ${getComputedStyle(document.body).fontFamily}`;
  return Math.ceil(Math.max(0, ...texts.map((one) => pen.measureText(one).width))) + 12;
}

/** Write a number on an axis as people of the page's language do. */
export function number(value) {
  const { lang } = document.documentElement;
  return value.toLocaleString(lang === "kk" ? "ru" : lang); // browsers do not all know Kazakh, which writes them alike
}

export function heading(title) {
  const made = document.createElement("p");
  made.className = "unit";
  made.textContent = title;
  return made;
}

/** Return what the marks mean, as a list; of some marks, *signs* are letters. */
export function legend(items, signs = {}) {
  const list = document.createElement("ul");
  list.className = "marks";
  for (const { mark, text } of items) {
    const item = list.appendChild(document.createElement("li"));
    const swatch = item.appendChild(document.createElement("span"));
    swatch.className = `mark ${signs[mark] ? "sign" : mark}`;
    swatch.textContent = signs[mark] ?? "";
    item.append(text);
  }
  return items.length ? [list] : [];
}

export function element(name, attributes) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
