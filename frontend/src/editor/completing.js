// Completion by the terms that are here: by prefix and name, by IRI, or by the words that they are called with.

const MOST = 40;
const LEAST = 2; // letters from which on there is something to complete
const CLASS_AFTER = ["a", "rdf:type"];
const PLAIN = /^[\w-]+:[\w-]+(\.[\w-]+)*$/u; // what SPARQL reads as a name with a prefix

export function completer(terms, words) {
  const found = new Map(); // what is completed, to what tells of it
  return {
    name: "polgraph",
    autoShow: true,
    bulk: false,
    isValidCompletionPosition(yasqe) {
      const { string, type } = yasqe.getCompleteToken();
      return string.trim().length >= LEAST && !/^[?$"'#]/.test(string) && !["comment", "string", "keyword"].includes(type);
    },
    async get(yasqe, token) {
      const wanted = token.string.replace(/^</, "").replace(/>$/, "").toLocaleLowerCase();
      const kind = kindAt(yasqe, token);
      const all = ((await terms).terms ?? []).filter((term) => !kind || term.kind === kind);
      const best = all.map((term) => [rank(term, wanted), term]).filter(([place]) => place < 3);
      best.sort(([one, first], [other, second]) => one - other || second.count - first.count);
      return best.slice(0, MOST).map(([, term]) => {
        const text = PLAIN.test(term.short) ? term.short : `<${term.iri}>`;
        found.set(text, term);
        return text;
      });
    },
    postprocessHints(_, hints) {
      return hints.map((hint) => ({ ...hint, render: (item) => item.append(...told(hint.text, found.get(hint.text), words)) }));
    },
  };
}

function kindAt(yasqe, token) {
  const before = yasqe.getPreviousNonWsToken(yasqe.getDoc().getCursor().line, token);
  return CLASS_AFTER.includes(before?.string) ? "class" : "";
}

/** Return how well a term fits: 0 by its short name, 1 by its IRI or its name, 2 by a part of one, 3 not at all. */
function rank({ short, iri, name }, wanted) {
  const texts = [short, iri, name].map((text) => text.toLocaleLowerCase());
  if (texts[0].startsWith(wanted)) return 0;
  if (texts.some((text) => text.startsWith(wanted))) return 1;
  return texts.some((text) => text.includes(wanted)) ? 2 : 3;
}

function told(text, { name, count }, words) {
  const label = document.createElement("span");
  label.textContent = name === text ? "" : name;
  const used = document.createElement("small");
  used.textContent = words.uses.replace("{count}", count);
  return [`${text} `, label, " ", used];
}
