import type { Envelope } from "./envelope";
import { BELOW_MINIMUM } from "./envelope";
import { areCounts } from "./input-checks";
import { MINIMUM } from "./minimums";

export type HumanSampleSize = Envelope & { size: number | null };

const SMALLEST_SHARE = 0.1;
const LARGEST_SHARE = 0.2;
const USUAL = 60;

/**
 * How many samples people should rate: `share` of all (10 to 20 %, 15 % unless set), at least 60, at most all. Whole samples.
 *
 * Degenerate: fewer than 30 samples in all `insufficient_data` (no estimate from people can rest on them); between 30 and
 * 59 all of them, with the warning `below_minimum_n`; a share outside [0.1, 0.2] or no count `invalid_input`.
 * Source: section 10 of the specification.
 */
export function humanSampleSize({ samples, share = 0.15 }: { samples: number; share?: number }): HumanSampleSize {
  if (!areCounts(samples) || !(share >= SMALLEST_SHARE && share <= LARGEST_SHARE)) {
    return { status: "invalid_input", size: null };
  }
  if (samples < MINIMUM.humanLabels) return { status: "insufficient_data", size: null };
  const size = Math.min(samples, Math.max(USUAL, Math.ceil(share * samples - 1e-9)));
  return { status: "ok", ...(size < USUAL ? { warning: BELOW_MINIMUM } : {}), size };
}
