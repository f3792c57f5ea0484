import { isIP } from "node:net";
import type { ProviderId } from "@/server/core/model/providers";
import { whyNotConnect } from "@/server/net/address-policy";
import { bareHost } from "@/server/net/check-url";

/**
 * Whether an admin who saved this base URL meant a private host: Ollama lives on one, and so does an address that shows
 * it by its form. A public name that resolves to a private address is not meant, and stays refused.
 */
export function allowsPrivateHosts(provider: ProviderId, baseUrl: string | null): boolean {
  if (provider === "ollama") return true;
  if (baseUrl === null) return false;
  const host = bareHost(new URL(baseUrl)).toLowerCase().replace(/\.$/, "");
  if (isIP(host) !== 0) return whyNotConnect(host, false) !== null;
  return !host.includes(".") || /\.(localhost|local|internal|lan|home|test)$/.test(host);
}
