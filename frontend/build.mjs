// Bundle the scripts of the pages, and say what is in them: `node build.mjs [FOLDER]`.
import { createHash } from "node:crypto";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, version } from "esbuild";
import { packagesOf } from "./licences.mjs";
import { strict } from "./strict.mjs";

const ENTRIES = ["src/charts.js", "src/check.js", "src/editor.css", "src/editor.js", "src/release.js"];

const HERE = fileURLToPath(new URL(".", import.meta.url));
const TARGET = process.argv[2] ?? join(HERE, "../src/polgraph/web/pages/static/built");

const { metafile, outputFiles } = await build({
  absWorkingDir: HERE,
  entryPoints: ENTRIES,
  bundle: true,
  charset: "utf8",
  footer: { js: 'document.documentElement.dataset.ready = "";' }, // who waits for what a script adds can see that it has run
  format: "esm",
  legalComments: "external",
  metafile: true,
  minify: true,
  outdir: "built",
  plugins: [strict],
  target: "es2022",
  write: false,
});

const packages = packagesOf(Object.keys(metafile.inputs), HERE);
const isNotice = ({ path }) => path.endsWith(".LEGAL.txt");
const built = outputFiles.filter((file) => !isNotice(file)).map(({ path, contents }) => [basename(path), contents]);
const notices = outputFiles.filter(isNotice).map(({ path, text }) => `${basename(path, ".LEGAL.txt")}\n\n${text}`);
built.push(["licences.txt", Buffer.from(texts(packages, notices.sort()))]);

const manifest = {
  built_with: { name: "esbuild", version },
  files: built.sort(byName).map(([name, bytes]) => ({ name, bytes: bytes.length, sha256: sha256(bytes) })),
  packages: packages.map(({ text, ...told }) => ({ ...told, licence_sha256: sha256(text) })),
};

rmSync(TARGET, { recursive: true, force: true });
mkdirSync(TARGET, { recursive: true });
for (const [name, bytes] of built) writeFileSync(join(TARGET, name), bytes);
writeFileSync(join(TARGET, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);

function texts(packages, notices) {
  const told = packages.map(({ name, version, license, text }) => `${name} ${version} (${license})\n\n${text}`);
  return `${[...told, ...notices].map((text) => text.trim()).join(`\n\n${"-".repeat(80)}\n\n`)}\n`;
}

function byName([one], [other]) {
  return one < other ? -1 : 1;
}

function sha256(content) {
  return createHash("sha256").update(content).digest("hex");
}
