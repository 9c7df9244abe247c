// The regions in their shapes, beside the tiles that the page has: the same links, colours and words.
import { geoConicConformal, geoPath } from "d3-geo";
import { feature } from "topojson-client";
import { element } from "./plots.js";

const [WIDTH, HEIGHT] = [960, 520];
const ATTRIBUTION = "© OpenStreetMap contributors";
const LICENCE = "https://www.openstreetmap.org/copyright";
let maps = 0;

export function map(figure, { label, shapes, words }) {
  const tiles = figure.querySelector(".tiles");
  const views = document.createElement("div");
  views.className = "views";
  views.setAttribute("role", "group");
  views.setAttribute("aria-label", words.views);
  let drawn;
  const show = async (asked) => {
    if (asked === "shapes" && !drawn) {
      drawn = shaped(await (await fetch(shapes)).json(), tiles, label);
      tiles.after(drawn);
    }
    tiles.hidden = asked === "shapes";
    if (drawn) drawn.hidden = asked !== "shapes";
    for (const one of views.children) one.setAttribute("aria-pressed", one.value === asked);
  };
  for (const view of ["tiles", "shapes"]) {
    const button = views.appendChild(document.createElement("button"));
    button.type = "button";
    button.value = view;
    button.textContent = words[view];
    button.addEventListener("click", () => show(view));
  }
  tiles.before(views);
  show("tiles");
}

/** Draw each region as its tile is: who follows a link or reads the words finds no difference. */
function shaped(topology, tiles, label) {
  const regions = feature(topology, topology.objects.regions);
  const path = geoPath(geoConicConformal().parallels([43, 53]).rotate([-67, 0]).fitSize([WIDTH, HEIGHT], regions));
  const picture = element("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "group", "aria-label": label });
  const hatch = `map-hatch-${++maps}`;
  picture.append(hatching(hatch));
  for (const region of [...regions.features].sort((one, other) => path.area(other) - path.area(one))) {
    const tile = tiles.querySelector(`.tile-${region.id} a`);
    const link = picture.appendChild(element("a", { href: tile.href, "aria-label": tile.title }));
    const shape = link.appendChild(element("path", { d: path(region), class: tile.className }));
    shape.appendChild(element("title", {})).textContent = tile.title;
    if (tile.classList.contains("missing")) link.append(element("path", { d: path(region), class: "over", fill: `url(#${hatch})` }));
  }
  const place = document.createElement("div");
  place.className = "shapes";
  place.append(picture, attribution());
  return place;
}

function hatching(id) {
  const pattern = element("pattern", { id, width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" });
  pattern.append(element("rect", { width: 1.5, height: 6, class: "hatch" }));
  const defs = element("defs", {});
  defs.append(pattern);
  return defs;
}

function attribution() {
  const told = document.createElement("p");
  const link = told.appendChild(document.createElement("a"));
  told.className = "attribution";
  Object.assign(link, { href: LICENCE, rel: "license noopener noreferrer", textContent: `${ATTRIBUTION}, ODbL` });
  return told;
}
