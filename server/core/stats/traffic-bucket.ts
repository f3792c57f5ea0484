import type { Envelope } from "./envelope";
import { arePositive, at } from "./input-checks";
import { sumOf } from "./moments";
import { sha256Hex } from "./sha256";

export type TrafficBucket = Envelope & {
  hashPrefix: string | null;
  u: number | null;
  variant: number | null;
  included: boolean | null;
};

const HEX_DIGITS = 13;

/**
 * Which variant a unit (user, conversation) belongs to, the same for ever for one salt. u in [0,1) = first 13 hex digits
 * of SHA-256(`salt:unitId`)/16^13; variant = first index whose cumulative normalised weight exceeds u; included = a
 * second hash (salt `salt:coverage`) below coverage, so a ramp-up never reshuffles.
 * Degenerate: coverage 0 includes nobody; a negative weight, no positive weight or a coverage outside [0,1]
 * `invalid_input`. Source: section 8 of the specification.
 */
export function trafficBucket({
  salt,
  unitId,
  weights,
  coverage,
}: {
  salt: string;
  unitId: string;
  weights: readonly number[];
  coverage: number;
}): TrafficBucket {
  const total = sumOf(weights);
  const valid = weights.every((weight) => weight >= 0) && arePositive(total);
  if (!valid || !(coverage >= 0 && coverage <= 1)) {
    return { status: "invalid_input", hashPrefix: null, u: null, variant: null, included: null };
  }
  const { hashPrefix, u } = uniform(`${salt}:${unitId}`);
  let cumulative = 0;
  let variant = weights.findLastIndex((weight) => weight > 0);
  for (let i = 0; i < weights.length; i++) {
    cumulative += at(weights, i) / total;
    if (cumulative > u) {
      variant = i;
      break;
    }
  }
  return { status: "ok", hashPrefix, u, variant, included: uniform(`${salt}:coverage:${unitId}`).u < coverage };
}

function uniform(text: string): { hashPrefix: string; u: number } {
  const hashPrefix = sha256Hex(text).slice(0, HEX_DIGITS);
  return { hashPrefix, u: Number.parseInt(hashPrefix, 16) / 16 ** HEX_DIGITS };
}
