import { randomBytes } from "node:crypto";

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

function encode(value: bigint, length: number): string {
  let rest = value;
  let text = "";
  for (let i = 0; i < length; i++) {
    text = ALPHABET[Number(rest & 31n)] + text;
    rest >>= 5n;
  }
  return text;
}

/** Sortable identifier: 48 bits of time, 80 bits given or random. */
export function createUlid(timeMs: number, entropy: Uint8Array = randomBytes(10)): string {
  const hex = Buffer.from(entropy.subarray(0, 10)).toString("hex");
  return encode(BigInt(Math.max(0, Math.floor(timeMs))), 10) + encode(BigInt(`0x${hex}`), 16);
}
