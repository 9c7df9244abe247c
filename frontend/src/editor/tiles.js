// Rows on the map of tiles: the first column of numbers, by the regions of another; the last row of a region counts.
import { element, settings } from "./page.js";
import { columns } from "./bars.js";
import { name, nameOf, written } from "./named.js";

const REGION = /\/id\/region\/(KZ-\d\d)$/;
const STEPS = 6;

export class tiles {
  priority = 4;
  label = settings.words.map;

  constructor(yasr) {
    this.yasr = yasr;
  }

  canHandleResults() {
    return Boolean(columns(this.yasr.results, isRegion));
  }

  getIcon() {}

  async draw() {
    const { number, of, rows } = columns(this.yasr.results, isRegion);
    await name(rows);
    const told = new Map(rows.map((row) => [REGION.exec(row[of].value)[1], row]));
    const values = [...told.values()].map((row) => Number(row[number].value));
    const [least, most] = [Math.min(0, ...values), Math.max(...values)];
    const step = (value) => Math.min(STEPS - 1, Math.floor(((value - least) / (most - least || 1)) * STEPS));
    const map = element("ul", { class: "tiles" });
    for (const [code, short] of Object.entries(settings.regions)) {
      const row = told.get(code);
      const shown = row ? written(row[number]) : settings.words.missing;
      const link = element("a", {
        href: `/id/region/${code}?lang=${settings.lang}`,
        class: row ? `step-${step(Number(row[number].value))}` : "missing",
        title: `${row ? nameOf(row[of]) : short}: ${shown}`,
      });
      link.append(element("span", { class: "short" }, short), element("span", { class: "told" }, row ? shown : "–"));
      map.append(element("li", { class: `tile tile-${code}` }, link));
    }
    this.yasr.resultsEl.append(element("p", { class: "note" }, number), map);
  }
}

function isRegion({ type, value }) {
  return type === "uri" && REGION.test(value);
}
