// The packages that a bundle is made of, each with its licence.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

// Styles that come in one file: of scripts, the map beside the file tells what is in it.
const WITHIN = { "@zazuko/yasgui/build/yasgui.min.css": ["choices.js", "codemirror", "datatables.net-dt"] };
const UNNAMED = { jsuri: "MIT" }; // as its licence file says
const LICENCE = /^(licen[cs]e|copying)/i;

/** Return the packages that the *inputs*, files below node_modules, are of, sorted by name. */
export function packagesOf(inputs, folder) {
  const lock = JSON.parse(readFileSync(join(folder, "package-lock.json")));
  const names = new Set(inputs.flatMap((input) => namesIn(input, folder)));
  return [...names].sort().map((name) => described(name, folder, lock.packages[`node_modules/${name}`]));
}

/** Return the package of a file, and those that were bundled into the file before us. */
function namesIn(input, folder) {
  const name = nameIn(input);
  if (!name) return [];
  const map = join(folder, `${input}.map`);
  const sources = existsSync(map) ? JSON.parse(readFileSync(map)).sources : [];
  return [name, ...(WITHIN[input.replace("node_modules/", "")] ?? []), ...sources.map(nameIn).filter(Boolean)];
}

function nameIn(path) {
  const [first, second] = path.split("node_modules/").slice(1).at(-1)?.split("/") ?? [];
  return first?.startsWith("@") ? `${first}/${second}` : first;
}

function described(name, folder, { version, integrity }) {
  const home = join(folder, "node_modules", name);
  const { license: named, author } = JSON.parse(readFileSync(join(home, "package.json")));
  const license = (named ?? UNNAMED[name]).replace(/^\((.*)\)$/, "$1");
  const files = readdirSync(home).filter((file) => LICENCE.test(file)).sort();
  const text = files.length
    ? files.map((file) => readFileSync(join(home, file), "utf8")).join("\n\n")
    : unwritten(folder, license, author);
  return { name, version, license, integrity, text };
}

/** Return the text of a licence that a package names only. */
function unwritten(folder, license, author) {
  const text = readFileSync(join(folder, `licences/${license}.txt`), "utf8");
  return text.replace("AUTHOR", author?.name ?? author);
}
