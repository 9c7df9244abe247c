// What packages do that our content security policy forbids, taken out as they are bundled.
import { readFile } from "node:fs/promises";

// Each text must stand there once; what it did is done by our own styles.
const FORBIDDEN = [
  {
    file: /@zazuko[\\/]yasgui[\\/]build[\\/]yasgui\.esm\.js$/,
    text: "o.appendChild(document.createTextNode(n)), e.appendChild(o);", // the style of grips: src/editor.css
    instead: "null;",
  },
];

export const strict = {
  name: "strict",
  setup(build) {
    for (const { file, text, instead } of FORBIDDEN) {
      build.onLoad({ filter: file }, async ({ path }) => {
        const parts = (await readFile(path, "utf8")).split(text);
        if (parts.length !== 2) throw new Error(`${path}: ${parts.length - 1} times there: ${text}; expected once`);
        return { contents: parts.join(instead) };
      });
    }
  },
};
