import fs from "node:fs";
import path from "node:path";
import { hashOf } from "./stamps.mjs";

/** The product's version and, after a plus, what names the code that computes results, its libraries included. */
export function statisticsVersion(root) {
  const { version } = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8"));
  return `${version}+${hashOf(root, ["server/core", "package-lock.json"]).slice(0, 12)}`;
}
