// Work is done once per content: a stamp beside the result holds the hash of what it was made from.
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";

const IRRELEVANT = /(^|\/)(generated|node_modules)$|\.test\.[a-z]+$|\.md$/;

export function hashOf(root, entries) {
  const hash = createHash("sha256");
  const visit = (relative) => {
    if (IRRELEVANT.test(relative)) return;
    const absolute = path.join(root, relative);
    const stat = fs.statSync(absolute, { throwIfNoEntry: false });
    if (stat?.isDirectory()) {
      for (const name of fs.readdirSync(absolute).sort()) visit(`${relative}/${name}`);
    } else if (stat) {
      hash.update(`${relative}\0${stat.size}\0`).update(fs.readFileSync(absolute));
    }
  };
  for (const entry of entries) visit(entry);
  return hash.digest("hex");
}

export function isStamped(file, key) {
  return fs.existsSync(file) && fs.readFileSync(file, "utf8") === key;
}

/** To be called after success only. */
export function writeStamp(file, key) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, key);
}
