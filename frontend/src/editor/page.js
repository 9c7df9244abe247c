// What the page gives its editor, and how more of it is asked for.

export const settings = JSON.parse(document.querySelector("#settings").textContent);

/** Return JSON of this service; nothing if it does not answer, for the editor is of use without. */
export async function fetched(address, fields) {
  const answer = await fetch(address, fields && { method: "POST", body: new URLSearchParams(fields) });
  return answer.ok ? answer.json() : {};
}

/** Return an element with its attributes and what is in it. */
export function element(name, attributes = {}, ...content) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...content);
  return made;
}
