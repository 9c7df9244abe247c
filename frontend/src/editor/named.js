// Rows as a table that people read: things by their names in the reader's language, linked to our pages.
import { element, fetched, settings } from "./page.js";
import { files } from "./files.js";

const STEP = 200; // rows that are shown at a time
const AT_ONCE = 500; // things that are named by one request
const NUMBERS = /#(integer|decimal|double|float|nonNegativeInteger)$/;
const known = new Map(); // IRI to its name and where it leads

export class named {
  priority = 20;
  label = settings.words.table;

  constructor(yasr) {
    this.yasr = yasr;
  }

  canHandleResults() {
    const { results } = this.yasr;
    return Boolean(results && !results.getError() && (results.getVariables()?.length || results.getBoolean() !== undefined));
  }

  getIcon() {}

  async draw() {
    const { results, resultsEl } = this.yasr;
    const truth = results.getBoolean();
    if (truth !== undefined) return resultsEl.append(element("p", { class: "lead" }, settings.words[String(truth)]));
    const heads = results.getVariables();
    const rows = results.getBindings();
    if (!rows.length) return resultsEl.append(element("p", { class: "empty" }, settings.words.empty));
    const body = element("tbody");
    const head = element("tr", {}, ...heads.map((name) => element("th", { scope: "col" }, element("code", {}, name))));
    const table = element("table", { class: "answer" }, element("thead", {}, head), body);
    const more = element("button", { type: "button", class: "quiet" }, settings.words.more);
    const add = async () => {
      const next = rows.slice(body.rows.length, body.rows.length + STEP);
      await name(next);
      body.append(...next.map((row) => line(row, heads)));
      more.hidden = body.rows.length >= rows.length;
    };
    more.addEventListener("click", add);
    await add();
    const place = { class: "wide", role: "region", tabindex: "0", "aria-label": settings.words.table };
    const count = element("p", { class: "note", role: "status" }, settings.words.rows.replace("{count}", rows.length.toLocaleString(settings.lang)));
    resultsEl.append(count, files(), element("div", place, table), more);
  }
}

/** Ask for the names of the things in *rows* that are not known yet. */
export async function name(rows) {
  const all = rows.flatMap((row) => Object.values(row)).filter(({ type }) => type === "uri");
  const iris = [...new Set(all.map(({ value }) => value))].filter((iri) => !known.has(iri));
  for (let first = 0; first < iris.length; first += AT_ONCE) {
    const asked = iris.slice(first, first + AT_ONCE);
    const told = await fetched(`/editor/labels?lang=${settings.lang}`, { iris: asked.join("\n") });
    for (const iri of asked) known.set(iri, told[iri] ?? { name: iri, href: "" });
  }
}

export function nameOf({ type, value }) {
  return (type === "uri" && known.get(value)?.name) || value;
}

export function isNumber({ datatype, value } = {}) {
  return NUMBERS.test(datatype ?? "") && Number.isFinite(Number(value));
}

export function written({ value }) {
  return Number(value).toLocaleString(settings.lang, { maximumFractionDigits: 10 });
}

function line(row, heads) {
  return element("tr", {}, ...heads.map((head) => cell(head, row[head])));
}

function cell(head, term) {
  if (!term) return element("td", { "data-head": head });
  const told = element("td", { "data-head": head, ...(isNumber(term) && { class: "figure" }), ...(term.type === "uri" && { title: term.value }) });
  told.append(element("span", term["xml:lang"] ? { lang: term["xml:lang"] } : {}, shown(term)));
  return told;
}

function shown(term) {
  if (isNumber(term)) return written(term);
  if (term.type !== "uri") return term.value;
  const ours = known.get(term.value)?.href;
  if (ours) return element("a", { href: `${ours.split("#")[0]}?lang=${settings.lang}${ours.includes("#") ? `#${ours.split("#")[1]}` : ""}` }, nameOf(term));
  return /^https?:\/\//.test(term.value) ? element("a", { href: term.value, rel: "noopener noreferrer" }, term.value) : term.value;
}
