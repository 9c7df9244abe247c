// Reads what is written while it is written. Without this, the page does the same at the press of a button.
import "./release.js";

const PAUSE = 300; // milliseconds without a key till a text is read
const form = document.getElementById("check");
const status = document.getElementById("status");
const result = document.getElementById("result");
const { text, file } = form.elements;
let waiting;
let asked = new AbortController();

text.addEventListener("input", ({ inputType }) => {
  file.value = ""; // what is written counts, and no file of before
  clearTimeout(waiting);
  waiting = setTimeout(() => (text.value.trim() ? read(form) : clear()), inputType === "insertFromPaste" ? 0 : PAUSE);
});
file.addEventListener("change", () => file.files.length && read(form));
form.addEventListener("submit", (event) => {
  event.preventDefault();
  read(form);
});
result.addEventListener("change", ({ target }) => target.name === "out" && read(target.form));
result.addEventListener("submit", (event) => {
  if (event.submitter?.name === "wish") return; // a file, which the browser takes
  event.preventDefault();
  read(event.target);
});

for (const [name, isOver] of [["dragover", true], ["dragleave", false], ["drop", false]]) {
  form.addEventListener(name, (event) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    form.classList.toggle("over", isOver);
    if (name !== "drop") return;
    file.files = event.dataTransfer.files;
    if (file.files.length) read(form);
  });
}

/** Have what *sent* holds read; who asks again drops the answer that is still to come. */
async function read(sent) {
  clearTimeout(waiting);
  asked.abort();
  asked = new AbortController();
  const { signal } = asked;
  const body = new FormData(sent);
  if ((body.get("file")?.size ?? 0) + text.value.length > form.dataset.most) return tell(form.dataset.large);
  body.set("wish", "result");
  tell(form.dataset.reading);
  try {
    const answer = await fetch(sent.action, { method: "POST", body, signal });
    const html = await answer.text();
    if (signal.aborted) return;
    if (answer.headers.get("content-type")?.startsWith("text/html")) show(html);
    else tell(html);
  } catch (error) {
    if (error.name !== "AbortError") tell(form.dataset.failed);
  }
}

/** Put the answer in its place, what was open and in use before too; its markup is that of our template. */
function show(html) {
  const open = [...result.querySelectorAll("details[open] [name]")].map(({ name }) => name);
  const { name, value } = document.activeElement ?? {};
  const wasHere = result.contains(document.activeElement);
  const page = new DOMParser().parseFromString(html, "text/html");
  result.replaceChildren(...page.body.childNodes);
  for (const one of open) result.querySelector(`[name="${CSS.escape(one)}"]`)?.closest("details")?.setAttribute("open", "");
  if (name && document.activeElement === document.body) {
    [...result.querySelectorAll(`[name="${CSS.escape(name)}"]`)].find((one) => name !== "out" || one.value === value)?.focus();
  }
  const told = result.querySelector(".told");
  tell(told?.textContent ?? "", true);
  if (told && wasHere && document.activeElement === document.body) {
    told.tabIndex = -1;
    told.focus();
  }
}

function clear() {
  asked.abort();
  result.replaceChildren();
  tell("");
}

/** Tell in one line how it goes; what the result shows as well is only *heard*. */
function tell(words, isHeard = false) {
  status.textContent = words;
  status.classList.toggle("heard", isHeard);
}
