import { createRandom } from "../random";
import type { Envelope } from "./envelope";
import { areCounts, areLevels } from "./input-checks";
import { sorted } from "./moments";
import { percentileOfSorted } from "./percentile";

export type UnitBootstrap = Envelope & {
  low: number | null;
  high: number | null;
  /** Resamples in which the statistic was defined. */
  used: number | null;
};

/** Enough for limits that are read to two digits, and quick for statistics that take a millisecond. */
const RESAMPLES = 1_999;
/** More undefined resamples than this share leave limits that describe only the lucky ones. */
const MOST_UNDEFINED = 0.05;

/**
 * Percentile bootstrap interval of any statistic over units (rated samples): units are drawn with replacement, the
 * statistic is computed from the drawn positions, and type-7 percentiles of its values are the limits, in its unit.
 *
 * `units` is their number; `statistic` gets `units` positions (repeats included) and answers null where it is undefined
 * (say, all drawn ratings alike). The same seed gives the same limits. Degenerate: fewer than 2 units, or a statistic that
 * is never defined, `insufficient_data`; undefined in more than 5 % of the resamples: the warning `undefined_resamples`;
 * no counts or a confidence outside (0,1) `invalid_input`. Source: Efron & Tibshirani 1993.
 */
export function bootstrapUnits({
  units,
  statistic,
  confidence,
  resamples = RESAMPLES,
  seed = "units",
}: {
  units: number;
  statistic: (positions: readonly number[]) => number | null;
  confidence: number;
  resamples?: number;
  seed?: string;
}): UnitBootstrap {
  const nothing = { low: null, high: null, used: null };
  if (!areCounts(units, resamples) || resamples < 1 || !areLevels(confidence)) {
    return { status: "invalid_input", ...nothing };
  }
  if (units < 2) return { status: "insufficient_data", ...nothing };
  const random = createRandom(seed);
  const values: number[] = [];
  for (let draw = 0; draw < resamples; draw++) {
    const value = statistic(Array.from({ length: units }, () => random.int(units)));
    if (value !== null && Number.isFinite(value)) values.push(value);
  }
  if (values.length === 0) return { status: "insufficient_data", ...nothing };
  const ascending = sorted(values);
  const tail = (1 - confidence) / 2;
  return {
    status: "ok",
    ...(values.length < (1 - MOST_UNDEFINED) * resamples ? { warning: "undefined_resamples" } : {}),
    low: percentileOfSorted(ascending, tail),
    high: percentileOfSorted(ascending, 1 - tail),
    used: values.length,
  };
}
