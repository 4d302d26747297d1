// Checks that every pair of colours that meets as text and ground has a contrast of 4.5 : 1 (WCAG 2.2, 1.4.3), by day and by night.
import { readFileSync } from "node:fs";

const source = readFileSync("assets/scss/_tokens.scss", "utf8");
const rows = [...source.matchAll(/^ {2}"?([a-z-]+)"?: \((#[^)]+)\)/gm)].map(([, name, values]) => [name, values.split(/,\s*/)]);
const stages = ["diagnostic", "ideas", "vote", "assessment", "projects"];
let failures = 0;

const luminance = (hex) => {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

const check = (what, a, b, least = 4.5) => {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  const ratio = (high + 0.05) / (low + 0.05);
  if (ratio < least) {
    failures += 1;
    console.log(`${what}: ${a} on ${b} is ${ratio.toFixed(2)}, less than ${least}`);
  }
};

for (const [turn, when] of ["day", "night"].entries()) {
  const colour = Object.fromEntries(rows.filter(([, values]) => values.length === 2).map(([name, values]) => [name, values[turn]]));
  const grounds = ["page", "surface", "sunk"];
  for (const ground of grounds) {
    for (const ink of ["ink", "ink-soft", "error", "success", ...stages]) check(`${when}, ${ink} on ${ground}`, colour[ink], colour[ground]);
    check(`${when}, edge on ${ground}`, colour.edge, colour[ground], 3);
  }
  for (const tint of [...stages, "error", "success"]) {
    for (const ink of [tint, "ink", "ink-soft"]) check(`${when}, ${ink} on ${tint}-soft`, colour[ink], colour[`${tint}-soft`]);
    check(`${when}, on-hue on ${tint}`, colour["on-hue"], colour[tint]);
  }
  for (const [name, values] of rows.filter(([, all]) => all.length === 6)) {
    const [accent, strong, soft] = values.slice(turn * 3, turn * 3 + 3);
    for (const ground of grounds) check(`${when}, accent ${name} on ${ground}`, accent, colour[ground]);
    for (const ink of [accent, strong, colour.ink]) check(`${when}, accent ${name} on its tint`, ink, soft);
    for (const fill of [accent, strong]) check(`${when}, button ${name}`, colour["on-hue"], fill);
  }
}

console.log(failures ? `${failures} pairs are too weak` : "every pair of colours is strong enough");
process.exit(failures ? 1 : 0);
