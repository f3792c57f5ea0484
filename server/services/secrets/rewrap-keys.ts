import { withTenant } from "@/server/db/with-tenant";
import { log } from "@/server/telemetry/log";
import { type MasterKeys, masterKeyId, masterKeys } from "./master-keys";
import { findMasterKeyIds } from "./prove-master-key";
import { isWrappedByCurrent, rewrapKey } from "./wrap-key";

export type Rewrapped = { rewrapped: number; failed: number };

/**
 * Wraps every data key that the previous master key wrapped by the current one, each by itself: a crash leaves some for
 * the next start, and two processes at once do not disturb each other. The secrets themselves are not touched.
 */
export async function rewrapKeys(keys: MasterKeys = masterKeys()): Promise<Rewrapped> {
  const currentId = masterKeyId(keys.current);
  const places = (await findMasterKeyIds()).filter((place) => place.masterKeyId !== currentId);
  const report = { rewrapped: 0, failed: 0 };
  for (const { workspaceId } of places) {
    try {
      if (await rewrapOne(workspaceId, keys)) report.rewrapped += 1;
    } catch (error) {
      report.failed += 1;
      log().error({ err: error, workspaceId }, "a workspace's data key could not be rewrapped; it stays as it is");
    }
  }
  return report;
}

function rewrapOne(workspaceId: string, keys: MasterKeys): Promise<boolean> {
  return withTenant(workspaceId, async (db) => {
    const workspace = await db.workspace.findFirst({ where: { id: workspaceId }, select: { wrappedKey: true } });
    // Another process may have been here since the keys were listed.
    if (!workspace || isWrappedByCurrent(workspace.wrappedKey, keys)) return false;
    const { wrappedKey } = workspace;
    const { count } = await db.workspace.updateMany({
      where: { id: workspaceId, wrappedKey },
      data: { wrappedKey: rewrapKey(workspaceId, wrappedKey, keys) },
    });
    return count === 1;
  });
}
