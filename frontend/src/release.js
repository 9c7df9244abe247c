// Lights up the words of a fact with the fact, and the fact with its words. The page is whole without this.
const LIT = "lit";
const BEARERS = "[data-facts], [data-fact]";

for (const [begin, end] of [["mouseover", "mouseout"], ["focusin", "focusout"]]) {
  document.addEventListener(begin, ({ target }) => light(target, true));
  document.addEventListener(end, ({ target }) => light(target, false));
}
addEventListener("hashchange", lightPlace);
lightPlace();

function light(target, isOn) {
  const bearer = target.closest?.(BEARERS);
  if (!bearer) return;
  for (const id of factsOf(bearer)) {
    const bearers = document.querySelectorAll(`[data-facts~="${CSS.escape(id)}"], [data-fact="${CSS.escape(id)}"]`);
    for (const element of bearers) element.classList.toggle(LIT, isOn);
  }
}

/** Light up the words that the address names, such as #char=404,412; they follow an empty element with that id. */
function lightPlace() {
  for (const element of document.querySelectorAll(`.text .${LIT}`)) element.classList.remove(LIT);
  const found = /^#char=(\d+),(\d+)$/.exec(location.hash);
  let element = found && document.getElementById(location.hash.slice(1));
  let left = found ? found[2] - found[1] : 0;
  while (element && left > 0) {
    left -= [...element.textContent].length; // in code points, as places are counted
    if (element.matches(BEARERS)) element.classList.add(LIT);
    element = element.nextElementSibling;
  }
}

function factsOf({ dataset }) {
  return (dataset.facts ?? dataset.fact).split(" ");
}
