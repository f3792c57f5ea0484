import { createHash } from "node:crypto";
import { env } from "@/server/env";

/** The current one seals; the previous one only opens what it sealed, while a rotation lasts. */
export type MasterKeys = { current: Buffer; previous: Buffer | null };

export function masterKeys(): MasterKeys {
  const { ASSAY_MASTER_KEY: current, ASSAY_MASTER_KEY_PREVIOUS: previous } = env();
  return { current: toKey(current), previous: previous === undefined ? null : toKey(previous) };
}

/** Tells master keys apart without telling them; scripts/lib/rotate-master-key.mjs computes the same. */
export const masterKeyId = (key: Buffer): string =>
  createHash("sha256").update("assay master key id").update(key).digest("hex").slice(0, 8);

const toKey = (text: string) => Buffer.from(text, "base64url");
