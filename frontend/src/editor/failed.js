// Why there is no answer: the words of this page for what was stopped, and the line of the service.
import { element, settings } from "./page.js";

export async function failed({ status, text, statusText }) {
  const { words } = settings;
  const line = (text ?? "").trim() || statusText || "";
  return element(
    "div",
    { class: "warning", role: "alert" },
    element("p", {}, words[`error.${status}`] ?? words["error.other"]),
    ...(line ? [element("pre", {}, element("code", {}, line))] : []),
  );
}
