import { client } from "@/server/db/client";
import { withTenant } from "@/server/db/with-tenant";
import { type MasterKeys, masterKeyId, masterKeys } from "./master-keys";
import { unwrapKey } from "./wrap-key";

export type KeyPlace = { workspaceId: string; masterKeyId: string };

/** Which master key each workspace's data key is wrapped by, the oldest workspace first. */
export const findMasterKeyIds = () => client().$queryRaw<KeyPlace[]>`select * from app_master_key_ids()`;

/**
 * Why the stored secrets cannot be opened with these master keys, or null. Proved on a real data key of each master key
 * that is in use; one that is damaged by itself stands in nobody else's way.
 */
export async function whyNotOpenSecrets(keys: MasterKeys = masterKeys()): Promise<string | null> {
  const places = await findMasterKeyIds();
  const known = [keys.current, ...(keys.previous ? [keys.previous] : [])].map(masterKeyId);
  const strange = places.filter((place) => !known.includes(place.masterKeyId));
  if (strange.length > 0) {
    return `The stored keys of ${strange.length} of ${places.length} workspaces were sealed with another master key (${strange[0]?.masterKeyId}; here is ${known.join(" and ")}). Nothing was changed or lost: set ASSAY_MASTER_KEY back to the former key, or name that one in ASSAY_MASTER_KEY_PREVIOUS, and start again (docs/operate/secrets.md).`;
  }
  for (const id of new Set(places.map((place) => place.masterKeyId))) {
    const sealedWithIt = places.filter((place) => place.masterKeyId === id);
    if (!(await opensOne(sealedWithIt, keys))) {
      return `None of the ${sealedWithIt.length} data keys that the master key ${id} wrapped opens with it: they are damaged. Nothing was changed; restore the database from a backup (docs/operate/secrets.md).`;
    }
  }
  return null;
}

async function opensOne(places: KeyPlace[], keys: MasterKeys): Promise<boolean> {
  for (const { workspaceId } of places) {
    const wrapped = await withTenant(workspaceId, (db) =>
      db.workspace.findFirst({ where: { id: workspaceId }, select: { wrappedKey: true } }),
    );
    // Deleted meanwhile: it proves nothing and harms nothing.
    if (!wrapped) continue;
    try {
      unwrapKey(workspaceId, wrapped.wrappedKey, keys);
      return true;
    } catch {
      // unwrapKey has logged it by name; another workspace may still open.
    }
  }
  return false;
}
