import { providerKind } from "@/server/core/model/schema";
import type { Tx } from "@/server/db/client";
import type { ProviderConnection } from "@/server/providers/port";
import { allowsPrivateHosts } from "./allows-private-hosts";
import { openConnectionKey } from "./connection-key";
import { noSuchConnection } from "./load-connection";
import { openRecording } from "./open-recording";

/**
 * A connection as a provider needs it, with its key opened. Only for internal operations: what it returns must never
 * reach a door, a log line or a step's result. An archived connection still serves the runs that were planned on it.
 */
export async function loadProviderConnection(
  db: Tx,
  workspaceId: string,
  connectionId: string,
): Promise<ProviderConnection> {
  const row = await db.connection.findFirst({ where: { workspaceId, id: connectionId } });
  if (!row) throw noSuchConnection();
  const kind = providerKind.parse(row.provider);
  return {
    kind,
    baseUrl: row.baseUrl,
    apiKey: row.sealedKey === null ? null : await openConnectionKey(db, row, row.sealedKey),
    apiVersion: row.apiVersion,
    keepAlive: row.keepAlive,
    allowPrivateHosts: allowsPrivateHosts(kind, row.baseUrl),
    ...(row.recordingOfId === null ? {} : { recording: openRecording(workspaceId, row.recordingOfId) }),
  };
}
