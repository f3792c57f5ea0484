import { z } from "zod";
import type { SnapshotBody } from "./snapshot";

export const noiseFloorMetric = z.object({
  evaluatorId: z.string(),
  name: z.string(),
  form: z.enum(["difference", "ratio"]),
  /** How far apart two equal variants came out. */
  value: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  n: z.number().int(),
  /** The largest difference (or factor above 1) that the interval leaves to chance; null without an interval. */
  reach: z.number().nullable(),
});
export type NoiseFloorMetric = z.infer<typeof noiseFloorMetric>;

/**
 * What a run of equal variants says of each measure: the comparison whose interval reaches farthest from "no difference".
 * A difference reaches max(|low|, |high|); a ratio max(high, 1/low). Measures without a value are left out.
 */
export function noiseFloorOf({ metrics }: Pick<SnapshotBody, "metrics">): NoiseFloorMetric[] {
  return metrics.flatMap(({ evaluatorId, name, comparisons }) => {
    const [widest] = comparisons
      .flatMap(({ form, estimate: { value, low, high, n } }) =>
        value === null ? [] : [{ evaluatorId, name, form, value, low, high, n, reach: reachOf(form, low, high) }],
      )
      .sort((a, b) => (b.reach ?? 0) - (a.reach ?? 0));
    return widest ? [widest] : [];
  });
}

function reachOf(form: "difference" | "ratio", low: number | null, high: number | null): number | null {
  if (low === null || high === null) return null;
  if (form === "difference") return Math.max(Math.abs(low), Math.abs(high));
  return low > 0 ? Math.max(high, 1 / low) : null;
}
