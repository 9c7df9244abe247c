// Rows as bars: the first column of numbers, by the names in the first column of anything else.
import { element, settings } from "./page.js";
import { isNumber, name, nameOf, written } from "./named.js";

const MOST = 60;

/** Return the column that is drawn and the one that it is told of, as the first row has them; nothing if there is none. */
export function columns(results, fits = () => true) {
  const heads = results?.getVariables?.() ?? [];
  const rows = results?.getBindings?.() ?? [];
  const number = heads.find((head) => rows.some((row) => row[head]) && rows.every((row) => !row[head] || isNumber(row[head])));
  const of = heads.find((head) => head !== number && rows.some((row) => row[head] && fits(row[head])));
  return number && of ? { number, of, rows: rows.filter((row) => row[number] && row[of] && fits(row[of])) } : undefined;
}

export class bars {
  priority = 5;
  label = settings.words.bars;

  constructor(yasr) {
    this.yasr = yasr;
  }

  canHandleResults() {
    return Boolean(columns(this.yasr.results));
  }

  getIcon() {}

  async draw() {
    const { number, of, rows } = columns(this.yasr.results);
    const shown = rows.slice(0, MOST);
    await name(shown);
    const most = Math.max(...shown.map((row) => Math.abs(Number(row[number].value)))) || 1;
    const list = element("ul", { class: "bars" }, ...shown.map((row) => bar(nameOf(row[of]), row[number], most)));
    const told = `${number} · ${of}${rows.length > MOST ? ` · ${settings.words.cut.replace("{count}", MOST)}` : ""}`;
    this.yasr.resultsEl.append(element("p", { class: "note" }, told), list);
  }
}

function bar(label, number, most) {
  const size = Math.abs(Number(number.value)) / most;
  const drawn = element("meter", { value: size, min: 0, max: 1, "aria-hidden": "true" });
  return element("li", {}, element("span", {}, label), drawn, element("strong", { class: "figure" }, written(number)));
}
