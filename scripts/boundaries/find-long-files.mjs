import fs from "node:fs";
import path from "node:path";
import { LENGTH_EXEMPT, MAX_LINES } from "./rules.mjs";
import { listCode } from "./scan.mjs";

function listScripts(root) {
  if (!fs.existsSync(path.join(root, "scripts"))) return [];
  const files = fs.readdirSync(path.join(root, "scripts"), { recursive: true, encoding: "utf8" });
  return files.filter((file) => /\.(mjs|ts)$/.test(file)).map((file) => `scripts/${file}`);
}

/** @returns {string[]} one sentence per file that should be divided. */
export function findLongFiles(root) {
  return [...listCode(root), ...listScripts(root)]
    .filter((file) => !LENGTH_EXEMPT.test(file))
    .map((file) => ({ file, lines: fs.readFileSync(path.join(root, file), "utf8").split("\n").length - 1 }))
    .filter(({ lines }) => lines > MAX_LINES)
    .map(({ file, lines }) => `${file}: has ${lines} lines; divide it below ${MAX_LINES}`);
}
