import { AppError } from "@/server/core/errors";
import { log } from "@/server/telemetry/log";
import { decrypt } from "./cipher";
import { boundTo, type SecretPlace, sealVersion } from "./secret-place";

/** The secret, only at the place it was sealed for. */
export function openSecret(key: Buffer, place: SecretPlace, sealed: string): string {
  const [version, body] = sealed.split(".");
  const plain = version === sealVersion && body ? decrypt(key, body, boundTo(place)) : null;
  if (!plain) {
    log().error({ alarm: "secret", place }, "a stored secret does not open: it was changed or moved");
    throw new AppError(
      "unavailable",
      "The stored API key does not open: it was changed, or moved from another connection or address. Enter the key again.",
    );
  }
  return plain.toString("utf8");
}
