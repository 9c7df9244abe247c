// Make the shapes of the regions: `node make.mjs kz-adm1.geojson`; data/geometry/README.md says where that file is from.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import mapshaper from "mapshaper";

const UNITS = {
  "Abay Region": "KZ-10",
  "Akmola Region": "KZ-11",
  "Aktobe Region": "KZ-15",
  Almaty: "KZ-75",
  "Almaty Region": "KZ-19",
  Astana: "KZ-71",
  "Atyrau Region": "KZ-23",
  "East Kazakhstan Region": "KZ-63",
  "Jambyl Region": "KZ-31",
  "Jetisu Region": "KZ-33",
  "Karaganda Region": "KZ-35",
  "Kostanay Region": "KZ-39",
  "Kyzylorda Region": "KZ-43",
  "Mangystau Region": "KZ-47",
  "North Kazakhstan Region": "KZ-59",
  "Pavlodar Region": "KZ-55",
  Shymkent: "KZ-79",
  "Turkistan Region": "KZ-61",
  "Ulytau Region": "KZ-62",
  "West Kazakhstan Region": "KZ-27",
};
const TARGET = fileURLToPath(new URL("../../data/geometry/regions.topojson", import.meta.url));

const read = JSON.parse(readFileSync(process.argv[2]));
const features = read.features.map(({ properties, geometry }) => ({
  type: "Feature",
  properties: { id: UNITS[properties.ADM1_EN] },
  geometry,
}));
features.sort((one, other) => (one.properties.id < other.properties.id ? -1 : 1));

const steps = [
  "-i regions.json snap", // a shape that crosses itself, and points that do not meet
  "-clean",
  "-simplify 5% keep-shapes",
  "-clean",
  "-o regions.topojson format=topojson quantization=10000 id-field=id",
];
const made = await mapshaper.applyCommands(steps.join(" "), {
  "regions.json": { type: "FeatureCollection", features },
});
const topology = JSON.parse(made["regions.topojson"]);
for (const unit of topology.objects.regions.geometries) delete unit.properties; // its id says all
writeFileSync(TARGET, `${JSON.stringify(topology)}\n`);
