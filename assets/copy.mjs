// Copies the files that need no compilation from the npm packages into consult/static.
import { copyFileSync, mkdirSync } from "node:fs";

const font = "node_modules/@fontsource-variable/atkinson-hyperlegible-next";
const fonts = ["latin", "latin-ext"].flatMap((subset) =>
  ["normal", "italic"].map((style) => `atkinson-hyperlegible-next-${subset}-wght-${style}.woff2`),
);

mkdirSync("consult/static/fonts", { recursive: true });
for (const name of fonts) copyFileSync(`${font}/files/${name}`, `consult/static/fonts/${name}`);
copyFileSync(`${font}/LICENSE`, "consult/static/fonts/LICENSE");

const map = "node_modules/leaflet";
mkdirSync("consult/static/leaflet", { recursive: true });
for (const name of ["leaflet.js", "leaflet.css"]) copyFileSync(`${map}/dist/${name}`, `consult/static/leaflet/${name}`);
copyFileSync(`${map}/LICENSE`, "consult/static/leaflet/LICENSE");
