import { encrypt } from "./cipher";
import { boundTo, type SecretPlace, sealVersion } from "./secret-place";

/** Seals a secret so that it opens only where it was put: `s1.<sealed>`. */
export function sealSecret(key: Buffer, place: SecretPlace, secret: string): string {
  return `${sealVersion}.${encrypt(key, Buffer.from(secret, "utf8"), boundTo(place))}`;
}
