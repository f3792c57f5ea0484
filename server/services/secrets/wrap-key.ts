import { randomBytes } from "node:crypto";
import { AppError } from "@/server/core/errors";
import { log } from "@/server/telemetry/log";
import { decrypt, encrypt } from "./cipher";
import { type MasterKeys, masterKeyId, masterKeys } from "./master-keys";

const version = "w1";

/** A new data key for a workspace, wrapped by the installation's master key: `w1.<master key's id>.<sealed>`. */
export function createWrappedKey(workspaceId: string, keys: MasterKeys = masterKeys()): string {
  return wrap(workspaceId, randomBytes(32), keys);
}

/** The same data key, wrapped by the current master key: what it sealed stays as it is. */
export function rewrapKey(workspaceId: string, wrappedKey: string, keys: MasterKeys = masterKeys()): string {
  return wrap(workspaceId, unwrapKey(workspaceId, wrappedKey, keys), keys);
}

export const isWrappedByCurrent = (wrappedKey: string, { current }: MasterKeys): boolean =>
  wrappedKey.split(".")[1] === masterKeyId(current);

/** The workspace's data key. Only for sealing and opening; it is never stored, logged or handed on. */
export function unwrapKey(workspaceId: string, wrappedKey: string, keys: MasterKeys = masterKeys()): Buffer {
  const [foundVersion, masterId, sealed] = wrappedKey.split(".");
  const master = [keys.current, keys.previous].find((key) => key !== null && masterKeyId(key) === masterId);
  if (foundVersion === version && !master) {
    throw new AppError(
      "unavailable",
      "The stored keys of this workspace were sealed with another master key. Nothing was lost: set ASSAY_MASTER_KEY back to the former one and restart.",
    );
  }
  const key = master && foundVersion === version && sealed ? decrypt(master, sealed, boundTo(workspaceId)) : null;
  if (!key) {
    log().error({ alarm: "secret", workspaceId }, "a workspace's data key does not open: it was changed or moved");
    throw new AppError(
      "unavailable",
      "The data key of this workspace is damaged or belongs to another workspace, so its stored keys cannot be opened. Restore it from a backup.",
    );
  }
  return key;
}

const wrap = (workspaceId: string, dataKey: Buffer, { current }: MasterKeys) =>
  [version, masterKeyId(current), encrypt(current, dataKey, boundTo(workspaceId))].join(".");

const boundTo = (workspaceId: string) => JSON.stringify(["assay", "workspace key", version, workspaceId]);
