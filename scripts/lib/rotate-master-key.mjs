// The rotation of the master key that the data folder keeps: first a new one beside the old, later the old one away.
import { createHash, randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import pg from "pg";
import { Failure } from "./failure.mjs";
import { readKept } from "./secrets.mjs";

/** Told apart as server/services/secrets/master-keys.ts does. */
const idOf = (key) =>
  createHash("sha256").update("assay master key id").update(Buffer.from(key, "base64url")).digest("hex").slice(0, 8);

/** @returns what was done and what comes next, in sentences. */
export async function rotateMasterKey({ dataDir, ownerUrl, env = process.env }) {
  if (env.ASSAY_MASTER_KEY) {
    throw new Failure(
      "ASSAY_MASTER_KEY is set in the environment, so it is rotated there.",
      "Set the new key, name the former one in ASSAY_MASTER_KEY_PREVIOUS, and restart (docs/operate/secrets.md).",
    );
  }
  const file = path.join(dataDir, "secrets.json");
  if (!fs.existsSync(file)) {
    throw new Failure(
      `There is no ${file}.`,
      "Name the data folder of your Assay with --data, or start it once first.",
    );
  }
  const { ASSAY_MASTER_KEY: current, ASSAY_MASTER_KEY_PREVIOUS: previous, ...others } = readKept(file, false);
  if (!previous) {
    const made = randomBytes(32).toString("base64url");
    replace(file, { ...others, ASSAY_MASTER_KEY: made, ASSAY_MASTER_KEY_PREVIOUS: current });
    return `A new master key (${idOf(made)}) is in ${file}, the former (${idOf(current)}) beside it. Restart Assay and its workers: the start rewraps every data key. Then run this command again to forget the former.`;
  }
  const open = await countOthers(ownerUrl, idOf(current));
  if (open > 0) {
    throw new Failure(
      `${open} data keys still need the former master key (${idOf(previous)}), which stays in ${file}.`,
      "Restart Assay, which rewraps them; its log names one that cannot be opened.",
    );
  }
  replace(file, { ...others, ASSAY_MASTER_KEY: current });
  return `Every data key is wrapped by the master key ${idOf(current)}; the former (${idOf(previous)}) is no longer in ${file}. Backups of the database from before need it: keep a copy with them.`;
}

async function countOthers(ownerUrl, currentId) {
  if (!ownerUrl) throw new Failure("There is no database in this data folder.", "Start Assay first.");
  const database = new pg.Client({ connectionString: ownerUrl });
  try {
    await database.connect();
  } catch {
    throw new Failure("The database is not running.", "Start Assay, and run this command again while it runs.");
  }
  try {
    const { rows } = await database.query(
      `select count(*)::int as n from "Workspace" where split_part("wrappedKey", '.', 2) <> $1`,
      [currentId],
    );
    return rows[0].n;
  } finally {
    await database.end();
  }
}

/** Whole or not at all: a half-written file would lose both keys. */
function replace(file, secrets) {
  const fresh = `${file}.new`;
  const written = fs.openSync(fresh, "w", 0o600);
  fs.writeFileSync(written, JSON.stringify(secrets, null, 2));
  fs.fsyncSync(written);
  fs.closeSync(written);
  fs.renameSync(fresh, file);
}
