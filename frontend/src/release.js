// Lights up the words of a fact with the fact, and the fact with its words. The page is whole without this.
const BEARERS = "[data-facts], [data-fact]";

const lit = { address: [], keyboard: [], pointer: [] };

document.addEventListener("mouseover", ({ target }) => light("pointer", together(target)));
document.addEventListener("focusin", ({ target }) => light("keyboard", together(target)));
document.addEventListener("focusout", () => light("keyboard", []));
addEventListener("hashchange", () => light("address", addressed()));
light("address", addressed());

function light(by, elements) {
  lit[by] = elements;
  const wanted = new Set(Object.values(lit).flat());
  for (const element of bearers()) element.classList.toggle("lit", wanted.has(element));
}

/** Return what bears a fact that *target* is about. */
function together(target) {
  const bearer = target.closest(BEARERS);
  const facts = bearer ? factsOf(bearer) : [];
  return bearers().filter((element) => factsOf(element).some((fact) => facts.includes(fact)));
}

/** Return the words that the address names, such as #char=404,412; they follow an empty element with that id. */
function addressed() {
  const found = /^#char=(\d+),(\d+)$/.exec(location.hash);
  const words = [];
  let element = found && document.getElementById(location.hash.slice(1));
  for (let left = found ? found[2] - found[1] : 0; element && left > 0; element = element.nextElementSibling) {
    left -= [...element.textContent].length; // in code points, as places are counted
    if (element.matches(BEARERS)) words.push(element);
  }
  return words;
}

/** Return all words and facts; a page may put others in their place. */
function bearers() {
  return [...document.querySelectorAll(BEARERS)];
}

function factsOf({ dataset }) {
  return (dataset.facts ?? dataset.fact).split(" ");
}
