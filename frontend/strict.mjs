// What packages do that our content security policy forbids, or that no reader needs, taken out as they are bundled.
import { readFile } from "node:fs/promises";

// Each text stands there once.
const YASGUI = [
  // The style of grips: src/editor.css has it.
  ["o.appendChild(document.createTextNode(n)), e.appendChild(o);", "null;"],
  // JSON for browsers that have none of their own; an eval would keep all names that it might know.
  ['j = eval("(" + text + ")")', "j = undefined"],
  // Prefixes by the thousand, for a completer that is not used: without it, what only it has is left out.
  ["prefixes_default)) : Promise.resolve(prefixes_default)).then(", "({}))) : Promise.resolve({})).then("],
  [", madsrdf = ", ";\nvar madsrdf = "], // the first of them
  ["\n}, tokenTypes = {", "\n};\nvar tokenTypes = {"], // what follows the last
];

export const strict = {
  name: "strict",
  setup(build) {
    build.onLoad({ filter: /@zazuko[\\/]yasgui[\\/]build[\\/]yasgui\.esm\.js$/ }, async ({ path }) => {
      const code = YASGUI.reduce((all, [text, instead]) => {
        const parts = all.split(text);
        if (parts.length !== 2) throw new Error(`${path}: ${parts.length - 1} times there: ${text}; expected once`);
        return parts.join(instead);
      }, await readFile(path, "utf8"));
      return { contents: apart(code) };
    });
  },
};

/** Declare each prefix by itself, so that those that nothing uses can be left out. */
function apart(code) {
  return code.replace(/^var madsrdf = .*$/mu, (line) => line.replace(/", (?=\w+ = )/gu, '";\nvar '));
}
