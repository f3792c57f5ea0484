// The two secrets of an installation: made once, kept in the data folder for its user alone, unless the environment has them.
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { Failure } from "./failure.mjs";

const NEW_KEY = `node -p "crypto.randomBytes(32).toString('base64url')"`;

/** `mayCreate: false` for a process that joins others: secrets of its own could not open what theirs have sealed. */
export function readSecrets(dataDir, { env = process.env, mayCreate = true } = {}) {
  const kept =
    env.NEXTAUTH_SECRET && env.ASSAY_MASTER_KEY ? {} : readKept(path.join(dataDir, "secrets.json"), mayCreate);
  const secrets = {
    NEXTAUTH_SECRET: env.NEXTAUTH_SECRET || kept.NEXTAUTH_SECRET,
    ASSAY_MASTER_KEY: env.ASSAY_MASTER_KEY || kept.ASSAY_MASTER_KEY,
  };
  // The kept one belongs to the kept master key.
  const previous = env.ASSAY_MASTER_KEY ? env.ASSAY_MASTER_KEY_PREVIOUS : kept.ASSAY_MASTER_KEY_PREVIOUS;
  if (previous) secrets.ASSAY_MASTER_KEY_PREVIOUS = previous;
  if (secrets.NEXTAUTH_SECRET.length < 32) {
    throw new Failure("NEXTAUTH_SECRET is shorter than 32 characters.", `Make one with: ${NEW_KEY}`);
  }
  for (const name of ["ASSAY_MASTER_KEY", "ASSAY_MASTER_KEY_PREVIOUS"]) {
    if (name in secrets && !/^[\w-]{43}$/.test(secrets[name])) {
      throw new Failure(`${name} is not 32 bytes in base64url (43 characters).`, `Make one with: ${NEW_KEY}`);
    }
  }
  return secrets;
}

/** What the file holds, which is made first where it may be. */
export function readKept(file, mayCreate) {
  if (mayCreate) createOnce(file);
  else if (!fs.existsSync(file)) {
    throw new Failure(
      `There is no ${file}.`,
      "A worker needs the secrets of the server that it works for: set NEXTAUTH_SECRET and ASSAY_MASTER_KEY, or copy that file.",
    );
  }
  try {
    const kept = JSON.parse(fs.readFileSync(file, "utf8"));
    if (typeof kept.NEXTAUTH_SECRET === "string" && typeof kept.ASSAY_MASTER_KEY === "string") return kept;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  // Never replaced by itself: without the master key the stored provider keys can no longer be read.
  throw new Failure(
    `${file} is damaged.`,
    "Put it back from a backup; or delete it, after which provider keys must be entered again.",
  );
}

function createOnce(file) {
  const key = () => randomBytes(32).toString("base64url");
  try {
    fs.writeFileSync(file, JSON.stringify({ NEXTAUTH_SECRET: key(), ASSAY_MASTER_KEY: key() }, null, 2), {
      mode: 0o600,
      flag: "wx",
    });
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
  }
}
