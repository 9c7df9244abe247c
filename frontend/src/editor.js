// The SPARQL editor: all that we ask of Yasgui goes through this one module, and works on this service alone.
import Yasgui from "@zazuko/yasgui";
import { completer } from "./editor/completing.js";
import { bars } from "./editor/bars.js";
import { fetched, settings } from "./editor/page.js";
import { named } from "./editor/named.js";
import { failed } from "./editor/failed.js";
import { tiles } from "./editor/tiles.js";

const NAMES = { ".addTab": "newTab", ".closeTab": "closeTab", ".yasqe_queryButton": "run", ".yasqe_share": "share" };
const { words, lang, prefixes } = settings;
const form = document.querySelector("#plain");
const field = form.query;
const place = document.querySelector("#yasgui");
const terms = fetched(`/editor/terms?lang=${lang}`);

Yasgui.Yasqe.registerAutocompleter(completer(terms, words), false);
// A query need not declare our prefixes: the mode of the field is told of them.
const { modes } = Yasgui.Yasqe;
const plain = modes.sparql11;
modes.sparql11 = (...given) => {
  const mode = plain(...given);
  return { ...mode, startState: (...at) => ({ ...mode.startState(...at), prefixes: { ...prefixes } }) };
};
Yasgui.Tab.prototype.getShareableLink = function () {
  return `${location.origin}/editor?${new URLSearchParams({ lang, query: this.getQuery() })}`;
};
class response extends Yasgui.Yasr.plugins.response {
  label = words.raw;
  helpReference = undefined; // which is elsewhere
}
const OWN = { named, bars, tiles, response };
for (const [name, plugin] of Object.entries(OWN)) Yasgui.Yasr.registerPlugin(name, plugin, true);
for (const name of ["boolean", "table"]) Yasgui.Yasr.defaults.plugins[name].enabled = false;
Object.assign(Yasgui.Yasr.defaults, { defaultPlugin: "named", errorRenderers: [failed], pluginOrder: Object.keys(OWN) });

form.hidden = true;
place.hidden = false;
document.querySelector("#keys").hidden = false;
document.querySelector("#answer")?.remove();

// A list given to the constructor would be laid over this one, place by place; the other completers ask addresses outside.
Yasgui.Yasqe.defaults.autocompleters = ["variables", "polgraph"];
Yasgui.defaults.yasqe.autocompleters = ["variables", "polgraph"];

const yasgui = new Yasgui(place, {
  autofocus: false, // the reader begins at the top of the page
  contextMenuContainer: place,
  copyEndpointOnNewTab: false,
  persistenceId: "polgraph",
  populateFromUrl: false, // what is in the address stands in the field
  requestConfig: { endpoint: `${location.origin}/sparql`, method: "POST" },
  tabName: words.tab,
  yasqe: {
    inputStyle: "contenteditable", // what screen readers and telephones can read
    screenReaderLabel: words.query,
    value: field.value,
  },
});

function translate() {
  for (const [selector, key] of Object.entries(NAMES)) {
    for (const one of place.querySelectorAll(selector)) {
      one.title = words[key];
      one.setAttribute("aria-label", words[key]);
    }
  }
  const newTab = place.querySelector(".addTab"); // stands in the list of tabs, which may hold nothing else
  newTab.setAttribute("role", "tab");
  newTab.setAttribute("aria-selected", "false");
}

translate();
for (const event of ["tabAdd", "tabSelect", "query", "queryResponse"]) yasgui.on(event, () => setTimeout(translate));

function open(query, name) {
  const tab = yasgui.addTab(true, { ...Yasgui.Tab.getDefaults(yasgui), name }, { avoidDuplicateTabs: true });
  tab.setQuery(query);
  return tab;
}

if (/[?&](query|example)=/.test(location.search) && yasgui.getTab().getQuery() !== field.value) open(field.value, words.tab);

document.querySelector("#examples").addEventListener("click", async (event) => {
  const link = event.target.closest("a[data-query]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const { queries } = await terms;
  const tab = open(queries[link.dataset.query], link.textContent);
  tab.getYasqe().focus();
  place.scrollIntoView({ block: "nearest" });
});
