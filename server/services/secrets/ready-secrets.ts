import { log } from "@/server/telemetry/log";
import { masterKeys } from "./master-keys";
import { whyNotOpenSecrets } from "./prove-master-key";
import { rewrapKeys } from "./rewrap-keys";

/** At a start: proves the master key, and goes on with a rotation. Returns why the process must not serve, or null. */
export async function readySecrets(): Promise<string | null> {
  const keys = masterKeys();
  const reason = await whyNotOpenSecrets(keys);
  if (reason || !keys.previous) return reason;
  const { rewrapped, failed } = await rewrapKeys(keys);
  const left = failed === 0 ? "none needs the previous master key any more" : `${failed} still need the previous one`;
  log().info({ rewrapped, failed }, `data keys were rewrapped by the current master key; ${left}`);
  return null;
}
