import type { Tx } from "@/server/db/client";
import { openSecret } from "../secrets/open-secret";
import { sealSecret } from "../secrets/seal-secret";
import type { SecretPlace } from "../secrets/secret-place";
import { unwrapKey } from "../secrets/wrap-key";
import { noSuchConnection } from "./load-connection";

export type KeyOwner = { id: string; workspaceId: string; provider: string; baseUrl: string | null };

/** Seals the API key of a connection; `keyHint` is all that stays readable of it. */
export async function sealConnectionKey(db: Tx, owner: KeyOwner, apiKey: string | null) {
  if (apiKey === null) return { sealedKey: null, keyHint: null };
  return { sealedKey: sealSecret(await dataKey(db, owner), placeOf(owner), apiKey), keyHint: hintOf(apiKey) };
}

export async function openConnectionKey(db: Tx, owner: KeyOwner, sealedKey: string): Promise<string> {
  return openSecret(await dataKey(db, owner), placeOf(owner), sealedKey);
}

/** Whom a key may be sent to: another origin needs the key again. */
export const originOf = ({ provider, baseUrl }: Pick<KeyOwner, "provider" | "baseUrl">): string =>
  `${provider} ${baseUrl === null ? "default" : new URL(baseUrl).origin}`;

const placeOf = (owner: KeyOwner): SecretPlace => ({
  workspaceId: owner.workspaceId,
  table: "Connection",
  rowId: owner.id,
  field: "sealedKey",
  origin: originOf(owner),
});

/** Of a short key even four characters would tell too much. */
const hintOf = (apiKey: string) => (apiKey.length < 12 ? "…" : `…${apiKey.slice(-4)}`);

async function dataKey(db: Tx, { workspaceId }: KeyOwner): Promise<Buffer> {
  const workspace = await db.workspace.findFirst({ where: { id: workspaceId }, select: { wrappedKey: true } });
  if (!workspace) throw noSuchConnection();
  return unwrapKey(workspaceId, workspace.wrappedKey);
}
