// SPDX-License-Identifier: EUPL-1.2
// node dolos.mjs NPM-PREFIX FILE PERCENT [FOUND]; see dolos.py.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [prefix, file, percent, found] = process.argv.slice(2);
const { Dolos, File } = await import(pathToFileURL(createRequire(prefix + "/").resolve("@dodona/dolos-lib")));
const lines = readFileSync(file, "utf8").trimEnd().split("\n");
const files = lines.map((line, i) => new File(`${i}.txt`, JSON.parse(line).text));
const report = await new Dolos({ language: "char" }).analyze(files, "bench");
// Dice d of two sets is Jaccard d / (2 - d).
const threshold = percent / 100;
const pairs = report.allPairs().filter((pair) => pair.similarity / (2 - pair.similarity) >= threshold);
const number = (side) => side.path.replace(".txt", "");
if (found) writeFileSync(found, pairs.map((pair) => `${number(pair.leftFile)} ${number(pair.rightFile)}\n`).join(""));
console.log(`pairs ${pairs.length}`);
