import { createHash, randomBytes } from "node:crypto";
import { AppError } from "@/server/core/errors";
import { env } from "@/server/env";
import { decrypt, encrypt } from "./cipher";

const version = "w1";

/** A new data key for a workspace, wrapped by the installation's master key: `w1.<master key's id>.<sealed>`. */
export function createWrappedKey(workspaceId: string): string {
  const master = masterKey();
  return [version, idOf(master), encrypt(master, randomBytes(32), boundTo(workspaceId))].join(".");
}

/** The workspace's data key. Only for sealing and opening; it is never stored, logged or handed on. */
export function unwrapKey(workspaceId: string, wrappedKey: string): Buffer {
  const master = masterKey();
  const [foundVersion, masterId, sealed] = wrappedKey.split(".");
  if (foundVersion === version && masterId !== idOf(master)) {
    throw new AppError(
      "unavailable",
      "The stored keys of this workspace were sealed with another master key. Nothing was lost: set ASSAY_MASTER_KEY back to the former one and restart.",
    );
  }
  const key = foundVersion === version && sealed ? decrypt(master, sealed, boundTo(workspaceId)) : null;
  if (!key) {
    throw new AppError(
      "unavailable",
      "The data key of this workspace is damaged or belongs to another workspace, so its stored keys cannot be opened. Restore it from a backup.",
    );
  }
  return key;
}

const masterKey = () => Buffer.from(env().ASSAY_MASTER_KEY, "base64url");
const idOf = (key: Buffer) => createHash("sha256").update("assay master key id").update(key).digest("hex").slice(0, 8);
const boundTo = (workspaceId: string) => JSON.stringify(["assay", "workspace key", version, workspaceId]);
