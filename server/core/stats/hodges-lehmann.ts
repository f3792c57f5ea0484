import type { Envelope } from "./envelope";
import { at } from "./input-checks";
import { sorted } from "./moments";
import { type PairedInput, pairedDifferences } from "./paired-t-test";

export type HodgesLehmann = Envelope & { estimate: number | null };

/**
 * Hodges-Lehmann shift: the median of all averages (d_i + d_j)/2, i <= j, of the differences b - a, in their unit. Found
 * by bisection over the value with a two-pointer count, so 10,000 pairs need no list of 50 million averages.
 * Degenerate: no pairs `insufficient_data`; unequal lengths or a non-finite entry `invalid_input`.
 */
export function hodgesLehmann({ a, b }: PairedInput): HodgesLehmann {
  const differences = pairedDifferences({ a, b });
  if (!differences) return { status: "invalid_input", estimate: null };
  const n = differences.length;
  if (n === 0) return { status: "insufficient_data", estimate: null };
  const ascending = sorted(differences);
  const averages = (n * (n + 1)) / 2;
  const lower = walshAverage(ascending, Math.floor((averages + 1) / 2));
  const upper = averages % 2 === 1 ? lower : walshAverage(ascending, averages / 2 + 1);
  return { status: "ok", estimate: (lower + upper) / 2 };
}

/** The k-th smallest Walsh average (1-based): the smallest value that at least k averages do not exceed. */
function walshAverage(ascending: Float64Array, k: number): number {
  let below = at(ascending, 0);
  let reached = at(ascending, ascending.length - 1);
  if (countUpTo(ascending, below) >= k) return below;
  for (;;) {
    const middle = below + (reached - below) / 2;
    if (middle <= below || middle >= reached) return reached;
    if (countUpTo(ascending, middle) >= k) reached = middle;
    else below = middle;
  }
}

function countUpTo(ascending: Float64Array, value: number): number {
  let count = 0;
  let j = ascending.length - 1;
  for (let i = 0; i <= j; i++) {
    while (j >= i && ((ascending[i] as number) + (ascending[j] as number)) / 2 > value) j--;
    count += Math.max(0, j - i + 1);
  }
  return count;
}
