// The whole answer as a file: asked for anew, so that none of it is cut by what the page shows.
import { element, settings } from "./page.js";

const MEDIA = { CSV: "text/csv", TSV: "text/tab-separated-values", JSON: "application/sparql-results+json" };

export function files() {
  return element("p", { class: "forms" }, ...Object.keys(MEDIA).map(button));
}

function button(title) {
  const made = element("button", { type: "button", class: "quiet" }, title);
  made.addEventListener("click", async () => {
    const query = document.querySelector("#yasgui .tabPanel.active .CodeMirror").CodeMirror.getValue();
    const answer = await fetch("/sparql", { method: "POST", body: new URLSearchParams({ query }), headers: { Accept: MEDIA[title] } });
    if (!answer.ok) return made.after(element("span", { class: "warning", role: "alert" }, settings.words["error.other"]));
    const link = element("a", { href: URL.createObjectURL(await answer.blob()), download: `polgraph.${title.toLowerCase()}` });
    link.click();
    URL.revokeObjectURL(link.href);
  });
  return made;
}
